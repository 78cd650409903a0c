import { nearest } from '../condition/nearest.ts';
import type { Content } from '../procedure/content.ts';
import type { ProcedureId } from '../procedure/ids.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { inLanguage } from '../procedure/text.ts';
import { damagedContent } from './content-at-hand.ts';
import { finderFor } from './finding.ts';
import type { Outcome } from './outcome.ts';
import type { Surroundings } from './surroundings.ts';
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
  const [id = ''] = words;
  const named = words.length === 1 ? content.procedures.get(id as ProcedureId) : undefined;
  if (named !== undefined) return { kind: 'ok', procedure: named };
  const said = words.join(' ');
  const found = finderFor(content).find(said);
  const [best, second] = found;
  const wanted = /^[\w-]+$/u.test(said) ? surely : 0;
  if (best?.fit === 'sure' && best.score >= wanted && best.score > (second?.score ?? 0)) {
    const procedure = content.procedures.get(best.procedure.id);
    if (procedure !== undefined) return { kind: 'ok', procedure, words: said };
  }
  if (content.procedures.damaged === true) return { kind: 'failed', outcome: damagedContent(around) };
  return { kind: 'failed', outcome: usage(notNamed(content, said, found, around)) };
};

/** That no procedure is called so, and which ones may be meant: what the words find, else the nearest id. */
export const notNamed = (
  content: Content,
  said: string,
  found: ReturnType<ReturnType<typeof finderFor>['find']>,
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
