import { timeOf } from '../incident/moments.ts';
import type { ProcedureId } from '../procedure/ids.ts';
import type { Procedures } from '../procedure/procedures.ts';
import { inLanguage } from '../procedure/text.ts';
import type { Filter, Head } from '../records/records.ts';
import { done, doneJson, exit, type Outcome, remarking } from './outcome.ts';
import { foundNothing, recordRemarks } from './records-at-hand.ts';
import type { Given, Run } from './run.ts';
import type { Surroundings } from './surroundings.ts';
import { countOf, notAllowed, usage } from './usage.ts';
import { openWorkplace } from './workplace.ts';

/** `zhiban incidents`: what is on record, newest first. */
export const incidentsCommand: Run = async ({ options }, around) => {
  const filter = filterOf(options, around);
  if ('exit' in filter) return filter;
  const { records, ground } = await openWorkplace(around);
  const heads = records.list(filter);
  const troubles = records.troubles();
  records.close();
  const outcome = await listed(heads, options['json'] === true, ground.procedures, around);
  return heads.length === 0
    ? foundNothing(outcome, troubles, around)
    : remarking(outcome, recordRemarks(troubles, around));
};

const listed = async (
  heads: readonly Head[],
  json: boolean,
  procedures: Procedures,
  around: Surroundings,
): Promise<Outcome> => {
  if (json) return doneJson(heads.map((head) => brief(head, titleOf(head, procedures, around))));
  if (heads.length === 0) {
    return { exit: exit.done, err: `${around.tell({ zh: '没有符合的事件。', en: 'No incident fits.' })}\n` };
  }
  const { table } = await import('./table.ts');
  return done(
    table(
      heads.map((head) => [
        head.id,
        head.opened.slice(0, 16).replace('T', ' '),
        around.tell(states[stateOf(head)]),
        titleOf(head, procedures, around),
        [head.operator, head.desk].filter((word) => word !== '').join(' '),
      ]),
    ),
  );
};

type State = 'open' | 'closed';

const stateOf = ({ closed }: Head): State => (closed === undefined ? 'open' : 'closed');

const states = {
  open: { zh: '未结束', en: 'open' },
  closed: { zh: '已结束', en: 'closed' },
} as const;

/** Procedures may have gone since; then their id has to do. */
const titleOf = ({ procedure }: Head, procedures: Procedures, { language }: Surroundings): string =>
  inLanguage(procedures.get(procedure as ProcedureId)?.title ?? { zh: procedure }, language);

const brief = (head: Head, title: string): object => ({
  id: head.id,
  kind: head.kind,
  status: stateOf(head),
  procedure: head.procedure,
  version: head.version,
  title,
  opened: head.opened,
  ...(head.closed === undefined ? {} : { closed: head.closed }),
  operator: head.operator,
  desk: head.desk,
  entries: head.entries,
});

const allStates = ['open', 'closed', 'all'] as const;

const filterOf = (options: Given['options'], { tell }: Surroundings): Filter | Outcome => {
  const { status, since, until, search } = options;
  const limit = countOf(tell, '--limit', options['limit']);
  if (typeof limit === 'object') return limit;
  const state = allStates.find((one) => one === (status ?? 'all'));
  if (state === undefined) return notAllowed(tell, '--status', String(status), allStates);
  for (const [name, day] of [['--since', since] as const, ['--until', until] as const]) {
    if (day === undefined || (typeof day === 'string' && isTime(day))) continue;
    return usage(
      tell({
        zh: `${name} 要写成 2026-11-21，也可以只写到月，或写到时分 2026-11-21T22:15，不能是“${day}”。`,
        en: `${name} takes a day such as 2026-11-21, also a month, or a time 2026-11-21T22:15, not “${day}”.`,
      }),
    );
  }
  return {
    status: state,
    kinds: [options['drills'] === true ? 'drill' : 'live'],
    ...(typeof since === 'string' ? { since } : {}),
    ...(typeof until === 'string' ? { until } : {}),
    ...(typeof search === 'string' && search.trim() !== '' ? { search } : {}),
    ...(limit === undefined ? {} : { limit }),
  };
};

const isTime = (text: string): boolean => {
  if (!/^\d{4}(-\d{2}(-\d{2}(T\d{2}(:\d{2})?)?)?)?$/u.test(text)) return false;
  const [day = '', clock = '00'] = text.split('T');
  const [year, month = '01', date = '01'] = day.split('-');
  const [hour, minute = '00'] = clock.split(':');
  return timeOf(`${year}-${month}-${date}T${hour}:${minute}Z`) !== undefined;
};
