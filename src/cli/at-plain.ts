import { cleanForScreen } from '../layout/clean-for-screen.ts';
import { type PlainEnd, runPlain } from '../plain/plain.ts';
import type { ProcedureId } from '../procedure/ids.ts';
import type { IncidentId } from '../records/records.ts';
import { summaryText } from '../report/summary-text.ts';
import { earlierOf } from '../session/earlier.ts';
import type { CannotResume } from '../session/opening.ts';
import { openIncident, resumeIncident } from '../session/opening.ts';
import type { Session } from '../session/session.ts';
import { type LinesIn, linesIn } from './lines-in.ts';
import { exit, failed, type Outcome } from './outcome.ts';
import { chooseAtHome, tellOthers } from './plain-home.ts';
import { holderWords } from './record-words.ts';
import { spokenNamesOf } from './spoken-names.ts';
import { listenForStop } from './stopping.ts';
import { summaryOf } from './summary.ts';
import type { Surroundings } from './surroundings.ts';
import type { Beginning } from './work.ts';
import type { Workplace } from './workplace.ts';

/** Signs of life for what this terminal holds. Milliseconds. */
const beatEvery = 20_000;

/** Runs a call line by line, on a terminal or through pipes; without a procedure it asks first what the caller says. */
export const atPlain = async (
  workplace: Workplace,
  around: Surroundings,
  beginning?: Beginning,
): Promise<Outcome> => {
  const stopping = listenForStop(around.terminal());
  const lines = linesIn(process.stdin);
  stopping.onStop(() => lines.close());
  try {
    for (const remark of workplace.remarks()) tellAside(remark);
    const session = await sessionFor(workplace, around, lines, beginning);
    if (session === undefined) return { exit: stopping.status() ?? exit.done };
    if ('exit' in session) return session;
    const end = await call(workplace, around, lines, session);
    return { exit: stopping.status() ?? (end === 'lost' ? exit.failed : exit.done) };
  } finally {
    lines.close();
    stopping.release();
  }
};

const print = (line: string): void => {
  process.stdout.write(`${cleanForScreen(line)}\n`);
};

const tellAside = (line: string): void => {
  process.stderr.write(`${cleanForScreen(line)}\n`);
};

const call = async (
  workplace: Workplace,
  { language, preferences }: Surroundings,
  lines: LinesIn,
  session: Session,
): Promise<PlainEnd> => {
  const { records, directory } = workplace;
  const beat = setInterval(() => records.beat(), beatEvery);
  beat.unref();
  try {
    return await runPlain({
      session,
      input: lines.rest(),
      output: print,
      language,
      directory,
      phrases: workplace.content.phrases,
      names: spokenNamesOf(preferences),
      earlier: earlierOf(workplace, session.id),
      titleOf: (procedure) => workplace.content.procedures.get(procedure as ProcedureId)?.title,
      summary: () => {
        const { appended } = session.view();
        const summary = summaryOf(workplace, session.id, language, false, appended);
        return summary && summaryText(summary);
      },
    });
  } finally {
    clearInterval(beat);
    records.reindex(session.id);
    session.leave();
  }
};

const sessionFor = async (
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
      return atHome(workplace, around, lines, beginning.words);
    case 'resume-all':
    case undefined:
      // Lines hold one call at a time: which one is asked.
      return atHome(workplace, around, lines);
    default:
      return beginning satisfies never;
  }
};

const atHome = async (
  workplace: Workplace,
  around: Surroundings,
  lines: LinesIn,
  words?: string,
): Promise<Session | Outcome | undefined> => {
  const chosen = await chooseAtHome({ workplace, around, lines, print }, words);
  switch (chosen?.kind) {
    case undefined:
      return undefined;
    case 'procedure':
      return begin(workplace, chosen.procedure, chosen.words);
    case 'resume':
      return goOn(workplace, around, chosen.incident, 'write');
    default:
      return chosen satisfies never;
  }
};

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
