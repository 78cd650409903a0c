import { type PlainEnd, runPlain } from '../plain/plain.ts';
import type { ProcedureId } from '../procedure/ids.ts';
import { summaryText } from '../report/summary-text.ts';
import { earlierOf } from '../session/earlier.ts';
import type { Session } from '../session/session.ts';
import { copierHere } from './copying.ts';
import { type LinesIn, linesIn } from './lines-in.ts';
import { print, printAside } from './lines-out.ts';
import { narrowing } from './narrowing.ts';
import { exit, type Outcome } from './outcome.ts';
import { plainSession } from './plain-session.ts';
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
    for (const remark of workplace.remarks()) printAside(remark);
    const session = await plainSession(workplace, around, lines, beginning);
    if (session === undefined) return { exit: stopping.status() ?? exit.done };
    if ('exit' in session) return session;
    const end = await call(workplace, around, lines, session);
    return { exit: stopping.status() ?? (end === 'lost' ? exit.failed : exit.done) };
  } finally {
    lines.close();
    stopping.release();
  }
};

const call = async (
  workplace: Workplace,
  around: Surroundings,
  lines: LinesIn,
  session: Session,
): Promise<PlainEnd> => {
  const { records, directory } = workplace;
  const { language, preferences } = around;
  const copier = copierHere(around);
  const beat = setInterval(() => records.beat(), beatEvery);
  beat.unref();
  try {
    return await runPlain({
      session,
      input: lines.rest(),
      output: print,
      language,
      directory,
      narrowing,
      phrases: workplace.content.phrases,
      names: spokenNamesOf(preferences),
      earlier: earlierOf(workplace, session.id),
      titleOf: (procedure) => workplace.content.procedures.get(procedure as ProcedureId)?.title,
      copy: (text, kind) => copier.copy(text, kind, (sequence) => process.stdout.write(sequence)),
      summary: () => {
        const { appended } = session.view();
        const summary = summaryOf(workplace, session.id, language, false, appended);
        return summary && summaryText(summary);
      },
    });
  } finally {
    clearInterval(beat);
    copier.forget();
    records.reindex(session.id);
    session.leave();
  }
};
