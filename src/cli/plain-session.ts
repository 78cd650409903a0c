import type { ProcedureId } from '../procedure/ids.ts';
import type { IncidentId } from '../records/records.ts';
import { summaryText } from '../report/summary-text.ts';
import { type CannotResume, openIncident, resumeIncident } from '../session/opening.ts';
import type { Session } from '../session/session.ts';
import type { LinesIn } from './lines-in.ts';
import { print } from './lines-out.ts';
import { exit, failed, type Outcome } from './outcome.ts';
import { type ChosenAtHome, chooseAtHome, tellOthers } from './plain-home.ts';
import { holderWords } from './record-words.ts';
import { summaryOf } from './summary.ts';
import type { Surroundings } from './surroundings.ts';
import type { Beginning } from './work.ts';
import type { Workplace } from './workplace.ts';

/**
 * The session that a call is run in line by line; which one is asked where nobody has said it yet. Undefined when the
 * input ends before that.
 */
export const plainSession = async (
  workplace: Workplace,
  around: Surroundings,
  lines: LinesIn,
  beginning: Beginning | undefined,
): Promise<Session | Outcome | undefined> => {
  switch (beginning?.kind) {
    case 'procedure':
      return begin(workplace, beginning.procedure, beginning.words);
    case 'resume':
      if (beginning.how !== 'watch') tellOthers({ workplace, around, print }, beginning.incident);
      return goOn(workplace, around, beginning.incident, beginning.how ?? 'write');
    case 'words':
    case 'resume-all':
    case undefined: {
      // Lines hold one call at a time: of several that are open, one is asked for too.
      const said = beginning?.kind === 'words' ? beginning.words : '';
      const chosen = await chooseAtHome({ workplace, around, lines, print }, said);
      return chosen && take(workplace, around, chosen);
    }
    default:
      return beginning satisfies never;
  }
};

const take = (workplace: Workplace, around: Surroundings, chosen: ChosenAtHome): Session | Outcome =>
  chosen.kind === 'procedure'
    ? begin(workplace, chosen.procedure, chosen.words)
    : goOn(workplace, around, chosen.incident, 'write');

/** The procedure has been read before: whoever chose it was told where that failed. */
const begin = (workplace: Workplace, procedure: ProcedureId, words: string | undefined): Session => {
  const session = openIncident(workplace, procedure, workplace.opening('live', words));
  if (session === undefined) throw new Error(`cannot open ${procedure}`);
  return session;
};

const goOn = (
  workplace: Workplace,
  around: Surroundings,
  incident: IncidentId,
  how: 'write' | 'watch' | 'take-over',
): Session | Outcome => {
  if (how === 'watch') {
    // Lines that scroll by are no place to watch from: what is known now is told once.
    const summary = summaryOf(workplace, incident, around.language, false);
    return summary === undefined
      ? cannot({ kind: 'unreadable', damage: [] }, incident, around)
      : { exit: exit.done, out: summaryText(summary) };
  }
  const session = resumeIncident(workplace, incident, how);
  return 'view' in session ? session : cannot(session, incident, around);
};

const cannot = (why: CannotResume, incident: IncidentId, { tell }: Surroundings): Outcome => {
  if (why.kind === 'held') {
    const who = tell(holderWords(why.by));
    return failed(
      tell({
        zh: `事件 ${incident} 正由${who}处理；只看请加 --watch，接管请加 --take-over。`,
        en: `Incident ${incident} is in the hands of ${who}; add --watch to look, --take-over to go on with it here.`,
      }),
    );
  }
  return failed(
    tell({
      zh: `事件 ${incident} 的记录读不出来，接不下去；用 zhiban store verify 查看哪里坏了。`,
      en: `The record of incident ${incident} cannot be read; zhiban store verify tells where it is damaged.`,
    }),
    exit.records,
  );
};
