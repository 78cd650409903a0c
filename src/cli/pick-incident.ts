import { nearest } from '../condition/nearest.ts';
import { isIncidentId } from '../records/names.ts';
import type { Filter, IncidentId, Records } from '../records/records.ts';
import type { Outcome } from './outcome.ts';
import { foundNothing } from './records-at-hand.ts';
import type { Surroundings } from './surroundings.ts';
import { guess, usage } from './usage.ts';

/** The incident, or what to say instead. */
export type Picked =
  | { readonly kind: 'ok'; readonly id: IncidentId }
  | { readonly kind: 'failed'; readonly outcome: Outcome };

/** The incident that was meant: by its number, or the latest one that fits where none was named. */
export const pickIncident = (
  records: Records,
  given: string | undefined,
  latest: Filter,
  around: Surroundings,
): Picked => {
  const { tell } = around;
  const none = (sentence: string): Picked => ({
    kind: 'failed',
    outcome: foundNothing(usage(sentence), records.troubles(), around),
  });
  if (given === undefined) {
    const [head] = records.list({ ...latest, limit: 1 });
    if (head !== undefined) return { kind: 'ok', id: head.id };
    const sentence =
      latest.status === 'open'
        ? {
            zh: '没有未结束的事件；全部事件见 zhiban incidents。',
            en: 'No incident is open; see all with zhiban incidents.',
          }
        : {
            zh: '还没有任何事件记录；用 zhiban 开始。',
            en: 'There are no incidents yet; begin with zhiban.',
          };
    return none(tell(sentence));
  }
  const id = given.trim().toUpperCase();
  if (isIncidentId(id) && records.read(id) !== undefined) return { kind: 'ok', id };
  const all = records.list({ status: 'all' }).map((head) => head.id);
  return none(
    tell({ zh: `没有“${given}”这个事件。`, en: `There is no incident “${given}”. ` }) +
      guess(tell, nearest(id, all), {
        zh: '用 zhiban incidents 查看全部。',
        en: 'See all with zhiban incidents.',
      }),
  );
};
