import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshHome, type Ran, root, zhiban } from './run.ts';

let place: ReturnType<typeof freshHome>;
let compiled: string;
let sounds: string;
let good: Buffer;

beforeEach(() => {
  place = freshHome();
  for (const part of ['bin', 'dist', 'package.json']) {
    cpSync(join(root, part), join(place.path, part), { recursive: true });
  }
  compiled = join(place.path, 'dist/content.jsonl');
  sounds = join(place.path, 'dist/sounds.json');
  good = readFileSync(compiled);
});
afterEach(() => place.remove());

const run = (...args: readonly string[]): Promise<Ran> =>
  zhiban(args, { home: join(place.path, 'home'), installed: place.path });
const input = (typed: string, ...args: readonly string[]): Promise<Ran> =>
  zhiban(args, { home: join(place.path, 'home'), installed: place.path, input: typed });

/** One letter of the first place where those words stand. */
const spoil = (words: string): void => {
  const bad = Buffer.from(good);
  bad.write('#', good.indexOf(words));
  writeFileSync(compiled, bad);
};

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly covers: readonly string[];
}

/** The first procedure of the list, another one, and the one for any call. */
const firstAndOther = async () => {
  const all = JSON.parse((await run('procedures', '--json')).out) as readonly Listed[];
  const general = all.find(({ covers }) => covers.includes('other-emergency'));
  const [one, other] = all.filter(({ id }) => id !== general?.id);
  if (one === undefined || other === undefined) throw new Error('there are procedures');
  return { ...one, other, general };
};

const sentenceAlone = /^自带的处置流程读不出来（[^\n]*content\.jsonl），请重新安装值班向导。\n$/;
const sentence = /^自带的处置流程读不出来（.*content\.jsonl），请重新安装值班向导。\n/;

describe('a damaged installation', () => {
  it.each([
    ['empty', () => truncateSync(compiled, 0)],
    ['cut short', () => truncateSync(compiled, 3000)],
    ['spoilt at the top', () => spoil('{"count"')],
  ])('whose content is %s says so in a sentence', async (_, damage) => {
    damage();
    for (const args of [['procedures'], ['find', '停电'], ['start', '停电', '--plain']]) {
      const { code, out, err } = await run(...args);
      expect([code, out, err.replace(sentence, '')]).toEqual([3, '', '']);
    }
  });

  it('whose content is lost still goes on with calls, and reads and keeps their records', async () => {
    const { id } = await firstAndOther();
    await run('start', id, '--plain');
    truncateSync(compiled, 3000);
    const resumed = await run('resume', '--plain');
    expect(resumed.err.replace(sentence, '')).toBe('');
    expect(resumed.out).toContain('接着做');
    expect((await run('summary')).out).toContain('【真实事件】');
    expect(await run('store', 'verify')).toMatchObject({ code: 0, out: '共 1 个事件，0 个不可信\n' });
    expect((await run('--plain')).out).toContain('0 接着处理没结束的');
  });

  it('tells of a procedure that cannot be read when it is asked for, and runs the others', async () => {
    const { id, other } = await firstAndOther();
    spoilBody(id);
    expect(await run('procedures', id)).toMatchObject({ code: 3, out: '' });
    expect((await run('procedures', id)).err).toMatch(sentenceAlone);
    expect((await run('procedures', other.id)).out).toContain(other.title);
    expect(await run('procedures', '--json')).toMatchObject({ code: 0, err: '' });
  });

  it('says how to take a call whose procedure cannot be read', async () => {
    const { id, title, general } = await firstAndOther();
    spoilBody(id);
    expect(await run('start', id, '--plain')).toEqual({
      code: 3,
      out: '',
      err: `《${title}》损坏，打不开；先用 zhiban start ${general?.id} 接这通来电，过后请重新安装值班向导。\n`,
    });
    const asked = await input(`${title}\n1\n2\n`, '--plain');
    expect(asked.out).toContain(`《${title}》损坏，打不开；先用“${general?.title}”接这通来电，`);
    expect(asked.out).toContain(`${general?.title} 版本`);
    expect(asked.err).toBe('');
    spoilBody(general?.id ?? '');
    expect((await run('start', general?.id ?? '', '--plain')).err).toContain(
      '请用 zhiban procedures 另选一个',
    );
  });

  it('lists what is left of the cards, and says that they are not all', async () => {
    const cards = good.indexOf('\n') + 1;
    const bad = Buffer.from(good);
    bad.write('#', cards);
    writeFileSync(compiled, bad);
    const { code, out, err } = await run('procedures', '--json');
    expect([code, JSON.parse(out), sentence.test(err)]).toEqual([3, [], true]);
  });
});

describe('zhiban doctor', () => {
  it('finds a damaged procedure before a call does', async () => {
    const { id, title, general } = await firstAndOther();
    spoilBody(id);
    const { code, out } = await run('doctor');
    expect(code).toBe(3);
    expect(out).toMatch(/^有错 {2}程序文件缺失或损坏：content\.jsonl（.*）；请重新安装值班向导$/mu);
    expect(out).toContain(
      `有错  损坏、打不开的流程：${title}；请重新安装值班向导，在那以前这类来电用“${general?.title}”接\n`,
    );
  });

  it.each([
    ['torn', (path: string) => truncateSync(path, 2000)],
    ['missing', (path: string) => rmSync(path)],
    [
      'changed by a letter',
      (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replace('啊', '呀')),
    ],
  ])('finds a table of sounds that is %s', async (_, damage) => {
    damage(sounds);
    const { code, out } = await run('doctor');
    expect([code, /^有错 .*sounds\.json.*请重新安装值班向导$/mu.test(out)]).toEqual([1, true]);
  });

  it('finds any other part, up to the list of the parts itself', async () => {
    const [chunk = ''] = readdirSync(join(place.path, 'dist')).filter((name) => name.startsWith('console-'));
    rmSync(join(place.path, 'dist', chunk));
    expect((await run('doctor')).out).toContain(`程序文件缺失或损坏：${chunk}（`);
    rmSync(join(place.path, 'dist/parts.json'));
    expect((await run('doctor')).out).toContain('程序文件缺失或损坏：parts.json（');
  });

  it('still looks at everything else where all content is lost', async () => {
    truncateSync(compiled, 3000);
    const { code, out } = await run('doctor');
    expect(code).toBe(3);
    expect(out).toMatch(/自带的处置流程读不出来.*记录：/su);
  });
});

describe('a part of the program that cannot be loaded', () => {
  it.each(['find-', 'zhiban'])('(%s) is told in a sentence', async (start) => {
    const [chunk = ''] = readdirSync(join(place.path, 'dist')).filter((name) => name.startsWith(start));
    truncateSync(join(place.path, 'dist', chunk), 600);
    const { code, out, err } = await run('find', '停电');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^值班向导的程序文件缺失或损坏，请重新安装.*\n$/u);
  });
});

describe('without its table of sounds the program', () => {
  it('finds by characters and says so, once it was asked to find', async () => {
    truncateSync(sounds, 2000);
    const byHand = await run('find', '停电');
    expect([byHand.code, byHand.out.split('\n').length > 1, unheard.test(byHand.err)]).toEqual([
      3,
      true,
      true,
    ]);
    expect((await run('find', 'tingdian')).err).toMatch(unheard);
    expect((await run('start', 'tingdian', '--plain')).err).toMatch(unheard);
    expect((await input('tingdian\n', '--plain')).out).toContain('拼音表读不出来');
    expect((await run('procedures')).err).toBe('');
  });
});

const unheard = /^拼音表读不出来（.*sounds\.json），眼下只能用汉字找流程，请重新安装值班向导。\n/u;

/** A letter inside the line that holds all of that procedure. */
const spoilBody = (id: string): void => {
  const lines = good.toString('latin1').split('\n');
  const at = lines.findIndex((line) => line.startsWith('{"digest":') && line.includes(`"id":"${id}"`));
  const from = lines.slice(0, at).reduce((sum, line) => sum + line.length + 1, 0);
  const bad = readFileSync(compiled);
  bad.write('#', from + 500);
  writeFileSync(compiled, bad);
};
