import { momentNear } from '../plain/moment-near.ts';
import { refusalWords } from '../report/refusal-words.ts';
import { summaryText } from '../report/summary-text.ts';
import { openIncident } from '../session/session.ts';
import { readAnswers } from './answers-file.ts';
import { exit, type Outcome, remarking } from './outcome.ts';
import { pickProcedure } from './pick-procedure.ts';
import { paperClock, playAnswers } from './play-answers.ts';
import { appendedWords } from './record-words.ts';
import { summaryOf } from './summary.ts';
import type { Surroundings } from './surroundings.ts';
import { usage } from './usage.ts';
import type { Workplace } from './workplace.ts';

/** `zhiban start --answers FILE`: nobody is asked, and the summary is the result. */
export const playFile = (
  workplace: Workplace,
  words: readonly string[],
  caller: string | undefined,
  file: string,
  around: Surroundings,
): Outcome => {
  try {
    return play(workplace, words, caller, file, around);
  } finally {
    workplace.records.close();
  }
};

const play = (
  workplace: Workplace,
  words: readonly string[],
  caller: string | undefined,
  file: string,
  around: Surroundings,
): Outcome => {
  const { tell, language } = around;
  const { content } = workplace;
  if (words.length === 0 && caller === undefined) {
    return usage(
      tell({
        zh: '--answers 要说明跑哪个流程，如 zhiban start <流程> --answers 文件；全部见 zhiban procedures。',
        en: '--answers needs a procedure: zhiban start <procedure> --answers FILE; see zhiban procedures.',
      }),
    );
  }
  const picked = pickProcedure(content, words.length > 0 ? words : [caller ?? ''], around);
  if (picked.kind === 'failed') return picked.outcome;
  const read = readAnswers(file, content, picked.procedure, around);
  if (read.kind === 'failed') return read.outcome;
  const { answers } = read;
  const now = new Date(workplace.clock.wall()).toISOString();
  const began = answers.began === undefined ? undefined : momentNear(answers.began, now);
  const clock = paperClock(workplace.clock, began === undefined ? undefined : Date.parse(began));
  const session = openIncident(
    { ...workplace, clock },
    picked.procedure.id,
    workplace.opening('live', caller ?? picked.words),
  );
  if (session === undefined) throw new Error(`cannot open ${picked.procedure.id}`);
  const unfit = playAnswers(session, answers, {
    clock,
    directory: workplace.directory,
    language,
    skip: {
      notNamed: tell({ zh: '答案文件里没有', en: 'not in answers file' }),
      unfit: tell({ zh: '答案文件里的回答不合适', en: 'the answer in the file does not fit' }),
    },
  });
  const { appended } = session.view();
  const summary = summaryOf(workplace, session.id, language, false, appended);
  session.leave();
  if (summary === undefined) throw new Error(`cannot read ${session.id} back`);
  const remarks = [
    ...workplace.remarks(),
    ...read.remarks,
    ...unfit.map(({ id, because }) => `${file}: ${id}: ${refusalWords(because, language)}`),
    ...(appended.kind === 'saved' || appended.kind === 'conflict'
      ? []
      : [`${session.id} ${tell(appendedWords(appended))}`]),
  ];
  const code = appended.kind === 'unsaved' ? exit.records : unfit.length > 0 ? exit.failed : exit.done;
  return remarking({ exit: code, out: summaryText(summary) }, remarks);
};
