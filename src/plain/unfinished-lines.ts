import { beside } from '../layout/beside.ts';
import { inLanguage, type Language } from '../procedure/text.ts';
import { durationWords } from '../report/time-words.ts';
import { reportWords } from '../report/words.ts';
import { nameOf } from '../session/session.ts';
import { finishedSteps, type View } from '../session/view.ts';
import { timeOf } from './clocks.ts';

/** What the line mode says of calls that were not ended. Chinese is the source, English has the same shape. */
const zh = {
  title: (n: number) => `没结束的有 ${n} 通，最急的在前：`,
  others: (n: number) => `另有 ${n} 通没结束，最急的在前：`,
  ask: '写编号就接着处理；空行返回',
  noClock: '无计时',
  open: (time: string) => `已开 ${time}`,
  step: (n: number) => `第 ${n} 步`,
  heldBy: (who: string) => beside(who, '处理中'),
};

const en: typeof zh = {
  title: (n) => `${n} calls are still open, the most urgent first:`,
  others: (n) => `${n} more still open, the most urgent first:`,
  ask: 'A number goes on with that call; an empty line goes back',
  noClock: 'no clock',
  open: (time) => `open ${time}`,
  step: (n) => `step ${n}`,
  heldBy: (who) => `held by ${who}`,
};

export const unfinishedWords = (language: Language): typeof zh => (language === 'en' ? en : zh);

/** One call on one line: which, what it wants most and what it is; how long it has been open, and where it stands. */
export const unfinishedLine = (view: View, language: Language): string => {
  const words = unfinishedWords(language);
  const [clock] = view.clocks;
  const wanted =
    view.heldBy !== undefined
      ? words.heldBy(nameOf(view.heldBy))
      : clock === undefined
        ? words.noClock
        : timeOf(clock, view, language);
  return [
    view.id,
    ...(view.incident.kind === 'drill' ? [reportWords(language).kinds.drill] : []),
    wanted,
    inLanguage(view.leading.title, language),
    words.open(durationWords(view.now.elapsed, language)),
    words.step(finishedSteps(view) + 1),
  ].join('  ');
};
