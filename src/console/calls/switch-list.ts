import type { IncidentId } from '../../records/records.ts';
import type { Session } from '../../session/session.ts';
import type { Pen } from '../pen.ts';
import { say } from '../pen.ts';
import type { Screen } from '../screen.ts';
import type { ListItem } from '../screens/list.ts';
import { listScreen } from '../screens/list.ts';
import { shortNumber, tellingFact, wants } from './call-line.ts';
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
    items: (pen) => calls.map((session) => item(pen, session, ids, show)),
  });
};

const item = (
  pen: Pen,
  session: Session,
  ids: readonly IncidentId[],
  show: (id: IncidentId) => void,
): ListItem => {
  const words = callsWords(pen.language);
  const view = session.view();
  const wanted = wants(pen, view, 'running');
  const finished = view.outline.filter(
    ({ standing }) => standing === 'done' || standing === 'skipped',
  ).length;
  return {
    label: [
      shortNumber(view.id, ids),
      ...(view.incident.kind === 'drill' ? [words.drill] : []),
      say(pen, view.leading.title),
      wanted.text,
    ].join('  '),
    aside: [words.step(finished + 1), tellingFact(pen, view)].filter((text) => text !== '').join(' · '),
    tone: wanted.tone === 'danger' ? 'danger' : 'strong',
    choose: () => show(view.id),
  };
};
