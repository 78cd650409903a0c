import process from 'node:process';
import { summaryOf } from '../../../src/cli/summary.ts';
import { lookAround } from '../../../src/cli/surroundings.ts';
import { openWorkplace } from '../../../src/cli/workplace.ts';
import { runConsole } from '../../../src/console/console.tsx';
import { probeWidth } from '../../../src/console/probe-width.ts';
import { themeOf } from '../../../src/console/theme.ts';
import type { ProcedureId } from '../../../src/procedure/ids.ts';
import { summaryText } from '../../../src/report/summary-text.ts';
import { find } from '../../../src/triage/find.ts';

/** Opens the console on the built content, for looking at it in a real terminal: `open.ts [--drill] [procedure]`. */

const args = process.argv.slice(2);
const around = lookAround({});
const opened = await openWorkplace(around);
if (opened.kind === 'failed') throw new Error('no content');
const { workplace } = opened;
const { ambiguous, typed } = await probeWidth(process.stdin, process.stdout);
const [procedure] = args.filter((one) => !one.startsWith('--'));
const outcome = await runConsole({
  place: workplace,
  directory: workplace.directory,
  find: (words) =>
    find(workplace.content.procedures.values(), words).map(({ procedure: one, matched }) => ({
      id: one.id,
      title: one.title,
      life: one.life,
      matched,
    })),
  notices: () => [],
  language: around.language,
  theme: themeOf(ambiguous === 2 || args.includes('--compatible') ? 'compatible' : 'normal'),
  who: [workplace.holder.operator, workplace.holder.desk].filter((one) => one !== '').join(' · '),
  opening: workplace.opening('live'),
  kind: args.includes('--drill') ? 'drill' : 'live',
  summary: (id) => {
    const summary = summaryOf(workplace, id, around.language, false);
    return summary === undefined ? '' : summaryText(summary);
  },
  exportSummary: () => ({ kind: 'failed', because: 'not in this script' }),
  stdin: process.stdin,
  stdout: process.stdout,
  typed,
  ...(procedure === undefined
    ? {}
    : { initial: { kind: 'procedure', procedure: procedure as ProcedureId } as const }),
});
workplace.records.close();
console.log(JSON.stringify(outcome));
