#!/usr/bin/env node
// Finds a Node that zhiban can run on, then starts the built program. Old Nodes read this file too: plain syntax only.
import { existsSync, lstatSync, mkdirSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = new URL('../dist/zhiban.js', import.meta.url);

function fits(version) {
  const parts = version.split('.').map(Number);
  return parts[0] > 24 || (parts[0] === 24 && parts[1] >= 15);
}

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

// Compiled code is kept only in a folder that nobody else can write to; without one zhiban just starts more slowly.
function keepCompiledCode() {
  const xdg = process.env.XDG_CACHE_HOME || '';
  const home = process.env.HOME || process.env.LOCALAPPDATA || '';
  const base = isAbsolute(xdg) ? xdg : isAbsolute(home) ? join(home, '.cache') : '';
  if (!base || !module.enableCompileCache) return;
  try {
    const folder = join(base, 'zhiban');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const found = lstatSync(folder);
    const mine = !process.getuid || (found.uid === process.getuid() && (found.mode & 0o022) === 0);
    if (found.isDirectory() && mine) module.enableCompileCache(join(folder, 'compiled'));
  } catch {}
}

function bundledNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  try {
    const manifest = createRequire(import.meta.url).resolve(`node-${platform}-${process.arch}/package.json`);
    const executable = join(manifest, '..', 'bin', platform === 'win' ? 'node.exe' : 'node');
    return existsSync(executable) ? executable : undefined;
  } catch {
    return undefined;
  }
}

async function runOn(executable) {
  const { spawn } = await import('node:child_process');
  const args = [fileURLToPath(import.meta.url)].concat(process.argv.slice(2));
  const env = Object.assign({}, process.env, { ZHIBAN_REEXEC: '1' });
  const child = spawn(executable, args, { stdio: 'inherit', env });
  // The terminal sends Ctrl+C to both processes: the program answers it, this one waits for the program.
  process.on('SIGINT', () => {});
  // Halting is the program's to do, after it has given the terminal back; it then halts this one with it.
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGTSTP', 'SIGCONT'])
    process.on(signal, () => child.kill(signal));
  child.on('error', (error) => stop(`无法启动 ${executable}：${error.message} / Cannot start it.`));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

process.umask(0o077);
// Chalk and Ink do not know NO_COLOR, they know FORCE_COLOR.
if (process.env.NO_COLOR) process.env.FORCE_COLOR = '0';

if (!existsSync(program)) {
  stop(
    `程序还没有构建，请先运行 npm run build。 / zhiban is not built yet: run npm run build. (${fileURLToPath(program)})`,
  );
} else if (fits(process.versions.node)) {
  delete process.env.ZHIBAN_REEXEC;
  keepCompiledCode();
  // The program answers for its own mistakes: what comes up here is a part of it that cannot be loaded.
  await import(program.href).catch(() =>
    stop(
      '值班向导的程序文件缺失或损坏，请重新安装。 / Parts of zhiban are missing or damaged: install it again.',
    ),
  );
} else {
  const executable = process.env.ZHIBAN_REEXEC ? undefined : bundledNode();
  if (executable) await runOn(executable);
  else {
    stop(
      `值班向导需要 Node.js 24.15 或更新版本，现在是 ${process.versions.node}（${process.execPath}）。 / ` +
        'zhiban needs Node.js 24.15 or newer.',
    );
  }
}
