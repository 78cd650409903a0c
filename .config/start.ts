import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `npm start`: builds when something has changed, then opens the console, or plays a sample call without a terminal. */

const root = join(import.meta.dirname, '..');
const launcher = join(root, 'bin/zhiban.js');
const sampleCall = [
  'start',
  'gas-accident-report',
  '--answers',
  join('content', 'examples', 'gas-call.yaml'),
];

function newestChange(path: string): number {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestChange(join(path, name))),
    found.mtimeMs,
  );
}

function isBuilt(): boolean {
  const program = join(root, 'dist/zhiban.js');
  if (!existsSync(program)) return false;
  const sources = ['src', 'content', '.config', 'package.json']
    .map((name) => join(root, name))
    .filter(existsSync);
  return sources.every((source) => newestChange(source) < statSync(program).mtimeMs);
}

if (!isBuilt()) {
  // The build speaks on stderr: stdout belongs to the program.
  const built = spawnSync(process.execPath, [join(root, '.config/build.ts')], { stdio: ['ignore', 2, 2] });
  if (built.status !== 0) process.exit(built.status ?? 1);
}

const asked = process.argv.slice(2);
const onTerminal = process.stdin.isTTY && process.stdout.isTTY;
const plays = asked.length === 0 && !onTerminal;
if (plays) {
  console.error(
    '没有终端：用文件播放一通虚构的来电，打印它的摘要。 / No terminal: playing a made-up call from a file.\n',
  );
}
if (plays && !process.env.ZHIBAN_HOME) {
  // A made-up call must not stand among somebody's real incidents.
  const home = mkdtempSync(join(tmpdir(), 'zhiban-sample-'));
  process.env.ZHIBAN_HOME = home;
  process.on('exit', () => rmSync(home, { recursive: true, force: true }));
}
process.argv = [process.execPath, launcher, ...(plays ? sampleCall : asked)];
await import('../bin/zhiban.js');
