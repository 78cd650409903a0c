import { readFileSync } from 'node:fs';
import { type Answers, readAnswers } from '../plain/answers.ts';
import { momentNear } from '../plain/moment-near.ts';
import { paperClock } from '../plain/paper-clock.ts';
import { playAnswers } from '../plain/play-answers.ts';
import { type Parsed, problemSentence } from '../procedure/problem.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { readText, readTextFile } from '../procedure/read-file.ts';
import { parseYaml } from '../procedure/yaml.ts';
import { refusalWords } from '../report/refusal-words.ts';
import { summaryText } from '../report/summary-text.ts';
import { type Clock, isoTime } from '../session/clock.ts';
import { openIncident } from '../session/opening.ts';
import { exit, type Outcome, remarking } from './outcome.ts';
import { pickProcedure } from './pick-procedure.ts';
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
        zh: '--answers 要写明是哪个流程：zhiban start <流程> --answers <文件>；全部流程见 zhiban procedures。',
        en: '--answers needs a procedure: zhiban start <procedure> --answers <file>; see all with zhiban procedures.',
      }),
    );
  }
  const picked = pickProcedure(content, words.length > 0 ? words : [caller ?? ''], around);
  if (picked.kind === 'failed') return picked.outcome;
  const read = answersIn(file, picked.procedure, workplace);
  if (read.kind === 'failed')
    return usage(read.problems.map((problem) => problemSentence(problem, language)).join('\n'));
  const answers = read.value;
  const clock = paperClock(workplace.clock, beginningOf(answers, workplace.clock));
  const session = openIncident(
    { ...workplace, clock },
    picked.procedure.id,
    workplace.opening('live', caller ?? picked.words),
  );
  if (session === undefined) throw new Error(`cannot open ${picked.procedure.id}`);
  const unfit = playAnswers({ session, answers, clock, directory: workplace.directory, language });
  const { appended } = session.view();
  const summary = summaryOf(workplace, session.id, language, false, appended);
  session.leave();
  if (summary === undefined) throw new Error(`cannot read ${session.id} back`);
  const remarks = [
    ...workplace.remarks(),
    ...unfit.map(({ id, because }) => `${file}: ${id}: ${refusalWords(because, language)}`),
    ...(appended.kind === 'saved' ? [] : [`${session.id} ${tell(appendedWords(appended))}`]),
  ];
  const code = appended.kind === 'unsaved' ? exit.records : unfit.length > 0 ? exit.failed : exit.done;
  return remarking({ exit: code, out: summaryText(summary) }, remarks);
};

/** From a file, or from stdin (`-`); every problem of it at once, before anything is opened. */
const answersIn = (name: string, procedure: Procedure, { content }: Workplace): Parsed<Answers> => {
  const file = name === '-' ? 'stdin' : name;
  const text = name === '-' ? readText(readFileSync(0), file) : readTextFile(name);
  const sheet = text.kind === 'ok' ? parseYaml(text.value, file) : text;
  return sheet.kind === 'ok' ? readAnswers(sheet.value, procedure, content.procedures) : sheet;
};

/** When the call began by the file, in milliseconds since 1970; a time of day is that of the place. */
const beginningOf = ({ began }: Answers, clock: Clock): number | undefined => {
  const wall = clock.wall();
  const moment = began === undefined ? undefined : momentNear(began, isoTime(wall, clock.offset(wall)));
  return moment === undefined ? undefined : Date.parse(moment);
};
