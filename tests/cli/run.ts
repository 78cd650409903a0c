import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
export const program = join(root, 'bin/zhiban.js');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Setting {
  readonly home: string;
  readonly env?: { readonly [name: string]: string | undefined };
  readonly input?: string;
  readonly cwd?: string;
  /** Another installation than the one just built. */
  readonly installed?: string;
}

/** Runs the built program without a terminal, as a script would. */
export const zhiban = async (args: readonly string[], setting: Setting): Promise<Ran> => {
  const { home, env = {}, input = '', cwd = root, installed = root } = setting;
  const {
    ZHIBAN_LANG: _,
    NODE_V8_COVERAGE: __,
    NO_COLOR: ___,
    FORCE_COLOR: ____,
    ...inherited
  } = process.env;
  const child = spawn(process.execPath, [join(installed, 'bin/zhiban.js'), ...args], {
    cwd,
    env: { ...inherited, LANG: 'zh_CN.UTF-8', LC_ALL: '', ZHIBAN_HOME: home, XDG_RUNTIME_DIR: home, ...env },
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (data: Buffer) => out.push(data));
  child.stderr.on('data', (data: Buffer) => err.push(data));
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [code]: (number | null)[] = await once(child, 'close');
  return { code: code ?? null, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
};

/** A folder of its own for each test. */
export const freshHome = (): { readonly path: string; readonly remove: () => void } => {
  const path = mkdtempSync(join(tmpdir(), 'zhiban-cli-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};
