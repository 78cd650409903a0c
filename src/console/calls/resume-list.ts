import type { IncidentId } from '../../records/records.ts';
import type { Unfinished } from '../../session/unfinished.ts';
import type { Pen } from '../pen.ts';
import type { Screen } from '../screen.ts';
import type { ListItem } from '../screens/list.ts';
import { listScreen } from '../screens/list.ts';
import { callItem } from './call-item.ts';
import { callsWords } from './words.ts';

export interface ResumeListPorts {
  readonly pen: () => Pen;
  /** Every open call that is not in hand here. */
  readonly unfinished: Unfinished;
  /** Those of them that this desk may take up all at once. */
  readonly own: readonly IncidentId[];
  readonly resume: (id: IncidentId) => void;
  readonly resumeAll: (ids: readonly IncidentId[]) => void;
  readonly back: () => void;
  readonly leave: () => void;
}

/**
 * Which unfinished call to go on with, the most urgent first. After a crash several are this desk's own: the first
 * number takes them all up again. Those that somebody else holds are there one by one.
 */
export const resumeList = ({ unfinished, own, resume, resumeAll, ...ports }: ResumeListPorts): Screen => {
  const { calls, unreadable } = unfinished;
  const ids = [...calls, ...unreadable].map(({ id }) => id);
  const words = callsWords(ports.pen().language);
  const all: ListItem = {
    label: words.resumeAll(own.length),
    aside: words.resumeAllAside,
    tone: 'strong',
    choose: () => resumeAll(own),
  };
  const damaged = unreadable.map(
    ({ id }): ListItem => ({ label: id, aside: words.unreadable, choose: () => resume(id) }),
  );
  return listScreen({
    ...ports,
    name: 'resume',
    title: words.whichUnfinished,
    items: (pen) => [
      ...(own.length < 2 ? [] : [all]),
      ...calls.map((session) => {
        // Nobody else tells these calls that time goes on.
        session.tick();
        return callItem(pen, session.view(), ids, resume);
      }),
      ...damaged,
    ],
  });
};
