import { cleanForScreen } from '../layout/clean-for-screen.ts';
import { onPage } from '../plain/page.ts';
import { PAGE } from '../report/text-block.ts';

/** Windows are hardly narrower than this, and a line has to hold some words. */
const narrowest = 40;

/** A line of the call, as wide as a page at most, and as the window where that is narrower. */
export const print = (line: string): void => {
  const columns = Math.max(narrowest, process.stdout.columns || PAGE);
  for (const part of onPage(line, Math.min(PAGE, columns))) process.stdout.write(`${part}\n`);
};

/** A line about the program, kept apart from the call. */
export const printAside = (line: string): void => {
  process.stderr.write(`${cleanForScreen(line)}\n`);
};
