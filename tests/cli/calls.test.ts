import {
  appendFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshHome, type Ran, type Setting, zhiban } from './run.ts';

let home: ReturnType<typeof freshHome>;
let answers: string;

/** A call of a site's own procedure, so that these tests stand whatever the shipped ones become. */
const procedure = `
id: dripping
version: 1
family: water
title: { zh: 漏水, en: Leak }
heard: [天花板滴水]
sources: { ours: { document: 本流程编写组, ours: true } }
review: { status: draft, owner: 工程, due: 2027-11-21 }
fields:
  place: { type: address, label: { zh: 哪里, en: Where } }
  count: { type: count, label: { zh: 几处, en: How many } }
  since: { type: moment, label: { zh: 何时起, en: Since } }
  bad: { type: choice, label: { zh: 大不大, en: How bad }, options: { drip: { zh: 滴, en: drip }, flow: { zh: 流, en: flow } } }
steps:
  - { section: { zh: 接听, en: Answering } }
  - { ask: place, source: ours }
  - { ask: count, source: ours }
  - { ask: since, source: ours }
  - { ask: bad, source: ours }
  - { id: shut, do: { zh: 总阀 → 关上, en: main valve → shut }, source: ours }
  - { notify: plumber, source: ours }
`;

beforeEach(() => {
  home = freshHome();
  mkdirSync(join(home.path, 'site/procedures/water'), { recursive: true });
  writeFileSync(join(home.path, 'site/procedures/water/dripping.yaml'), procedure);
  writeFileSync(
    join(home.path, 'site/contacts.yaml'),
    "roles: { plumber: { title: { zh: 水工, en: Plumber }, parties: [ { name: { zh: 李工, en: Mr Li }, number: '138 0013 8000' } ] } }\n",
  );
  answers = join(home.path, 'answers.yaml');
  writeFileSync(
    answers,
    'place: 滨江路 18 号\ncount: 2\nsince: "22:10"\nbad: flow\nshut: 水停了\nplumber: reached\nopened: "22:15"\n',
  );
});
afterEach(() => home.remove());

const run = (args: readonly string[], setting: Partial<Setting> = {}): Promise<Ran> =>
  zhiban(args, { home: home.path, ...setting });
const play = (setting: Partial<Setting> = {}): Promise<Ran> =>
  run(['start', 'dripping', '--answers', answers], setting);
const idIn = (out: string): string => /\d{8}-\d{3}/u.exec(out)?.[0] ?? '';
const onlyJournal = (): string => {
  const [found] = readdirSync(join(home.path, 'records/incidents'), {
    recursive: true,
    encoding: 'utf8',
  }).filter((name) => name.endsWith('.jsonl'));
  return join(home.path, 'records/incidents', found ?? '');
};

describe('a call from a file', () => {
  test('its summary is the result, and the same that is printed later', async () => {
    const ran = await play();
    expect(ran).toMatchObject({ code: 0, err: '' });
    for (const words of [
      '漏水',
      '滨江路 18 号',
      '2',
      '22:10',
      '流',
      '水停了',
      '李工',
      '138 0013 8000',
      '22:15:0',
    ]) {
      expect(ran.out).toContain(words);
    }
    expect(ran.out).not.toMatch(/\p{Cc}(?<!\n)/u);
    expect((await run(['summary'])).out).toBe(ran.out);
    expect((await run(['store', 'verify'])).code).toBe(0);
  });

  test('from stdin, as JSON, as a list with times', async () => {
    const list = [
      { step: 'opened', at: '2026-11-20T08:00', value: true },
      { step: 'place', value: '一楼', at: '2026-11-20T08:01' },
      { step: 'shut', at: '2026-11-20T08:09' },
    ];
    const { code, out } = await run(['start', 'dripping', '--answers', '-'], { input: JSON.stringify(list) });
    expect(code).toBe(0);
    expect(idIn(out)).toBe('20261120-001');
    expect(out).toContain('2026-11-20 08:00:0');
    expect(out).toMatch(/08:01:0\d\s+\+01:0\d\s+记录\s+哪里：一楼/u);
  });

  test('what is not named is skipped, with that reason', async () => {
    writeFileSync(answers, 'place: unknown\n');
    const { out } = await play();
    expect(out).toContain('不清楚');
    expect(out).toContain('答案文件里没有');
  });

  test('the words of the caller do as well as the id, and go on record', async () => {
    const { code, out } = await run(['start', '家里天花板滴水', '--answers', answers]);
    expect(code).toBe(0);
    expect(out).toContain('家里天花板滴水');
  });

  test('what it does not know or what does not fit is told all at once with its place, and nothing is opened', async () => {
    writeFileSync(answers, 'place: 一楼\nbad: huge\ncount: many\nplase: 二楼\n');
    const { code, out, err } = await play();
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/:2:6：“huge”.*\n.*:3:8：“many”.*\n.*:4:1：没有“plase”.*“place”/u);
    expect(JSON.parse((await run(['incidents', '--json'])).out)).toEqual([]);
  });

  test('a time of day in the file is that of the place', async () => {
    const { out } = await play({ env: { TZ: 'Asia/Shanghai' } });
    expect(out).toMatch(/开始\s+\d{4}-\d{2}-\d{2} 22:15:0\d/u);
  });

  test.each([
    ['no file', ['start', 'dripping', '--answers', 'no-such-file.yaml'], ''],
    ['no procedure', ['start', '--answers', '-'], 'place: x'],
    ['an unknown procedure', ['start', 'drippin', '--answers', '-'], 'place: x'],
    ['no map', ['start', 'dripping', '--answers', '-'], 'just words'],
    ['bad YAML', ['start', 'dripping', '--answers', '-'], 'a: [1\n'],
  ])('%s: one sentence, status 2, and nothing is opened', async (_, args, input) => {
    const { code, out, err } = await run(args, { input });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^[^\n]+\n$/u);
    expect(JSON.parse((await run(['incidents', '--json'])).out)).toEqual([]);
  });
});

describe('what is on record', () => {
  test('is listed, filtered and searched, newest first', async () => {
    const newer = idIn((await play()).out);
    writeFileSync(answers, readFileSync(answers, 'utf8').replace('opened: "22:15"', 'opened: "22:05"'));
    const older = idIn((await play()).out);
    const list = async (...args: readonly string[]): Promise<readonly string[]> =>
      JSON.parse((await run(['incidents', '--json', ...args])).out).map(
        ({ id }: { readonly id: string }) => id,
      );
    expect(await list()).toEqual([newer, older]);
    expect(await list('--limit', '1')).toEqual([newer]);
    expect(await list('--status', 'open')).toEqual([]);
    expect(await list('--drills')).toEqual([]);
    expect(await list('--search', '滨江路')).toHaveLength(2);
    expect(await list('--search', '江滨路')).toEqual([]);
    expect(await list('--until', '2020')).toEqual([]);
    expect((await run(['incidents'])).out).toMatch(new RegExp(`${newer}[^]*${older}`, 'u'));
  });

  test('a summary in every form, to stdout or to a private file that is never overwritten unasked', async () => {
    await play();
    const text = (await run(['summary'])).out;
    expect((await run(['summary', '--format', 'markdown'])).out).toMatch(/^# /u);
    expect(JSON.parse((await run(['summary', '--format', 'json'])).out)).toMatchObject({
      schema: 1,
      status: 'closed',
    });
    expect((await run(['summary', '--redact'])).out).not.toContain('138 0013 8000');
    const file = join(home.path, 'out.txt');
    expect(await run(['summary', '-o', file])).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await run(['summary', '-o', file])).toMatchObject({
      code: 1,
      err: expect.stringContaining('--force'),
    });
    writeFileSync(file, 'old');
    expect((await run(['summary', '-o', file, '--force'])).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect((await run(['summary', '-o', '-'])).out).toBe(text);
    symlinkSync(join(home.path, 'elsewhere'), join(home.path, 'link'));
    for (const force of [[], ['--force']]) {
      expect((await run(['summary', '-o', join(home.path, 'link'), ...force])).code).toBe(1);
    }
    expect(lstatSync(join(home.path, 'elsewhere'), { throwIfNoEntry: false })).toBeUndefined();
    expect((await run(['summary', '-o', home.path, '--force'])).code).toBe(1);
    const endless = join(home.path, 'x'.repeat(300));
    expect(await run(['summary', '-o', endless, '--force'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('换一个位置'),
    });
  });

  test('a note is an addendum: the incident stays closed, and the summary has it', async () => {
    const id = idIn((await play()).out);
    expect(await run(['note', id, '回访：', '水已停'])).toMatchObject({
      code: 0,
      out: '',
      err: `${id} 已存\n`,
    });
    const summary = JSON.parse((await run(['summary', '--format', 'json'])).out);
    expect(summary).toMatchObject({ status: 'closed', notes: [{ text: '回访： 水已停', addendum: true }] });
    expect((await run(['note', id, '  '])).code).toBe(2);
  });

  test('a line that was changed is noticed, and ends with 4', async () => {
    const id = idIn((await play()).out);
    writeFileSync(onlyJournal(), readFileSync(onlyJournal(), 'utf8').replace('滨江路 18 号', '滨江路 81 号'));
    const { code, out } = await run(['store', 'verify']);
    expect({ code, told: out.includes(id) }).toEqual({ code: 4, told: true });
  });

  test('an incident without a readable opening is counted, not only distrusted', async () => {
    await play();
    const [, ...rest] = readFileSync(onlyJournal(), 'utf8').split('\n');
    writeFileSync(onlyJournal(), ['{"n":1', ...rest].join('\n'));
    expect((await run(['store', 'verify'])).out).toContain('共 1 个事件，1 个不可信');
  });

  test('a line that was never finished is told, and trusted all the same', async () => {
    await play();
    appendFileSync(onlyJournal(), '{"n":99,"torn');
    const { code, out } = await run(['store', 'verify']);
    expect(code).toBe(0);
    expect(out).toContain('没有写完');
  });
});

test('where no folder can be made the call goes on, its answers are set aside, and the summary prints', async () => {
  const blocked = join(home.path, 'file');
  writeFileSync(blocked, '');
  const elsewhere = freshHome();
  try {
    const [known]: readonly { readonly id: string }[] = JSON.parse((await run(['procedures', '--json'])).out);
    writeFileSync(answers, '{}');
    const { code, out, err } = await run(['start', known?.id ?? '', '--answers', answers], {
      home: join(blocked, 'home'),
      env: { XDG_RUNTIME_DIR: elsewhere.path },
    });
    expect(code).toBe(0);
    expect(err).toContain('已存应急文件');
    expect(out).toContain('事件摘要');
    expect((await run(['doctor'], { home: join(blocked, 'home') })).code).toBe(4);
  } finally {
    elsewhere.remove();
  }
});
