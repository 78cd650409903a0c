import { cleanForScreen } from '../layout/clean-for-screen.ts';
import { onPage } from '../plain/page.ts';

/** A line of the call, as wide as a page at most. */
export const print = (line: string): void => {
  for (const part of onPage(line)) process.stdout.write(`${part}\n`);
};

/** A line about the program, kept apart from the call. */
export const printAside = (line: string): void => {
  process.stderr.write(`${cleanForScreen(line)}\n`);
};
