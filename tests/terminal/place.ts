import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Running, Terminal } from '../support/terminal.ts';
import { runInTerminal } from '../support/terminal.ts';

/** Folders of one test: records, and the second place for what cannot be written there. */
export interface Place {
  readonly folder: string;
  readonly home: string;
  readonly records: string;
  /** Where answers go while the records folder takes none. */
  readonly spare: string;
  /** Opens the built program here, in a pseudo-terminal. */
  run(args: readonly string[], window?: Omit<Terminal, 'home'>): Running;
  readonly env: { readonly [name: string]: string };
  /** Everything that was started is ended, and the folders are gone. */
  clear(): Promise<void>;
}

export const makePlace = (): Place => {
  const folder = mkdtempSync(join(tmpdir(), 'zhiban-terminal-'));
  const home = join(folder, 'home');
  const spare = join(folder, 'spare');
  mkdirSync(spare, { mode: 0o700 });
  const env = { XDG_RUNTIME_DIR: spare, ZHIBAN_LANG: 'zh' };
  const started: Running[] = [];
  return {
    folder,
    home,
    records: join(home, 'records'),
    spare,
    env,
    run: (args, { env: more, ...window } = {}) => {
      const running = runInTerminal(args, { cwd: folder, ...window, home, env: { ...env, ...more } });
      started.push(running);
      return running;
    },
    clear: async () => {
      for (const running of started) running.kill();
      await Promise.all(started.map(({ ended }) => ended));
      for (const left of [folder, ...lastResorts(join(home, 'records'))])
        rmSync(left, { recursive: true, force: true });
    },
  };
};

/** Where the program may have turned to when even the spare folder took nothing. */
const lastResorts = (records: string): readonly string[] => {
  const own = createHash('sha256').update(records).digest('hex').slice(0, 12);
  return [tmpdir(), '/dev/shm'].map((place) => join(place, `zhiban-${process.getuid?.() ?? 0}-${own}`));
};

/** One line of a journal, as far as these tests look at it. */
export interface Written {
  readonly n: number;
  readonly type: string;
  readonly step?: string;
  readonly field?: string;
  readonly text?: string;
  readonly reason?: string;
  readonly answer?: { readonly kind: string; readonly value?: unknown };
}

/**
 * Every incident in a records folder with the lines of its file, read without the program. A line that a full disk cut
 * off is left out, as the program does.
 */
export const journals = (records: string): ReadonlyMap<string, readonly Written[]> => {
  const found = new Map<string, readonly Written[]>();
  const names = readdirSync(join(records, 'incidents'), { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((one) => one.endsWith('.jsonl')).sort()) {
    const text = readFileSync(join(records, 'incidents', name), 'utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    const id = name.replace(/^.*\//, '').replace('.jsonl', '');
    found.set(
      id,
      whole
        .split('\n')
        .filter((line) => line.endsWith('}'))
        .map((line): Written => JSON.parse(line)),
    );
  }
  return found;
};

/** The entries of the only incident there is. */
export const onlyJournal = (records: string): readonly Written[] => {
  const all = [...journals(records).values()];
  const [first] = all;
  if (first === undefined || all.length > 1) throw new Error(`${all.length} incidents instead of one`);
  return first;
};

/** Whether a process of that number is still there; one that ended and was not waited for does not count. */
export const lives = (pid: number): boolean => {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

/** Waits for what no screen tells. */
export const eventually = async (what: string, holds: () => boolean): Promise<void> => {
  const end = performance.now() + 60_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
