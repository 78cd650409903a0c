import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

// Each test has an installation of its own: the real launcher, and a small program in the place of the built one.
let installation: string;
let launcher: string;

beforeEach(() => {
  installation = mkdtempSync(join(tmpdir(), 'zhiban-launcher-'));
  launcher = join(installation, 'bin/zhiban.js');
  mkdirSync(join(installation, 'bin'));
  copyFileSync(join(import.meta.dirname, '../../bin/zhiban.js'), launcher);
  writeFileSync(join(installation, 'package.json'), '{ "type": "module" }');
});

afterEach(() => rmSync(installation, { recursive: true, force: true }));

function givenProgram(code: string): void {
  mkdirSync(join(installation, 'dist'));
  writeFileSync(join(installation, 'dist/zhiban.js'), code);
}

/** The Node that is running the tests, installed under the name of the packaged one. */
function givenPackagedNode(): void {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const folder = join(installation, 'node_modules', `node-${platform}-${process.arch}`);
  mkdirSync(join(folder, 'bin'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{}');
  symlinkSync(process.execPath, join(folder, 'bin', platform === 'win' ? 'node.exe' : 'node'));
}

/** An option that makes one process, and not the ones that it starts, take itself for an older Node. */
function pretending(version: string): string[] {
  const code = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
  return ['--import', `data:text/javascript,${encodeURIComponent(code)}`];
}

type Run = {
  readonly nodeOptions?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: Record<string, string>;
};

function start({ nodeOptions = [], args = [], env = {} }: Run): ChildProcess {
  // Coverage switches Node's compile cache off.
  const { NO_COLOR, FORCE_COLOR, NODE_V8_COVERAGE, NODE_DISABLE_COMPILE_CACHE, ...rest } = process.env;
  return spawn(process.execPath, [...nodeOptions, launcher, ...args], {
    env: { ...rest, HOME: installation, XDG_CACHE_HOME: join(installation, 'cache'), ...env },
  });
}

async function run(given: Run = {}) {
  const child = start(given);
  let out = '';
  let err = '';
  child.stdout?.on('data', (data) => {
    out += data;
  });
  child.stderr?.on('data', (data) => {
    err += data;
  });
  const [code, signal] = await once(child, 'close');
  return { code, signal, out, err };
}

describe('on a Node that is new enough', () => {
  test('the program gets the arguments, and its exit code is the exit code', async () => {
    givenProgram(`console.log(process.argv.slice(2).join('|')); process.exitCode = 7;`);
    expect(await run({ args: ['start', '燃气 事故'] })).toMatchObject({
      out: 'start|燃气 事故\n',
      code: 7,
      err: '',
    });
  });

  test('without a built program one sentence says what to do', async () => {
    const { code, out, err } = await run();
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(/^程序还没有构建，请先运行 npm run build。.*run npm run build.*\n$/);
  });

  test.each([
    { given: { NO_COLOR: '1' }, force: '0' },
    { given: { NO_COLOR: '1', FORCE_COLOR: '3' }, force: '0' },
    { given: { NO_COLOR: '', FORCE_COLOR: '3' }, force: '3' },
    { given: {}, force: 'undefined' },
  ])('$given makes FORCE_COLOR $force before the program is loaded', async ({ given, force }) => {
    givenProgram('process.stdout.write(String(process.env.FORCE_COLOR));');
    expect((await run({ env: given })).out).toBe(force);
  });

  test('files that the program makes are private', async () => {
    givenProgram('process.stdout.write(process.umask().toString(8));');
    expect((await run()).out).toBe('77');
  });

  test('compiled code is kept in the cache folder of the user', async () => {
    givenProgram(`export const kept = 'yes';`);
    await run();
    expect(readdirSync(join(installation, 'cache'))).toEqual(['zhiban']);
    expect(readdirSync(join(installation, 'cache/zhiban/compiled')).length).toBeGreaterThan(0);
  });

  test('compiled code is not kept where somebody else could have put it', async () => {
    const cache = join(installation, 'cache');
    mkdirSync(cache);
    mkdirSync(join(installation, 'elsewhere'));
    symlinkSync(join(installation, 'elsewhere'), join(cache, 'zhiban'));
    givenProgram(`process.stdout.write('started');`);
    expect((await run()).out).toBe('started');
    expect(readdirSync(join(installation, 'elsewhere'))).toEqual([]);
  });
});

describe('on an older Node', () => {
  const old = pretending('20.20.2');

  test('the packaged Node runs the program, with its arguments and its exit code', async () => {
    givenPackagedNode();
    givenProgram(`console.log(process.versions.node, process.argv[2]); process.exitCode = 7;`);
    const expected = { out: `${process.versions.node} 清单\n`, code: 7, err: '' };
    expect(await run({ nodeOptions: old, args: ['清单'] })).toMatchObject(expected);
  });

  test('24.14 is older, 24.15 is not', async () => {
    givenProgram(`process.stdout.write('started');`);
    expect((await run({ nodeOptions: pretending('24.14.9') })).out).toBe('');
    expect((await run({ nodeOptions: pretending('24.15.0') })).out).toBe('started');
  });

  test('without a packaged Node one sentence names the version', async () => {
    givenProgram(`process.stdout.write('started');`);
    const { code, out, err } = await run({ nodeOptions: old });
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(
      /^值班向导需要 Node\.js 24\.15 或更新版本，现在是 20\.20\.2.*zhiban needs Node\.js 24\.15 or newer\.\n$/,
    );
  });

  test('a packaged Node that is old as well does not start another one for ever', async () => {
    givenPackagedNode();
    givenProgram(`process.stdout.write('started');`);
    const { code, out } = await run({ nodeOptions: old, env: { ZHIBAN_REEXEC: '1' } });
    expect({ code, out }).toEqual({ code: 1, out: '' });
  });

  test.each(['SIGTERM', 'SIGHUP'] as const)(
    '%s reaches the program, and ends the launcher too',
    async (signal) => {
      givenPackagedNode();
      givenProgram(`
      process.on('${signal}', () => { console.log('cleaned up'); process.kill(process.pid, 'SIGKILL'); });
      setInterval(() => {}, 1000);
      console.log('ready');
    `);
      const child = start({ nodeOptions: old });
      let out = '';
      child.stdout?.on('data', (data) => {
        out += data;
        if (out === 'ready\n') child.kill(signal);
      });
      const [code, ending] = await once(child, 'close');
      expect({ out, code, ending }).toEqual({ out: 'ready\ncleaned up\n', code: null, ending: 'SIGKILL' });
    },
  );
});
