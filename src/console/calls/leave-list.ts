import type { Pen } from '../pen.ts';
import type { Screen } from '../screen.ts';
import { listScreen } from '../screens/list.ts';
import { callsWords } from './words.ts';

export interface LeaveListPorts {
  readonly pen: () => Pen;
  /** How many calls stay open. */
  readonly open: number;
  readonly leave: () => void;
  readonly back: () => void;
}

/** Whether to leave although calls are open. Ctrl+C once more leaves. */
export const leaveList = ({ pen, open, leave, back }: LeaveListPorts): Screen => {
  const words = callsWords(pen().language);
  return listScreen({
    name: 'leave',
    title: words.quitTitle(open),
    items: () => [
      { label: words.quitYes(open), choose: leave },
      { label: words.quitNoHere, tone: 'strong', choose: back },
    ],
    pen,
    back,
    leave,
  });
};
