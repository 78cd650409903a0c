import type { IncidentId } from '../../records/records.ts';
import type { Session } from '../../session/session.ts';
import type { Pen } from '../pen.ts';
import type { Screen } from '../screen.ts';
import { listScreen } from '../screens/list.ts';
import { callItem } from './call-item.ts';
import { callsWords } from './words.ts';

export interface SwitchListPorts {
  readonly pen: () => Pen;
  /** The parked calls, the most urgent first; the list keeps that order, so that no number moves under a finger. */
  readonly calls: readonly Session[];
  readonly front: IncidentId | undefined;
  readonly show: (id: IncidentId) => void;
  readonly back: () => void;
  readonly leave: () => void;
}

/** Which of several parked calls to go to. */
export const switchList = ({ calls, front, show, ...ports }: SwitchListPorts): Screen => {
  const ids = [...calls.map(({ id }) => id), ...(front === undefined ? [] : [front])];
  return listScreen({
    ...ports,
    name: 'switch',
    title: callsWords(ports.pen().language).whichCall,
    items: (pen) => calls.map((session) => callItem(pen, session.view(), ids, show)),
  });
};
