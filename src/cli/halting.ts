/** Gives the terminal as it was to somebody else until something is over, and takes it again. */
type Lend = (until: () => Promise<void>) => Promise<void>;

/** Being halted and going on again, as job control does it (`kill -TSTP`, `kill -CONT`; Ctrl+Z is only a key to us). */
export interface Halting {
  /** To be told how to lend the terminal once the console has it. Until then only raw mode is given up. */
  onLend(lend: Lend): void;
  /** No longer listens. */
  release(): void;
}

/**
 * Halts only after the terminal is given back, and takes it again when it goes on. Whoever was halted without being asked
 * (`kill -STOP`) finds the terminal as a shell has left it, and takes it again too.
 */
export const listenForHalt = (): Halting => {
  let lend: Lend | undefined;
  let away = false;

  const rawOff = async (until: () => Promise<void>): Promise<void> => {
    process.stdin.setRawMode(false);
    await until();
    process.stdin.setRawMode(true);
  };
  /** One at a time; a terminal that went away meanwhile is noticed elsewhere. */
  const lending = (until: () => Promise<void>): void => {
    if (away) return;
    away = true;
    (lend ?? rawOff)(until)
      .catch(() => {})
      .finally(() => {
        away = false;
      });
  };

  const onHalt = (): void =>
    lending(() => {
      const goesOn = new Promise<void>((resolve) => {
        process.once('SIGCONT', () => resolve());
      });
      // The whole job: whoever started us in it would else wait for a program that does nothing.
      process.kill(0, 'SIGSTOP');
      return goesOn;
    });
  const onGoOn = (): void => lending(async () => {});

  process.on('SIGTSTP', onHalt);
  process.on('SIGCONT', onGoOn);
  return {
    onLend: (given) => {
      lend = given;
    },
    release: () => {
      process.off('SIGTSTP', onHalt);
      process.off('SIGCONT', onGoOn);
    },
  };
};
