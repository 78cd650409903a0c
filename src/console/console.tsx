import type { Instance } from 'ink';
import { render } from 'ink';
import type { Kind } from '../incident/entry.ts';
import type { Copied } from '../report/copied-words.ts';
import { makeDesk } from './desk.ts';
import type { Keyboard } from './input/guard.ts';
import { guarded } from './input/guard.ts';
import { strayFilter } from './input/stray.ts';
import type { Lend } from './paint.tsx';
import { Paint } from './paint.tsx';
import type { DeskPorts, Outcome } from './ports.ts';

export interface ConsoleOptions extends Omit<DeskPorts, 'bell' | 'copy'> {
  readonly stdin: Keyboard;
  readonly stdout: NodeJS.WriteStream;
  /** False draws on the normal screen, for who wants to scroll back. True if absent. */
  readonly alternateScreen?: boolean;
  /** Puts words where they can be pasted from; given a way to send to the terminal between two frames. */
  readonly copy: (text: string, kind: Kind, send: (sequence: string) => void) => Copied;
  /** Rings; the terminal's bell if absent. */
  readonly bell?: () => void;
  /** Calls back every so many milliseconds until the function it gives is called; the machine's timer if absent. */
  readonly every?: (milliseconds: number, then: () => void) => () => void;
  /** Given the way to leave at once, for signals. The incident stays open. */
  readonly onStop?: (stop: () => void) => void;
  /** Given the way to lend the terminal for a while, for a program that is halted with its job. */
  readonly onLend?: (lend: Lend) => void;
}

/**
 * Opens the console and waits until it is left. The terminal is then as it was before; printing the summary is the
 * caller's. The caller has made sure of a terminal, since Ink draws on nothing else.
 */
export const runConsole = async (options: ConsoleOptions): Promise<Outcome> => {
  const { stdin, stdout, theme } = options;
  const bell = options.bell ?? (() => stdout.write('\u0007'));
  const every = options.every ?? machineTimer;
  const send = (sequence: string): void => {
    stdout.write(sequence);
  };
  const desk = makeDesk({ ...options, bell, copy: (text, kind) => options.copy(text, kind, send) });
  const keyboard = guarded(stdin);
  const now = () => options.place.clock.steady();
  options.onStop?.(() => desk.stop());
  const instance = render(
    <Paint desk={desk} theme={theme} stray={strayFilter(now)} onLend={options.onLend} />,
    {
      stdin: keyboard.stdin,
      stdout,
      alternateScreen: options.alternateScreen ?? true,
      // Where widths are in doubt every line is drawn anew: a wrong guess then lasts one frame.
      incrementalRendering: theme.name !== 'compatible',
      maxFps: 120,
      exitOnCtrlC: false,
      patchConsole: false,
      interactive: true,
    },
  );
  const stopTicking = every(1000, () => desk.tick());
  let redraws = 0;
  const unsubscribe = desk.subscribe(() => {
    if (desk.outcome() !== undefined) instance.unmount();
    else if (desk.redraws() !== redraws) {
      redraws = desk.redraws();
      redraw(instance, stdout);
    }
  });
  try {
    if (desk.outcome() === undefined) await instance.waitUntilExit();
  } finally {
    stopTicking();
    unsubscribe();
    instance.unmount();
    keyboard.close();
  }
  return desk.outcome() ?? { calls: [], why: 'stopped' };
};

/** Paints everything anew over whatever came on the screen from elsewhere. */
const redraw = (instance: Instance, stdout: NodeJS.WriteStream): void => {
  instance.clear();
  stdout.write('\u001b[2J\u001b[H');
  stdout.emit('resize');
};

const machineTimer = (milliseconds: number, then: () => void): (() => void) => {
  const timer = setInterval(then, milliseconds);
  return () => clearInterval(timer);
};
