import type { Kind } from '../../incident/entry.ts';
import type { Head, IncidentId } from '../../records/records.ts';
import type { Place } from '../../session/place.ts';
import type { Pen } from '../pen.ts';
import { say } from '../pen.ts';
import type { Screen } from '../screen.ts';
import type { ListItem } from '../screens/list.ts';
import { listScreen } from '../screens/list.ts';
import type { Unfinished } from '../screens/unfinished-line.ts';
import { ownHeads, unfinishedOf } from '../unfinished.ts';
import { callsWords } from './words.ts';

export interface ResumeListPorts {
  readonly pen: () => Pen;
  readonly place: Place;
  /** What this desk does: a drill is not taken up in the middle of the night's calls, nor the other way round. */
  readonly kind: Kind;
  /** Every open call that is not in hand here. */
  readonly heads: readonly Head[];
  readonly resume: (id: IncidentId) => void;
  readonly resumeAll: (ids: readonly IncidentId[]) => void;
  readonly back: () => void;
  readonly leave: () => void;
}

/**
 * Which unfinished call to go on with. After a crash several are this desk's own: the first number takes them all up
 * again. Those that somebody else holds are there one by one.
 */
export const resumeList = ({ place, kind, heads, resume, resumeAll, ...ports }: ResumeListPorts): Screen => {
  const { words, language } = ports.pen();
  const ofCalls = callsWords(language);
  const calls = heads.map((head) => unfinishedOf(place, head));
  const own = ownHeads(place, kind, heads);
  const all: readonly ListItem[] =
    own.length < 2
      ? []
      : [
          {
            label: ofCalls.resumeAll(own.length),
            aside: ofCalls.resumeAllAside,
            tone: 'strong',
            choose: () => resumeAll(own.map(({ id }) => id)),
          },
        ];
  return listScreen({
    ...ports,
    name: 'resume',
    title: words.home.resumeTitle,
    items: (pen) => [...all, ...calls.map((one) => item(pen, one, resume))],
  });
};

const item = (pen: Pen, one: Unfinished, resume: (id: IncidentId) => void): ListItem => {
  const { words } = pen;
  return {
    label: `${one.id} ${say(pen, one.title)}`,
    aside: [
      one.drill ? words.home.drill : '',
      words.home.step(one.step + 1),
      one.opened.slice(5, 16).replace('T', ' '),
      one.heldBy === undefined ? '' : words.home.heldBy(one.heldBy),
    ]
      .filter((text) => text !== '')
      .join(' · '),
    tone: 'strong',
    choose: () => resume(one.id),
  };
};
