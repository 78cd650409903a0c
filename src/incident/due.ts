import type { FollowUp, FollowUpLimit, Procedure } from '../procedure/procedure.ts';
import { optional } from './copies.ts';
import type { Owed } from './entry.ts';
import { timeOf } from './moments.ts';
import type { Judge } from './relevance.ts';
import { judge } from './relevance.ts';
import type { Scene } from './scene.ts';
import { MINUTE, milliseconds, proceduresOf } from './scene.ts';
import { limitStart } from './spans.ts';
import { offsetOf, wallAt } from './wall-time.ts';
import type { Holidays } from './working-days.ts';
import { afterWorkingDays } from './working-days.ts';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What is owed when the incident closes now. A follow-up whose condition is unknown is owed: better one too many. */
export const owedAtClose = (
  scene: Scene,
  holidays: Holidays,
  judging: Judge = judge(scene),
): readonly Owed[] =>
  proceduresOf(scene).flatMap((procedure) =>
    procedure.followUps
      .filter(({ when }) => {
        const outcome = when && judging.outcome(procedure.id, when);
        return !(outcome?.kind === 'known' && !outcome.value);
      })
      .map((followUp) => owed(scene, judging, procedure, followUp, holidays)),
  );

const owed = (
  scene: Scene,
  judging: Judge,
  procedure: Procedure,
  followUp: FollowUp,
  holidays: Holidays,
): Owed => {
  const due = followUp.within && dueTime(scene, judging, procedure, followUp.within, holidays);
  return {
    id: `${procedure.id}/${followUp.id}`,
    what: followUp.what,
    ...optional('due', due),
    ...optional(
      'before',
      followUp.before ?? (followUp.within && due === undefined ? NOT_WORKED_OUT : undefined),
    ),
  };
};

const NOT_WORKED_OUT = {
  zh: '期限还算不出来（起算时间、时限或当年放假安排还没有），请人来定',
  en: 'no due time yet (start, limit or the year’s holidays missing): somebody has to settle it',
};

/** ISO time with the offset the incident was opened in. Hours count from the moment; working days end with the day. */
const dueTime = (
  { incident, now }: Scene,
  judging: Judge,
  procedure: Procedure,
  { amount, unit, of }: FollowUpLimit,
  holidays: Holidays,
): string | undefined => {
  const start = of === 'closed' ? now.elapsed : limitStart(incident, procedure, of, judging.fact);
  const count = milliseconds(amount, 1, incident);
  const opened = timeOf(incident.opened.at.wall);
  if (start === undefined || count === undefined || opened === undefined) return undefined;
  const offset = offsetOf(incident.opened.at.wall);
  const begun = opened + start;
  switch (unit) {
    case 'hours':
      return wallAt(begun + count * HOUR, offset);
    case 'days':
      return wallAt(begun + count * DAY, offset);
    case 'working-days': {
      const day = wallAt(begun, offset)?.slice(0, 10);
      const last = day && afterWorkingDays(day, count, holidays);
      return last && `${last}T23:59:59.000${offset}`;
    }
    default:
      return unit satisfies never;
  }
};
