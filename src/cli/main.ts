import { endWith } from './ending.ts';
import { reportFault } from './fault.ts';
import { runCommandLine } from './program.ts';

try {
  const { outcome, around } = await runCommandLine(process.argv.slice(2));
  await endWith(outcome, around.remarks, around.tell);
} catch (error) {
  reportFault(error);
}
