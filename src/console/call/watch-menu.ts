import type { View } from '../../session/view.ts';
import type { Pen } from '../pen.ts';
import type { Menu } from './deed.ts';

/** What can be done with a call that another desk has in hand, or that is closed. */
export const watchMenu = ({ words }: Pen, view: View): Menu => ({
  choices: view.incident.closed ? [] : [{ label: words.held.takeOver, deed: { kind: 'take-over' } }],
  zero: { label: words.return, deed: { kind: 'to-home' } },
});
