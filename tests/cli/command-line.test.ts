import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { width } from '../../src/layout/width.ts';
import { freshHome, program, type Ran, root, type Setting, zhiban } from './run.ts';

let home: ReturnType<typeof freshHome>;
beforeEach(() => {
  home = freshHome();
});
afterEach(() => home.remove());

const run = (args: readonly string[], setting: Partial<Setting> = {}): Promise<Ran> =>
  zhiban(args, { home: home.path, ...setting });

/** One sentence on stderr, nothing on stdout, nothing that only a programmer understands. */
const expectRefusal = ({ code, out, err }: Ran, status: number): void => {
  expect({ code, out }).toEqual({ code: status, out: '' });
  expect(err).toMatch(/^[^\n]+\n$/u);
  expect(err).not.toMatch(/Error|at .*:\d+|undefined|\p{Cc}./u);
};

describe('help and version', () => {
  test.each([['--version'], ['-V'], ['version']])('%s tells the version', async (arg) => {
    expect(await run([arg])).toEqual({ code: 0, out: `${manifest.version}\n`, err: '' });
  });

  test('every way to ask for help gives the same, on stdout', async () => {
    const [first, ...others] = await Promise.all([run(['--help']), run(['-h']), run(['help'])]);
    expect(first).toMatchObject({ code: 0, err: '' });
    for (const other of others) expect(other).toEqual(first);
    const [set, ...same] = await Promise.all([
      run(['config', 'set', '--help']),
      run(['help', 'config', 'set']),
      run(['config', 'set', '-h']),
    ]);
    expect(set).toMatchObject({ code: 0, err: '' });
    for (const other of same) expect(other).toEqual(set);
  });

  test.each(['zh', 'en'])(
    'no line of the help in %s is wider than 80 cells, and every command has one',
    async (lang) => {
      const top = await run(['--help', '--lang', lang]);
      const commands = top.out.slice(
        top.out.search(/^(命令|Commands)$/mu),
        top.out.search(/^(选项|Options)$/mu),
      );
      const names = [...commands.matchAll(/^ {2}([a-z]+)(?: |$)/gmu)].flatMap(([, name]) => name ?? []);
      expect(names).toContain('start');
      for (const name of names) {
        const { code, out } = await run(['help', name, '--lang', lang]);
        expect({ name, code }).toEqual({ name, code: 0 });
        for (const line of out.split('\n')) expect(width(line), line).toBeLessThanOrEqual(80);
      }
      for (const line of top.out.split('\n')) expect(width(line), line).toBeLessThanOrEqual(80);
    },
  );

  test('words in the help stand in one column, in cells', async () => {
    const { out } = await run(['--help']);
    const commands = out.slice(out.indexOf('\n命令\n'), out.indexOf('\n选项\n'));
    const starts = [...commands.matchAll(/^ {2}\S+(?: [[<]\S+[\]>])*( {2,})(?=\S)/gmu)].map(([found]) =>
      width(found),
    );
    expect(starts.length).toBeGreaterThan(5);
    expect(new Set(starts).size).toBe(1);
  });

  test('without a terminal and without a command: short help on stderr, usage status', async () => {
    const { code, out, err } = await run([]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('zhiban');
  });

  test('the language: --lang before ZHIBAN_LANG before the locale; Chinese when unsure', async () => {
    const says = async (args: readonly string[], env: Setting['env'] = {}): Promise<string> =>
      (await run(['nonsense', ...args], { env })).err;
    const chinese = /[\u4e00-\u9fff]/u;
    expect(await says([], { LANG: 'C' })).toMatch(chinese);
    expect(await says([], { LANG: 'fr_FR.UTF-8' })).toMatch(chinese);
    expect(await says([], { LANG: 'en_GB.UTF-8' })).not.toMatch(chinese);
    expect(await says([], { LANG: 'en_GB.UTF-8', ZHIBAN_LANG: 'zh' })).toMatch(chinese);
    expect(await says(['--lang', 'en'], { ZHIBAN_LANG: 'zh' })).not.toMatch(chinese);
    await run(['config', 'set', 'language', 'en']);
    expect(await says([], { LANG: 'zh_CN.UTF-8' })).not.toMatch(chinese);
  });
});

describe('wrong usage ends with 2, one sentence and the nearest match', () => {
  test.each([
    [['strat'], 'start'],
    [['procedurs'], 'procedures'],
    [['content', 'chek'], 'check'],
    [['help', 'fnd'], 'find'],
    [['procedures', '--jsno'], '--json'],
    [['summary', '--format', 'jsno'], 'json'],
    [['incidents', '--status', 'opne'], 'open'],
    [['config', 'get', 'operater'], 'operator'],
    [['find', 'x', '--limit', '0'], '--limit'],
    [['find', 'x', '--limit', 'many'], '--limit'],
    [['find', 'x', '--limit'], '--limit'],
    [['find'], '少了“来电人说的话”：zhiban find <words…>'],
    [['find', ' '], 'zhiban find 楼道里有味道'],
    [['note', '20261121-001'], '少了“要补充的话”：zhiban note <incident> <text…>'],
    [['procedures', '--limit', '3'], '用 zhiban procedures --help 查看用法'],
    [['site', 'bogus'], '用 zhiban site --help 查看用法'],
    [['help', 'config', 'ste'], '是不是“set”'],
    [['content', 'check', ''], '没有“”这个文件夹'],
    [['content', 'check', 'bin'], '“bin”里没有流程'],
    [['store', 'path', 'more'], '引号'],
    [['incidents', '--since', 'yesterday'], '2026-11-21'],
    [['incidents', '--since', '2026-02-30'], '2026-11-21'],
    [['incidents', '--since', '2026-11-21T25:99'], '2026-11-21'],
    [['summary', '20261121-001'], 'zhiban incidents'],
    [['summary'], 'zhiban'],
    [['resume'], 'zhiban incidents'],
    [['procedures', '--lang', 'fr'], 'zh'],
    [['note', '20261121-001', '补充'], 'zhiban incidents'],
    [['resume', '--watch', '--take-over'], '--watch'],
    [['resume', '20261121-001', '--all'], '--all'],
    [['resume', '--all', '--watch'], '--all'],
    [['resume', '--all'], 'zhiban resume <编号> --plain'],
    [['content', 'check', 'no-such-folder'], 'no-such-folder'],
    [['config', 'set', 'language', 'de'], 'zh'],
  ])('%j', async (args, told) => {
    const ran = await run(args);
    expectRefusal(ran, 2);
    expect(ran.err).toContain(told);
  });

  test('an unknown procedure is told with the nearest one', async () => {
    const { out } = await run(['procedures', '--json']);
    const [first]: readonly { readonly id: string }[] = JSON.parse(out);
    const id = first?.id ?? '';
    const ran = await run(['procedures', `${id.slice(0, -2)}${id.slice(-1)}`]);
    expectRefusal(ran, 2);
    expect(ran.err).toContain(id);
  });

  test('a group of commands alone shows what is in it', async () => {
    const { code, out, err } = await run(['config']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('set <key>');
  });
});

describe('what can be piped', () => {
  test('procedures: one JSON array, every item with its id; the table holds the same procedures', async () => {
    const [{ out, err, code }, table] = await Promise.all([
      run(['procedures', '--json']),
      run(['procedures']),
    ]);
    expect({ err, code }).toEqual({ err: '', code: 0 });
    const all: readonly { readonly [key: string]: unknown }[] = JSON.parse(out);
    expect(all.length).toBeGreaterThan(1);
    for (const one of all) {
      expect(one).toMatchObject({
        id: expect.any(String),
        family: expect.any(String),
        title: expect.any(String),
        life: expect.any(Boolean),
        covers: expect.any(Array),
        version: expect.any(Number),
      });
      expect(table.out).toContain(String(one['id']));
    }
    const { family } = all[0] ?? {};
    const some: typeof all = JSON.parse(
      (await run(['procedures', '--json', '--family', String(family)])).out,
    );
    expect(some).toEqual(all.filter((one) => one['family'] === family));
  });

  test('every procedure prints as a card of at most 80 cells a line, in both languages', async () => {
    const all: readonly { readonly id: string; readonly title: string }[] = JSON.parse(
      (await run(['procedures', '--json'])).out,
    );
    for (const { id, title } of all) {
      const card = await run(['procedures', id]);
      expect(card).toMatchObject({ code: 0, err: '' });
      expect(card.out.startsWith(`${title}\n`)).toBe(true);
      const english = await run(['procedures', id, '--lang', 'en']);
      for (const line of [...card.out.split('\n'), ...english.out.split('\n')]) {
        expect(width(line), line).toBeLessThanOrEqual(80);
      }
      expect(JSON.parse((await run(['procedures', id, '--json'])).out)).toMatchObject({ schema: 1, id });
    }
  });

  test('find: the words that callers use find their procedure first, with score and what matched', async () => {
    const all: readonly { readonly id: string }[] = JSON.parse((await run(['procedures', '--json'])).out);
    const { heard }: { readonly heard: readonly string[] } = JSON.parse(
      (await run(['procedures', all[0]?.id ?? '', '--json'])).out,
    );
    const [first]: readonly unknown[] = JSON.parse(
      (await run(['find', heard[0] ?? '', '--json', '--limit', '1'])).out,
    );
    expect(first).toMatchObject({
      id: all[0]?.id,
      score: expect.any(Number),
      matched: expect.arrayContaining([heard[0]]),
    });
  });

  test('finding nothing is an answer: an empty array, or a word on stderr', async () => {
    expect(await run(['find', '蘑菇', '--json'])).toEqual({ code: 0, out: '[]\n', err: '' });
    expect(await run(['find', '蘑菇'])).toMatchObject({
      code: 0,
      out: '',
      err: expect.stringContaining('procedures'),
    });
    expect(await run(['incidents', '--json'])).toEqual({ code: 0, out: '[]\n', err: '' });
  });

  test('whoever reads only the beginning is nobody to complain about', async () => {
    const child = spawn(
      'sh',
      ['-c', '"$0" "$1" procedures --json | head -c 1', process.execPath, join(root, 'bin/zhiban.js')],
      {
        env: { ...process.env, ZHIBAN_HOME: home.path },
      },
    );
    let err = '';
    child.stderr.on('data', (data: Buffer) => {
      err += data;
    });
    await once(child, 'close');
    expect(err).toBe('');
  });

  test.runIf(process.platform === 'linux')('a full output is told, not passed over', async () => {
    const child = spawn(process.execPath, [join(root, 'bin/zhiban.js'), 'procedures', '--json'], {
      env: { ...process.env, LANG: 'zh_CN.UTF-8', ZHIBAN_HOME: home.path },
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    });
    let err = '';
    child.stderr?.on('data', (data: Buffer) => {
      err += data;
    });
    const [code]: (number | null)[] = await once(child, 'close');
    expect(code).toBe(1);
    expect(err).toMatch(/^[^\n]*磁盘[^\n]*\n$/u);
  });
});

describe('preferences', () => {
  test('are set, read and listed; the file is for its owner alone', async () => {
    expect(await run(['config', 'set', 'operator', '王敏'])).toEqual({ code: 0, out: '', err: '' });
    expect((await run(['config', 'get', 'operator'])).out).toBe('王敏\n');
    const { out } = await run(['config', 'path']);
    expect(statSync(out.trim()).mode & 0o777).toBe(0o600);
    expect(JSON.parse((await run(['config', 'list', '--json'])).out)).toContainEqual({
      id: 'operator',
      value: '王敏',
    });
    await run(['config', 'set', 'operator']);
    expect((await run(['config', 'get', 'operator'])).out).toBe('\n');
  });

  test('a damaged file is set aside, told once, and everything works', async () => {
    writeFileSync(join(home.path, 'config.json'), '{ "operator": ');
    const first = await run(['procedures', '--json']);
    expect(first).toMatchObject({ code: 0, err: expect.stringContaining('config.json.bad-') });
    expect(JSON.parse(first.out)).not.toEqual([]);
    expect((await run(['procedures', '--json'])).err).toBe('');
    expect(readdirSync(home.path).filter((name) => name.startsWith('config.json.bad-'))).toHaveLength(1);
  });

  test('where nothing can be written one sentence says so', async () => {
    const blocked = join(home.path, 'file');
    writeFileSync(blocked, '');
    expectRefusal(await run(['config', 'set', 'operator', '王敏'], { home: blocked }), 1);
  });
});

describe('content check', () => {
  test('the bundled content has no error', async () => {
    const { code, out } = await run(['content', 'check']);
    expect({ code, errors: /0 个错误/u.test(out) }).toEqual({ code: 0, errors: true });
  });

  test('every fault of a folder is told in one run, in file order, and ends with 3', async () => {
    const folder = join(home.path, 'own/procedures/tests');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'first.yaml'), 'id: other\nfamily: tests\nsteps: 3\n');
    writeFileSync(join(folder, 'second.yaml'), 'id: second\n\tfamily: x\n');
    const { code, out, err } = await run(['content', 'check', join(home.path, 'own')]);
    expect({ code, err }).toEqual({ code: 3, err: '' });
    const places = [...out.matchAll(/(\w+)\.yaml:(\d+):(\d+)/gu)].map(
      ([, file, line]) => `${file} ${String(line).padStart(4)}`,
    );
    expect(places.length).toBeGreaterThan(2);
    expect(places).toEqual([...places].sort());
    const listed: readonly unknown[] = JSON.parse(
      (await run(['content', 'check', join(home.path, 'own'), '--json'])).out,
    );
    expect(listed[0]).toMatchObject({ id: 1, severity: 'error', place: { line: expect.any(Number) } });
  });

  test('a site folder with faults is told, and the bundled procedures still work', async () => {
    mkdirSync(join(home.path, 'site'));
    writeFileSync(join(home.path, 'site/contacts.yaml'), 'roles: 3\n');
    expect(JSON.parse((await run(['procedures', '--json'])).out)).not.toEqual([]);
    const { code, out } = await run(['doctor']);
    expect({ code, told: out.includes('contacts.yaml') }).toEqual({ code: 3, told: true });
  });
});

test('nothing is written by commands that only look', async () => {
  for (const args of [
    ['--help'],
    ['procedures', '--json'],
    ['find', '漏水'],
    ['config', 'list'],
    ['content', 'check'],
  ]) {
    await run(args);
  }
  expect(readdirSync(home.path)).toEqual([]);
});

test('where the folder it was started in is gone, everything works', async () => {
  const gone = join(home.path, 'gone');
  mkdirSync(gone);
  const child = spawn(
    '/bin/sh',
    ['-c', 'cd "$0" && rmdir "$0" && exec "$@"', gone, process.execPath, program, 'find', '漏水'],
    {
      env: { ...process.env, ZHIBAN_HOME: home.path },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const out: Buffer[] = [];
  child.stdout.on('data', (data: Buffer) => out.push(data));
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(Buffer.concat(out).length).toBeGreaterThan(0);
});

test('a bug gives one sentence, and its details go to a private file', async () => {
  // A content file of a wrong shape stands for a bug that nobody thought of.
  const log = join(home.path, 'state/faults.log');
  const { code, out, err } = await run(['procedures', '--json'], {
    env: {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent('JSON.stringify = () => { throw new RangeError("planted"); };')}`,
    },
  });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^[^\n]+\n$/u);
  expect(err).toContain(log);
  expect(err).not.toContain('planted');
  expect(readFileSync(log, 'utf8')).toContain('RangeError: planted');
  expect(statSync(log).mode & 0o777).toBe(0o600);
});
