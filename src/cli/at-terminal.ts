import type { Initial, Outcome as Left } from '../console/desk.ts';
import type { Text } from '../procedure/text.ts';
import type { IncidentId } from '../records/records.ts';
import { summaryText } from '../report/summary-text.ts';
import { exportSummary } from './export-summary.ts';
import { hitsOf } from './hits.ts';
import { narrowed } from './narrowed.ts';
import { type Exit, exit, type Outcome } from './outcome.ts';
import { appendedWords } from './record-words.ts';
import { listenForStop } from './stopping.ts';
import { summaryOf } from './summary.ts';
import type { Surroundings } from './surroundings.ts';
import { takeTerminal } from './terminal-back.ts';
import { colourLevel, statedWidth, themeName } from './terminal-looks.ts';
import type { Workplace } from './workplace.ts';

/** Opens the console on this terminal, and tells on the normal screen behind it what came of the call. */
export const atTerminal = async (
  workplace: Workplace,
  around: Surroundings,
  initial?: Initial,
): Promise<Outcome> => {
  const { preferences, language } = around;
  const stopping = listenForStop(true);
  const released = takeTerminal();
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
    const told = (id: IncidentId) => summaryOf(workplace, id, language, false);
    const left = await runConsole({
      stdin: process.stdin,
      stdout: process.stdout,
      alternateScreen: around.altScreen,
      onStop: (stop) => stopping.onStop(stop),
      ...(preferences.bell === false ? { bell: () => {} } : {}),
      place: workplace,
      directory: workplace.directory,
      ...hitsOf(workplace.content),
      notices: () => workplace.remarks(),
      language,
      theme: themeOf(themeName(ambiguous, colour, preferences, process.env), colour),
      who: [workplace.holder.desk, workplace.holder.operator].filter((word) => word !== '').join(' · '),
      opening: workplace.opening('live'),
      summary: (id, columns) => {
        const summary = told(id);
        return summary === undefined ? '' : narrowed(summaryText(summary), columns);
      },
      exportSummary: (id, format) => exportSummary(told(id), id, format, around),
      ...(initial === undefined ? {} : { initial }),
    });
    return toldAfter(left, stopping.status(), workplace, around);
  } finally {
    process.stdin.setRawMode(false);
    released();
    stopping.release();
  }
};

/**
 * What stands on the normal screen in the end: the summary of a closed call, or how to go on with an open one. Entries
 * that are not in their place are told where they are; those that are nowhere are all in the summary.
 */
const toldAfter = (
  { incident, open, appended }: Left,
  stopped: Exit | undefined,
  workplace: Workplace,
  { language, tell }: Surroundings,
): Outcome => {
  if (incident === undefined) return { exit: stopped ?? exit.done };
  const isAway = appended?.kind === 'set-aside' || appended?.kind === 'unsaved';
  const away = isAway && !workplace.records.mend() ? appended : undefined;
  const isNowhere = away?.kind === 'unsaved';
  const summary = open && !isNowhere ? undefined : summaryOf(workplace, incident, language, false, away);
  const said = [
    ...(away === undefined ? [] : [`${incident} ${tell(appendedWords(away))}`]),
    ...(open ? [tell(stillOpen(incident))] : []),
  ];
  return {
    exit: stopped ?? (isNowhere ? exit.records : exit.done),
    ...(summary === undefined ? {} : { out: summaryText(summary) }),
    ...(said.length === 0 ? {} : { err: `${said.join('\n')}\n` }),
  };
};

/** The command stands on a line of its own, whole in every window, to be copied. */
const stillOpen = (incident: IncidentId): Text => ({
  zh: `事件 ${incident} 还没有结束，已存的都在。接着处理：\n  zhiban resume ${incident}`,
  en: `Incident ${incident} is still open; all that was saved is there. Go on with\n  zhiban resume ${incident}`,
});

const ambiguousWidth = async ({ preferences }: Surroundings): Promise<1 | 2> => {
  const stated = statedWidth(process.env, preferences);
  if (stated !== undefined) return stated;
  const { probeWidth } = await import('../console/probe-width.ts');
  const { ambiguous, typed } = await probeWidth(process.stdin, process.stdout);
  if (typed !== '') process.stdin.unshift(Buffer.from(typed));
  return ambiguous;
};
