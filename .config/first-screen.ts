import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

/** Opens the built program in a real pseudo-terminal, prints its first screen, leaves by Ctrl+C and wants the terminal back. */

const patience = 20_000;
const [columns, rows] = [100, 30];
const home = mkdtempSync(join(tmpdir(), 'zhiban-first-screen-'));
const { CI: _, ...env } = process.env;
const began = performance.now();
const program = spawn(process.execPath, [join(import.meta.dirname, '../bin/zhiban.js')], {
  cols: columns,
  rows,
  name: 'xterm-256color',
  env: { ...env, ZHIBAN_HOME: home, LANG: 'C.UTF-8' },
});
const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });

const screen = (): string =>
  Array.from({ length: rows }, (_, row) => terminal.buffer.active.getLine(row)?.translateToString(true) ?? '')
    .join('\n')
    .trimEnd();

function fail(reason: string): never {
  console.error(`${reason}\n${screen()}`);
  program.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
  process.exit(1);
}

const deadline = setTimeout(() => fail(`no first screen and farewell within ${patience} ms`), patience);
let leaving: NodeJS.Timeout | undefined;

// What the terminal answers to a question of the program (cursor position and the like) goes back to it.
terminal.onData((answer) => program.write(answer));
program.onData((data) => {
  terminal.write(data, () => {
    if (leaving !== undefined || !screen().includes('值班')) return;
    console.log(`first screen after ${Math.round(performance.now() - began)} ms\n${screen()}`);
    // The first Ctrl+C may ask; a later one leaves.
    leaving = setInterval(() => program.write('\x03'), 300);
  });
});
program.onExit(({ exitCode, signal }) => {
  clearTimeout(deadline);
  clearInterval(leaving);
  if (leaving === undefined) fail(`ended with ${exitCode} before its first screen`);
  if (terminal.buffer.active.type !== 'normal') fail('did not leave the alternate screen');
  if (![0, 130].includes(exitCode)) fail(`ended with exit code ${exitCode}, signal ${signal ?? 'none'}`);
  rmSync(home, { recursive: true, force: true });
  console.log(`left with exit code ${exitCode}`);
});
