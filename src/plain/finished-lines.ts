import { readBackWords } from '../report/read-back-words.ts';
import type { Asking } from '../session/asking.ts';
import { owedNow } from '../session/owed.ts';
import type { View } from '../session/view.ts';
import { clockList, clockMenuWords } from './clocks.ts';
import { block, choices } from './page.ts';
import type { Setting } from './setting.ts';
import { plainWords } from './words.ts';

/** Every step is done. While reminders run the call is not over: which ones, and that they will speak up. */
export const finishedLines = (
  view: View,
  { reminders }: Extract<Asking, { kind: 'finished' }>,
  setting: Setting,
): readonly string[] => {
  const words = plainWords(setting.language);
  const { stillRuns, close } = clockMenuWords(setting.language);
  const owed = readBackWords(owedNow(view), setting.language);
  const isOver = reminders.length === 0;
  return [
    ...(owed === undefined ? [] : [owed]),
    `[${words.finishedMark}] ${isOver ? words.allDone : stillRuns}`,
    ...clockList({ ...view, clocks: reminders }, setting).flatMap(block),
    ...choices([`1 ${isOver ? words.close : close(words.close)}`]),
    ...block(words.closeOther),
  ];
};
