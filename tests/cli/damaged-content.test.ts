import { cpSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshHome, type Ran, root, zhiban } from './run.ts';

let place: ReturnType<typeof freshHome>;
let compiled: string;
let good: Buffer;

beforeEach(() => {
  place = freshHome();
  for (const part of ['bin', 'dist', 'package.json']) {
    cpSync(join(root, part), join(place.path, part), { recursive: true });
  }
  compiled = join(place.path, 'dist/content.jsonl');
  good = readFileSync(compiled);
});
afterEach(() => place.remove());

const run = (...args: readonly string[]): Promise<Ran> =>
  zhiban(args, { home: join(place.path, 'home'), installed: place.path });

/** One letter of the first place where those words stand. */
const spoil = (words: string): void => {
  const bad = Buffer.from(good);
  bad.write('#', good.indexOf(words));
  writeFileSync(compiled, bad);
};

interface Listed {
  readonly id: string;
  readonly title: string;
}

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

  it('tells of a procedure that cannot be read when it is asked for, and runs the others', async () => {
    const [one, other] = JSON.parse((await run('procedures', '--json')).out) as readonly Listed[];
    spoilBody(one?.id ?? '');
    expect(await run('procedures', one?.id ?? '')).toMatchObject({ code: 3, out: '' });
    expect((await run('procedures', one?.id ?? '')).err).toMatch(sentence);
    expect((await run('procedures', other?.id ?? '')).out).toContain(other?.title);
    expect(await run('procedures', '--json')).toMatchObject({ code: 0, err: '' });
    expect((await run('start', one?.id ?? '', '--plain')).err).toMatch(sentence);
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

/** A letter inside the line that holds all of that procedure. */
const spoilBody = (id: string): void => {
  const lines = good.toString('latin1').split('\n');
  const at = lines.findIndex((line) => line.startsWith('{"digest":') && line.includes(`"id":"${id}"`));
  const from = lines.slice(0, at).reduce((sum, line) => sum + line.length + 1, 0);
  const bad = Buffer.from(good);
  bad.write('#', from + 500);
  writeFileSync(compiled, bad);
};
