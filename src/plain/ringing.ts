import type { Placed } from '../incident/scene.ts';
import type { RoleTitles } from '../report/step-words.ts';
import type { View } from '../session/view.ts';
import type { Directory, Party } from '../site/directory.ts';

/** Whom to ring now: the next of the call chain after as many tries as reached nobody; then the first one again. */
export const partyToRing = (
  directory: Directory,
  { incident }: View,
  { key, step }: Placed,
): { readonly party: Party; readonly again: boolean } | undefined => {
  if (step.notify === undefined) return undefined;
  const chain = directory.resolve(step.notify);
  const tries = incident.tries.filter((one) => one.step === key && one.outcome !== 'reached').length;
  const party = chain[tries % Math.max(1, chain.length)];
  return party && { party, again: tries >= chain.length };
};

/** The titles of every role that the incident's procedures notify. */
export const rolesOf = (directory: Directory, { procedures, incident }: View): RoleTitles =>
  Object.fromEntries(
    incident.procedures.flatMap(({ procedure }) =>
      (procedures.get(procedure)?.steps ?? []).flatMap(({ notify }) => {
        const title = notify && directory.resolve(notify)[0]?.title;
        return title ? [[notify, { title }]] : [];
      }),
    ),
  );
