import type { Clock } from '../../incident/clocks.ts';
import { readBackWords } from '../../report/read-back-words.ts';
import { type RoleTitles, stepWords } from '../../report/step-words.ts';
import { owedNow } from '../../session/owed.ts';
import type { View } from '../../session/view.ts';
import type { Line } from '../frame.ts';
import { span } from '../frame.ts';
import { INDENT } from '../parts/choice-lines.ts';
import { clockText, toneOf } from '../parts/clock-text.ts';
import { wordsOfClocks } from '../parts/clock-words.ts';
import { isLow } from '../parts/side-by-side.ts';
import type { Pen } from '../pen.ts';
import { cellsOf, paragraph, piece, shortened } from '../pen.ts';

/** After the last step: that all is done, or which reminders still run, so that nobody takes the call for over. */
export const finishedLines = (
  pen: Pen,
  view: View,
  reminders: readonly Clock[],
  roles: RoleTitles,
  cells: number,
): readonly Line[] => {
  const owed = readBackWords(owedNow(view), pen.language);
  const toSay = owed === undefined ? [] : [...paragraph(pen, owed, cells, 'accent', { indent: INDENT }), []];
  if (reminders.length === 0)
    return [...paragraph(pen, pen.words.finished, cells, 'strong', { indent: INDENT }), [], ...toSay];
  return [
    ...paragraph(pen, wordsOfClocks(pen.language).stillRuns, cells, 'strong', { indent: INDENT }),
    [],
    ...reminders.flatMap((clock) => reminderLines(pen, view, clock, roles, cells)),
    [],
    ...toSay,
  ];
};

/** In a low window on one line, since the choices below have to stay in sight. */
const reminderLines = (
  pen: Pen,
  view: View,
  clock: Clock,
  roles: RoleTitles,
  cells: number,
): readonly Line[] => {
  const name = stepWords(clock.step, clock.procedure, pen.language, roles);
  const tone = toneOf(clock);
  const time = clockText(pen, clock, 'running', view);
  const first: Line = [span('      '), piece(pen, '· ', 'dim')];
  if (!isLow(pen))
    return [
      ...paragraph(pen, name, cells, 'normal', { first, indent: INDENT }),
      ...paragraph(pen, time, cells, tone, { indent: INDENT }),
    ];
  const right: Line = [span('  '), piece(pen, time, tone)];
  return [[...shortened(pen, [...first, piece(pen, name)], cells - cellsOf(right)), ...right]];
};
