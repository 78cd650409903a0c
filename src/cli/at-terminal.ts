import type { Initial } from '../console/ports.ts';
import type { IncidentId, Stored } from '../records/records.ts';
import { summaryText } from '../report/summary-text.ts';
import { copierHere } from './copying.ts';
import { exportSummary } from './export-summary.ts';
import { listenForHalt } from './halting.ts';
import { hitsOf } from './hits.ts';
import { narrowed } from './narrowed.ts';
import { narrowing } from './narrowing.ts';
import type { Outcome } from './outcome.ts';
import { spokenNamesOf } from './spoken-names.ts';
import { listenForStop } from './stopping.ts';
import { summaryOf } from './summary.ts';
import type { Surroundings } from './surroundings.ts';
import { takeTerminal } from './terminal-back.ts';
import { colourLevel, statedWidth, themeName } from './terminal-looks.ts';
import { toldAfter } from './told-after.ts';
import { whileIdle } from './while-idle.ts';
import type { Workplace } from './workplace.ts';

/** When nobody waits for a screen any more. Milliseconds. */
const afterFirstScreen = 300;

/** Opens the console on this terminal, and tells on the normal screen behind it what came of the calls. */
export const atTerminal = async (
  workplace: Workplace,
  around: Surroundings,
  initial?: Initial,
): Promise<Outcome> => {
  const { preferences, language } = around;
  const stopping = listenForStop(true);
  const released = takeTerminal();
  const { prepare, ...offered } = hitsOf(workplace.content);
  const hold = (): boolean => {
    workplace.hold();
    return false;
  };
  const stopIdling = whileIdle(afterFirstScreen, [prepare, hold]);
  const copier = copierHere(around);
  const halting = listenForHalt();
  // Raw from the first moment on: what is typed before the first screen would be echoed over it, or swallowed.
  process.stdin.setRawMode(true);
  try {
    const [{ runConsole }, { themeOf }] = await Promise.all([
      import('../console/console.tsx'),
      import('../console/theme.ts'),
    ]);
    // Asked only now: while modules are loaded nobody would hear the answer before it counts as too late.
    const ambiguous = await ambiguousWidth(around);
    process.stdin.setRawMode(true);
    const colour = colourLevel(around.colour, process.env);
    const told = (id: IncidentId, appended?: Stored) => summaryOf(workplace, id, language, false, appended);
    const left = await runConsole({
      stdin: process.stdin,
      stdout: process.stdout,
      alternateScreen: around.altScreen,
      onStop: (stop) => stopping.onStop(stop),
      onLend: (lend) => halting.onLend(lend),
      ...(preferences.bell === false ? { bell: () => {} } : {}),
      place: workplace,
      directory: workplace.directory,
      narrowing,
      ...offered,
      notices: () => workplace.remarks(),
      language,
      theme: themeOf(themeName(ambiguous, colour, preferences, process.env), colour),
      who: [workplace.holder.desk, workplace.holder.operator].filter((word) => word !== '').join(' · '),
      opening: workplace.opening('live'),
      phrases: workplace.content.phrases,
      names: spokenNamesOf(preferences),
      copy: copier.copy,
      summary: (id, columns, appended) => {
        const summary = told(id, appended);
        return summary === undefined ? '' : narrowed(summaryText(summary), columns);
      },
      exportSummary: (id, format, appended) => exportSummary(told(id, appended), id, format, around),
      ...(initial === undefined ? {} : { initial }),
    });
    return toldAfter(left, stopping.status(), workplace, around);
  } finally {
    stopIdling();
    copier.forget();
    halting.release();
    process.stdin.setRawMode(false);
    released();
    stopping.release();
  }
};

const ambiguousWidth = async ({ preferences }: Surroundings): Promise<1 | 2> => {
  const stated = statedWidth(process.env, preferences);
  if (stated !== undefined) return stated;
  const { probeWidth } = await import('../console/probe-width.ts');
  const { ambiguous, typed } = await probeWidth(process.stdin, process.stdout);
  if (typed !== '') process.stdin.unshift(Buffer.from(typed));
  return ambiguous;
};
