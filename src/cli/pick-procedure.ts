import type { Content } from '../procedure/content.ts';
import type { ProcedureId } from '../procedure/ids.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Card } from '../procedure/procedures.ts';
import type { Found } from '../triage/find.ts';
import { damageWords } from './content-at-hand.ts';
import { finderFor, soundRemarks } from './finding.ts';
import { notNamed } from './not-named.ts';
import { exit, failed, type Outcome, remarking } from './outcome.ts';
import type { Surroundings } from './surroundings.ts';
import { standIn, unreadable } from './unreadable.ts';
import { usage } from './usage.ts';

/** The procedure, and the caller's words where it was found by them; or what to say instead. */
export type PickedProcedure =
  | { readonly kind: 'ok'; readonly procedure: Procedure; readonly words?: string }
  | { readonly kind: 'failed'; readonly outcome: Outcome };

/** A single Latin word may be an id with a slip in it: then only a name word for word will do. */
const surely = 95;

/** The procedure that was named by its id, or the one that the words leave no doubt about. */
export const pickProcedure = (
  content: Content,
  words: readonly string[],
  around: Surroundings,
): PickedProcedure => {
  const said = words.join(' ');
  if (content.procedures.has(said as ProcedureId)) return opened(content, said as ProcedureId, around);
  const found = finderFor(content).find(said);
  const best = beyondDoubt(found, said);
  if (best !== undefined) return opened(content, best.id, around, said);
  const outcome =
    content.procedures.damaged === true
      ? failed(damageWords(around), exit.content)
      : remarking(usage(notNamed(content, said, found, around)), soundRemarks(around));
  return { kind: 'failed', outcome };
};

const beyondDoubt = ([best, second]: readonly Found<Card>[], said: string): Card | undefined => {
  const wanted = /^[\w-]+$/u.test(said) ? surely : 0;
  const isSure = best?.fit === 'sure' && best.score >= wanted && best.score > (second?.score ?? 0);
  return isSure ? best.procedure : undefined;
};

/** The whole of it; where that is damaged, how to take the call without it. */
const opened = (
  content: Content,
  id: ProcedureId,
  { tell }: Surroundings,
  words?: string,
): PickedProcedure => {
  const procedure = content.procedures.get(id);
  if (procedure !== undefined) return { kind: 'ok', procedure, ...(words === undefined ? {} : { words }) };
  const title = [...content.procedures.values()].find((card) => card.id === id)?.title ?? { zh: id };
  const general = standIn(content);
  const instead =
    general === undefined
      ? { zh: '请用 zhiban procedures 另选一个', en: 'choose another one with zhiban procedures' }
      : {
          zh: `先用 zhiban start ${general.id} 接这通来电`,
          en: `take the call with zhiban start ${general.id}`,
        };
  return { kind: 'failed', outcome: failed(tell(unreadable(title, instead)), exit.content) };
};
