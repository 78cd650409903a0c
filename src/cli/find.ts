import type { Content } from '../procedure/content.ts';
import { inLanguage } from '../procedure/text.ts';
import { contentAtHand, withContentRemarks } from './content-at-hand.ts';
import { finderFor, soundRemarks } from './finding.ts';
import { lifeWords } from './life-words.ts';
import { done, doneJson, exit, type Outcome, remarking } from './outcome.ts';
import { noClearMatch, reasonWords } from './reason-words.ts';
import type { Given, Run } from './run.ts';
import type { Surroundings } from './surroundings.ts';
import { countOf, usage } from './usage.ts';

/** `zhiban find <words…>`: the procedures that fit, best first. Finding none is an answer, not an error. */
export const findCommand: Run = async (given, around) => {
  const { content } = await contentAtHand(around);
  const found = await ranked(content, given, around);
  const remarks = soundRemarks(around);
  const code = remarks.length === 0 ? found.exit : exit.content;
  return withContentRemarks(remarking({ ...found, exit: code }, remarks), content, around);
};

const ranked = async (
  content: Content,
  { words, options }: Given,
  around: Surroundings,
): Promise<Outcome> => {
  const { tell, language } = around;
  const limit = countOf(tell, '--limit', options['limit']);
  if (typeof limit === 'object') return limit;
  const said = words.join(' ').trim();
  if (said === '') {
    return usage(
      tell({
        zh: '要写来电人说的话，如 zhiban find 楼道里有味道。',
        en: 'It needs what the caller says, such as zhiban find 楼道里有味道.',
      }),
    );
  }
  const found = finderFor(content).find(said).slice(0, limit);
  if (options['json'] === true) {
    return doneJson(
      found.map(({ procedure, score, fit, matched, reasons }) => ({
        id: procedure.id,
        title: inLanguage(procedure.title, language),
        family: procedure.family,
        life: procedure.life,
        score,
        fit,
        matched,
        reasons,
      })),
    );
  }
  if (found.length === 0 && content.procedures.damaged === true) return done('');
  if (found.length === 0) {
    return {
      ...done(''),
      err: `${tell({ zh: '没有找到相近的流程；换个说法，或用 zhiban procedures 看全部。', en: 'Nothing fits; try other words, or see all with zhiban procedures.' })}\n`,
    };
  }
  const { table } = await import('./table.ts');
  return {
    ...done(
      table(
        found.map(({ procedure, score, reasons }) => [
          String(score).padStart(3),
          inLanguage(procedure.title, language),
          procedure.id,
          tell(lifeWords(procedure)),
          reasonWords(reasons, said),
        ]),
      ),
    ),
    ...(found[0]?.fit === 'guess' ? { err: `${tell(noClearMatch)}\n` } : {}),
  };
};
