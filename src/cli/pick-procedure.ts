import { nearest } from '../condition/nearest.ts';
import type { Content } from '../procedure/content.ts';
import type { ProcedureId } from '../procedure/ids.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Card } from '../procedure/procedures.ts';
import { inLanguage } from '../procedure/text.ts';
import { damageWords } from './content-at-hand.ts';
import { finderFor } from './finding.ts';
import { exit, failed, type Outcome } from './outcome.ts';
import type { Surroundings } from './surroundings.ts';
import { standIn, unreadable } from './unreadable.ts';
import { guess, usage } from './usage.ts';

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
      : usage(notNamed(content, said, found, around));
  return { kind: 'failed', outcome };
};

type Found = ReturnType<ReturnType<typeof finderFor>['find']>;

const beyondDoubt = ([best, second]: Found, said: string): Card | undefined => {
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

/** That no procedure is called so, and which ones may be meant: what the words find, else the nearest id. */
export const notNamed = (
  content: Content,
  said: string,
  found: Found,
  { tell, language }: Pick<Surroundings, 'tell' | 'language'>,
): string => {
  const candidates = found
    .slice(0, 3)
    .map(({ procedure }) => `${procedure.id}（${inLanguage(procedure.title, language)}）`);
  return candidates.length > 0
    ? tell({
        zh: `“${said}”可能是 ${candidates.join('、')}；请写其中一个流程编号。`,
        en: `“${said}” may be ${candidates.join(', ')}; name one of these.`,
      })
    : tell({ zh: `没有“${said}”这个流程。`, en: `There is no procedure “${said}”. ` }) +
        guess(tell, nearest(said, content.procedures.keys()), {
          zh: '用 zhiban procedures 查看全部。',
          en: 'See all with zhiban procedures.',
        });
};
