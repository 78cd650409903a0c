import { writeSync } from 'node:fs';

let taken = false;

/** Remembers that a screen of ours is on the terminal. The function it gives forgets it again. */
export const takeTerminal = (): (() => void) => {
  taken = true;
  return () => {
    taken = false;
  };
};

/** Leaves the alternate screen, shows the caret, ends bracketed paste: whatever the console had switched on. */
const asItWas = '\u001b[?2026l\u001b[?2004l\u001b[?1049l\u001b[?25h';

/** Gives the terminal back where the console could not do so itself any more. At once, since the process is ending. */
export const giveTerminalBack = (): void => {
  if (!taken) return;
  taken = false;
  try {
    process.stdin.setRawMode?.(false);
    writeSync(1, asItWas);
  } catch {
    // It is gone: there is nothing to give back.
  }
};
