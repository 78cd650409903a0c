import type { View } from '../../session/view.ts';
import type { Pen } from '../pen.ts';
import type { Menu } from './deed.ts';

/**
 * What can be done with a call that another desk has in hand, or that is closed. 1 changes nothing: whoever was just
 * about to give an answer when the call was taken over must not take it back by that.
 */
export const watchMenu = ({ words }: Pen, view: View): Menu => ({
  choices: view.incident.closed
    ? []
    : [
        { label: words.held.watch, tone: 'strong', deed: { kind: 'close-over' } },
        { label: words.held.takeOver, deed: { kind: 'take-over' } },
      ],
  zero: { label: words.return, deed: { kind: 'to-home' } },
});
