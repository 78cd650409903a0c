import { isatty } from 'node:tty';
import { giveTerminalBack } from './terminal-back.ts';

/** Why the program has to stop, with the exit status that shells know for it. */
const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
type Signal = keyof typeof signals;

type StopStatus = (typeof signals)[Signal];

/** Whether the program has to stop. */
export interface Stopping {
  /** The status to end with once the program was told to stop; undefined while it was not. */
  status(): StopStatus | undefined;
  /** Called as soon as the program has to stop; at once if that is so already. */
  onStop(stop: () => void): void;
  /** No longer listens. */
  release(): void;
}

/** After so long the process ends whatever hangs. Milliseconds. */
const patience = 900;
/** A terminal can vanish without a signal, when whoever started us caught it. Milliseconds. */
const lookEvery = 3000;

/**
 * Listens for everything that asks an interactive program to stop: signals, and a terminal that has gone away. Every
 * answer is on disk already, so stopping only means to give the right to write and the terminal back.
 * @param terminal whether it runs on a terminal; through pipes an input that ends and an output that nobody reads are
 * nothing unusual
 */
export const listenForStop = (terminal: boolean): Stopping => {
  let status: StopStatus | undefined;
  let stop: (() => void) | undefined;

  const ask = (code: StopStatus): void => {
    if (status !== undefined) return;
    status = code;
    process.exitCode = code;
    // Nothing that hangs may keep a process alive that nobody can see any more.
    setTimeout(() => {
      giveTerminalBack();
      process.exit(code);
    }, patience).unref();
    stop?.();
  };
  const onSignal = (signal: NodeJS.Signals): void => ask(signals[signal as Signal]);
  const vanished = (): void => (terminal ? ask(signals.SIGHUP) : stop?.());
  const ignore = (): void => {};

  for (const signal of Object.keys(signals)) process.on(signal, onSignal);
  // Ctrl+\ from elsewhere would leave the terminal in raw mode.
  process.on('SIGQUIT', ignore);
  // A file that may not grow (ulimit -f) is a full disk to us. Ink's exit hook would end the program at this signal.
  process.on('SIGXFSZ', ignore);
  for (const stream of [process.stdin, process.stdout]) stream.on('error', vanished);
  if (terminal) process.stdin.on('end', vanished);
  const watchdog = setInterval(() => {
    if (terminal && !(isatty(0) && isatty(1))) vanished();
  }, lookEvery);
  watchdog.unref();

  return {
    status: () => status,
    onStop: (then) => {
      stop = then;
      if (status !== undefined) then();
    },
    release: () => {
      clearInterval(watchdog);
      for (const signal of Object.keys(signals)) process.off(signal, onSignal);
      process.off('SIGQUIT', ignore);
      process.stdin.off('end', vanished);
      // The error listeners stay: what is written to a terminal that went away must not become a crash.
    },
  };
};
