import type { IncidentId } from '../../records/records.ts';
import { clockWords } from '../../report/time-words.ts';
import { finishedSteps, type View } from '../../session/view.ts';
import type { Pen } from '../pen.ts';
import { say } from '../pen.ts';
import type { ListItem } from '../screens/list.ts';
import { shortNumber, tellingFact, wants } from './call-line.ts';
import { callsWords } from './words.ts';

/**
 * A call as every list of calls shows it: which one, what it wants most and what it is; then how long it has been open,
 * where it stands, and whose it is. The clock stands before the title, which may need a second line.
 * @param ids every call that the number has to tell it from
 */
export const callItem = (
  pen: Pen,
  view: View,
  ids: readonly IncidentId[],
  choose: (id: IncidentId) => void,
): ListItem => {
  const words = callsWords(pen.language);
  const wanted = wants(pen, view, 'running');
  return {
    label: [
      shortNumber(view.id, ids),
      ...(view.incident.kind === 'drill' ? [words.drill] : []),
      wanted.text,
      say(pen, view.leading.title),
    ].join('  '),
    aside: [
      pen.words.elapsed(clockWords(view.now.elapsed)),
      words.step(finishedSteps(view) + 1),
      tellingFact(pen, view),
    ]
      .filter((text) => text !== '')
      .join(' · '),
    tone: wanted.tone === 'danger' ? 'danger' : 'strong',
    choose: () => choose(view.id),
  };
};
