import { type IPty, spawn } from '@lydell/node-pty';

const { CI: _, NO_COLOR: __, FORCE_COLOR: ___, ...inherited } = process.env;

/** A program in a pseudo-terminal of 100×30 that answers the cursor question at once, as terminals do. */
export class PseudoTerminal {
  readonly #pty: IPty;
  readonly #listeners = new Set<(data: string) => void>();
  readonly #ended: Promise<void>;
  readonly began = performance.now();
  output = '';

  constructor(command: readonly string[], env: { readonly [name: string]: string }) {
    const [file = process.execPath, ...args] = command;
    this.#pty = spawn(file, args, {
      cols: 100,
      rows: 30,
      name: 'xterm-256color',
      env: { ...inherited, LANG: 'zh_CN.UTF-8', ...env },
    });
    this.#ended = new Promise((resolve) => this.#pty.onExit(() => resolve()));
    this.#pty.onData((data) => {
      this.output += data;
      if (data.includes('\x1b[6n')) this.#pty.write('\x1b[1;2R');
      for (const listener of this.#listeners) listener(data);
    });
  }

  get pid(): number {
    return this.#pty.pid;
  }

  /** Milliseconds from the start until the output holds `marker`. */
  until(marker: string): Promise<number> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!this.output.includes(marker)) return;
        this.#listeners.delete(look);
        resolve(performance.now() - this.began);
      };
      this.#listeners.add(look);
      look();
    });
  }

  /** Sends a key; the milliseconds until the first byte of its frame, and the bytes of it (what came within 25 ms). */
  press(key: string): Promise<{ readonly ms: number; readonly bytes: number }> {
    return new Promise((resolve) => {
      const sent = performance.now();
      let ms = 0;
      let bytes = 0;
      const count = (data: string): void => {
        if (bytes === 0) {
          ms = performance.now() - sent;
          setTimeout(() => {
            this.#listeners.delete(count);
            resolve({ ms, bytes });
          }, 25);
        }
        bytes += Buffer.byteLength(data);
      };
      this.#listeners.add(count);
      this.#pty.write(key);
    });
  }

  end(): Promise<void> {
    this.#pty.kill('SIGTERM');
    return this.#ended;
  }
}
