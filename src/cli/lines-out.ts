import { cleanForScreen } from '../layout/clean-for-screen.ts';

/** A line of the call. */
export const print = (line: string): void => {
  process.stdout.write(`${cleanForScreen(line)}\n`);
};

/** A line about the program, kept apart from the call. */
export const printAside = (line: string): void => {
  process.stderr.write(`${cleanForScreen(line)}\n`);
};
