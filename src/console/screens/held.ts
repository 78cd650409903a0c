import type { Holder, IncidentId } from '../../records/records.ts';
import { timeOfDay } from '../parts/times.ts';
import type { Pen } from '../pen.ts';
import { paragraph } from '../pen.ts';
import type { Screen } from '../screen.ts';
import { listScreen } from './list.ts';

export interface HeldPorts {
  readonly pen: () => Pen;
  readonly watch: () => void;
  readonly takeOver: () => void;
  readonly home: () => void;
}

/** Another desk has the incident: who, since when, and what can be done about it. */
export const heldScreen = (
  id: IncidentId,
  { operator, desk, host, since }: Holder,
  { pen, watch, takeOver, home }: HeldPorts,
): Screen => {
  const { held } = pen().words;
  return listScreen({
    name: `held ${id}`,
    title: (now) => {
      const cells = now.columns - 1;
      const who = held.who(
        operator,
        [desk, host].filter((place) => place !== ''),
      );
      return [
        ...paragraph(now, held.title(id), cells, 'strong', { indent: 2 }),
        ...paragraph(now, `${who} · ${held.since(timeOfDay(since))}`, cells, 'normal', { indent: 2 }),
        [],
      ];
    },
    items: () => [
      { label: held.watch, tone: 'strong', choose: watch },
      { label: held.takeOver, choose: takeOver },
    ],
    pen,
    back: home,
    leave: home,
  });
};
