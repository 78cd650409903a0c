import type { Incident } from '../../incident/incident.ts';
import type { Placed } from '../../incident/scene.ts';
import type { StepKey } from '../../procedure/ids.ts';
import type { RoleTitles } from '../../report/step-words.ts';
import type { View } from '../../session/view.ts';
import type { Directory, Party } from '../../site/directory.ts';

export interface ChainPlace {
  readonly party: Party;
  /** Everybody was tried; this is the first one again. */
  readonly again: boolean;
  /** Who comes after this one; nobody where the chain has one party only, or none. */
  readonly next: Party | undefined;
}

/** Whom to ring now: the next of the call chain after as many tries as did not reach anybody. */
export const partyToRing = (
  directory: Directory,
  incident: Incident,
  { key, step }: Placed,
): ChainPlace | undefined => {
  if (step.notify === undefined) return undefined;
  const chain = directory.resolve(step.notify);
  const tries = triesOf(incident, key).length;
  const at = (index: number): Party | undefined => chain[index % Math.max(1, chain.length)];
  const party = at(tries);
  const next = chain.length > 1 ? at(tries + 1) : undefined;
  return party === undefined ? undefined : { party, again: tries >= chain.length, next };
};

export const triesOf = (incident: Incident, key: StepKey): Incident['tries'] =>
  incident.tries.filter(({ step, outcome }) => step === key && outcome !== 'reached');

/** The titles of all roles that a view's procedures notify. */
export const rolesOf = (directory: Directory, { procedures, incident }: View): RoleTitles =>
  Object.fromEntries(
    incident.procedures.flatMap(({ procedure }) =>
      (procedures.get(procedure)?.steps ?? []).flatMap(({ notify }) => {
        const title = notify && directory.resolve(notify)[0]?.title;
        return title ? [[notify, { title }]] : [];
      }),
    ),
  );
