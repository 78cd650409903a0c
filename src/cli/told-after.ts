import type { Outcome as Left, LeftCall } from '../console/ports.ts';
import type { Text } from '../procedure/text.ts';
import type { Appended, IncidentId } from '../records/records.ts';
import { summaryText } from '../report/summary-text.ts';
import { type Exit, exit, type Outcome } from './outcome.ts';
import { appendedWords } from './record-words.ts';
import { summaryOf } from './summary.ts';
import type { Surroundings } from './surroundings.ts';
import type { Workplace } from './workplace.ts';

/**
 * What stands on the normal screen in the end: the summaries of closed calls, and how to go on with each open one.
 * Entries that are not in their place are told where they are; those that are nowhere are all in the summary.
 */
export const toldAfter = (
  { calls }: Left,
  stopped: Exit | undefined,
  workplace: Workplace,
  around: Pick<Surroundings, 'language' | 'tell'>,
): Outcome => {
  const { tell } = around;
  const told = calls.map((call) => toldOf(call, workplace, around));
  const open = calls.filter((call) => call.open).map(({ incident }) => incident);
  const said = [
    ...told.flatMap(({ away }) => (away === undefined ? [] : [away])),
    ...(open.length === 0 ? [] : [tell(stillOpen(open))]),
  ];
  const out = told.flatMap(({ summary }) => (summary === undefined ? [] : [summary])).join('\n');
  return {
    exit: stopped ?? (told.some(({ isNowhere }) => isNowhere) ? exit.records : exit.done),
    ...(out === '' ? {} : { out }),
    ...(said.length === 0 ? {} : { err: `${said.join('\n')}\n` }),
  };
};

interface Told {
  readonly summary: string | undefined;
  /** Where entries are that are not in their place. */
  readonly away: string | undefined;
  readonly isNowhere: boolean;
}

const toldOf = (
  left: LeftCall,
  workplace: Workplace,
  { language, tell }: Pick<Surroundings, 'language' | 'tell'>,
): Told => {
  const { incident, open } = left;
  const away = awayNow(left, workplace);
  const isNowhere = away !== undefined && away.kind !== 'set-aside';
  const summary = open && !isNowhere ? undefined : summaryOf(workplace, incident, language, false, away);
  return {
    summary: summary && summaryText(summary),
    away: away && `${incident} ${tell(appendedWords(away))}`,
    isNowhere,
  };
};

/** Where its latest entries are, unless they have come to their place by now. */
const awayNow = ({ incident, appended }: LeftCall, { records }: Workplace): Appended | undefined => {
  if (appended.kind === 'saved') return undefined;
  records.mend();
  const now = records.whereIs(incident);
  return now.kind === 'saved' ? undefined : now;
};

/** Each command stands on a line of its own, whole in every window, to be copied. */
const stillOpen = (incidents: readonly IncidentId[]): Text => {
  const commands = incidents.map((id) => `\n  zhiban resume ${id}`).join('');
  const [only = '', ...others] = incidents;
  if (others.length === 0)
    return {
      zh: `事件 ${only} 还没有结束，已存的都在。接着处理：${commands}`,
      en: `Incident ${only} is still open; all that was saved is there. Go on with${commands}`,
    };
  return {
    zh: `${incidents.length} 件事件还没有结束，已存的都在。全部接着处理：\n  zhiban resume --all\n只接着处理一件：${commands}`,
    en: `${incidents.length} incidents are still open; all that was saved is there. Go on with all of them\n  zhiban resume --all\nor with one${commands}`,
  };
};
