import type { Ambiguous } from '../layout/width.ts';
import type { Keyboard } from './input/guard.ts';

/** How long a terminal may take to answer, in milliseconds. */
const PATIENCE = 150;

export interface Probed {
  readonly ambiguous: Ambiguous;
  /** What was typed meanwhile: to be given back to who reads keys next. */
  readonly typed: string;
}

/**
 * Asks the terminal how wide it draws `─`: writes one, asks where the cursor is, wipes it away. A terminal that does not
 * answer draws it one cell wide, as most do. To be called before the console is opened, on a terminal only.
 */
export const probeWidth = (
  keyboard: Keyboard & NodeJS.ReadableStream,
  screen: NodeJS.WritableStream,
  patience: number = PATIENCE,
): Promise<Probed> =>
  new Promise((done) => {
    let heard = '';
    const finish = (ambiguous: Ambiguous, typed: string): void => {
      clearTimeout(timer);
      keyboard.removeListener('data', listen);
      keyboard.pause();
      keyboard.setRawMode?.(false);
      screen.write('\r\u001b[K');
      done({ ambiguous, typed });
    };
    const listen = (chunk: Buffer | string): void => {
      heard += chunk.toString();
      const answer = report.exec(heard);
      if (answer === null) return;
      const column = Number(answer[1]);
      finish(column === 3 ? 2 : 1, heard.replace(report, ''));
    };
    const timer = setTimeout(() => finish(1, heard), patience);
    keyboard.setRawMode?.(true);
    keyboard.on('data', listen);
    keyboard.resume();
    screen.write('\r\u2500\u001b[6n');
  });

/** Where the cursor is: line and column. */
const report = new RegExp(`${String.fromCharCode(27)}\\[\\d+;(\\d+)R`);
