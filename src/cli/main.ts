import { endWith } from './ending.ts';
import { reportFault } from './fault.ts';
import { exit } from './outcome.ts';
import { runCommandLine } from './program.ts';
import { giveTerminalBack } from './terminal-back.ts';

/** Nobody is left who could catch it: the screen may be half drawn, so nothing more is tried. */
const crash = (fault: unknown): never => {
  giveTerminalBack();
  reportFault(fault);
  process.exit(exit.failed);
};
process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);

try {
  const { outcome, around } = await runCommandLine(process.argv.slice(2));
  await endWith(outcome, around.remarks, around.tell);
} catch (error) {
  giveTerminalBack();
  reportFault(error);
}
