import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

const program = join(import.meta.dirname, '../../bin/zhiban.js');

/** The built program in a real pseudo-terminal, with a terminal that understands what it draws. */
export interface Running {
  readonly pid: number;
  /** What a person would see: the lines of the window, right ends trimmed. */
  screen(): string;
  /** Where the terminal's caret stands, counted from 0. */
  caret(): { readonly x: number; readonly y: number };
  /** Every byte that was written so far. */
  bytes(): number;
  /** How often it rang. */
  bells(): number;
  alternate(): boolean;
  /** What the program has switched on in the terminal and not switched off again. */
  modes(): { readonly alternate: boolean; readonly caret: boolean; readonly paste: boolean };
  /** The normal screen with everything that scrolled off it: what is left behind for the operator. */
  printed(): string;
  send(keys: string): void;
  /** Bytes as they are, also a part of a character. */
  sendBytes(bytes: Buffer): void;
  resize(columns: number, rows: number): void;
  kill(signal?: string): void;
  /** Closes the window: the program's side of the terminal hangs up. */
  hangUp(): void;
  /** The screen as soon as it shows what is waited for; fails with the screen as it was after `patience` ms. */
  until(wanted: string | RegExp | ((screen: string) => boolean), patience?: number): Promise<string>;
  readonly ended: Promise<{ readonly code: number; readonly signal: number }>;
}

export interface Terminal {
  readonly columns?: number;
  readonly rows?: number;
  readonly home: string;
  /** Where the program is started; here if absent. */
  readonly cwd?: string;
  readonly env?: { readonly [name: string]: string };
}

export const runInTerminal = (args: readonly string[], terminal: Terminal): Running => {
  const { columns = 80, rows = 24, home, cwd = process.cwd(), env = {} } = terminal;
  const { CI: _, NO_COLOR: __, FORCE_COLOR: ___, ...inherited } = process.env;
  const child = spawn(process.execPath, [program, ...args], {
    cols: columns,
    rows,
    cwd,
    name: env['TERM'] ?? 'xterm-256color',
    env: { ...inherited, LANG: 'zh_CN.UTF-8', TERM: 'xterm-256color', ...env, ZHIBAN_HOME: home },
  });
  const window = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  // It takes bytes as well, whatever its types say.
  const keyboard: { write(keys: string | Buffer): void } = child;
  const watchers = new Set<() => void>();
  let written = 0;
  let bells = 0;
  window.onBell(() => {
    bells += 1;
  });

  const screen = (): string =>
    Array.from({ length: window.rows }, (_, row) =>
      (
        window.buffer.active.getLine(window.buffer.active.viewportY + row)?.translateToString(true) ?? ''
      ).trimEnd(),
    ).join('\n');

  const linesOf = (buffer: typeof window.buffer.active): string =>
    Array.from({ length: buffer.length }, (_, row) =>
      (buffer.getLine(row)?.translateToString(true) ?? '').trimEnd(),
    ).join('\n');

  let caretShown = true;
  /** Ink brackets each frame; half of a frame is nothing that a person sees. */
  let painting = false;
  for (const [final, on] of [
    ['h', true],
    ['l', false],
  ] as const) {
    window.parser.registerCsiHandler({ prefix: '?', final }, (numbers) => {
      if (numbers.includes(25)) caretShown = on;
      if (numbers.includes(2026)) painting = on;
      return false;
    });
  }

  let over = false;
  /** Over, and all that it wrote is on the screen. */
  let drained = false;
  const ended = new Promise<{ code: number; signal: number }>((resolve) => {
    child.onExit(({ exitCode, signal }) => {
      over = true;
      // What was written last is still on its way into the window.
      window.write('', () => {
        drained = true;
        resolve({ code: exitCode, signal: signal ?? 0 });
        for (const watch of watchers) watch();
      });
    });
  });
  // What the terminal answers to a question of the program (cursor position and the like) goes back to it.
  window.onData((answer) => {
    if (!over) child.write(answer);
  });
  child.onData((data) => {
    written += Buffer.byteLength(data);
    window.write(data, () => {
      for (const watch of watchers) watch();
    });
  });

  return {
    pid: child.pid,
    screen,
    caret: () => ({ x: window.buffer.active.cursorX, y: window.buffer.active.cursorY }),
    bytes: () => written,
    bells: () => bells,
    alternate: () => window.buffer.active.type === 'alternate',
    modes: () => ({
      alternate: window.buffer.active.type === 'alternate',
      caret: caretShown,
      paste: window.modes.bracketedPasteMode,
    }),
    printed: () => linesOf(window.buffer.normal),
    send: (keys) => {
      if (!over) child.write(keys);
    },
    sendBytes: (bytes) => keyboard.write(bytes),
    resize: (toColumns, toRows) => {
      window.resize(toColumns, toRows);
      if (!over) child.resize(toColumns, toRows);
    },
    kill: (signal = 'SIGKILL') => child.kill(signal),
    hangUp: () => {
      if ('destroy' in child && typeof child.destroy === 'function') child.destroy();
      else throw new Error('this pseudo-terminal cannot be hung up');
    },
    until: (wanted, patience = 45_000) =>
      new Promise((resolve, reject) => {
        const shows = (text: string): boolean =>
          typeof wanted === 'function'
            ? wanted(text)
            : typeof wanted === 'string'
              ? text.includes(wanted)
              : wanted.test(text);
        const settle = (done: () => void): void => {
          clearTimeout(timer);
          watchers.delete(look);
          done();
        };
        const look = (): void => {
          const text = screen();
          if (!painting && shows(text)) settle(() => resolve(text));
          else if (drained)
            settle(() => reject(new Error(`the program ended before it showed ${String(wanted)}\n${text}`)));
        };
        const timer = setTimeout(
          () =>
            settle(() =>
              reject(new Error(`did not show ${String(wanted)} within ${patience} ms\n${screen()}`)),
            ),
          patience,
        );
        watchers.add(look);
        look();
      }),
    ended,
  };
};
