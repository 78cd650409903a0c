import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProcedureId } from '../../src/procedure/ids.ts';
import { type Found, finderOf } from '../../src/triage/find.ts';
import type { Findable } from '../../src/triage/findable.ts';
import { sounds } from './sounds.ts';

const procedure = (id: string, more: Partial<Findable>): Findable => ({
  id: id as ProcedureId,
  title: { zh: id },
  family: 'family',
  aliases: [],
  heard: [],
  life: false,
  ...more,
});

const flood = procedure('flood', {
  title: { zh: '水管爆裂', en: 'Burst pipe' },
  aliases: ['跑水'],
  heard: ['天花板在滴水', '地上全是水'],
});
const smoke = procedure('smoke', {
  title: { zh: '楼道冒烟', en: 'Smoke in the stairs' },
  heard: ['有焦糊味', '看到烟了'],
  life: true,
});
const noise = procedure('noise', { title: { zh: '楼上噪音', en: 'Noise' }, heard: ['楼上太吵'] });
const all = [noise, flood, smoke];

const find = (procedures: readonly Findable[], words: string): readonly Found<Findable>[] =>
  finderOf(procedures, () => sounds).find(words);

const ids = (words: string): readonly string[] => find(all, words).map((one) => one.procedure.id);

describe('what the caller says finds the procedure', () => {
  test.each([
    ['a phrase that callers use', '天花板在滴水', 'flood'],
    ['a phrase inside a longer one', '快来人，我家天花板在滴水了', 'flood'],
    ['a part of a phrase', '焦糊', 'smoke'],
    ['an alias', '跑水', 'flood'],
    ['the title', '楼道冒烟', 'smoke'],
    ['the title in English', 'burst pipe', 'flood'],
    ['the beginning of an English word', 'noi', 'noise'],
    ['the id', 'smoke', 'smoke'],
    ['full-width letters', 'ＳＭＯＫＥ', 'smoke'],
    ['other words of the same matter', '楼道里有烟', 'smoke'],
    ['several words', '天花板 水', 'flood'],
    ['a single character, while the rest is still being typed', '滴', 'flood'],
    ['one telling pair among many words', '半夜里邻居那边说好像焦糊了', 'smoke'],
  ])('%s', (_, words, id) => {
    expect(ids(words)[0]).toBe(id);
  });

  test.each(['', '   ', '，。', '？'])('%j names all: life first, then by title', (words) => {
    expect(ids(words)).toEqual(['smoke', 'noise', 'flood']);
  });

  test('words that every English sentence has find nothing of themselves, yet are all there is at first', () => {
    const bomb = procedure('bomb', { heard: ['There is a bomb in the hall'] });
    const lift = procedure('lift', { heard: ['I am in the lift'], life: true });
    const first = (words: string) => find([lift, bomb], words).map((one) => one.procedure.id);
    expect(first('he says there is a bomb in the mall')).toEqual(['bomb']);
    expect(first('there is')).toContain('bomb');
  });

  test('what nothing says finds nothing', () => {
    expect(ids('股票')).toEqual([]);
    expect(ids('oise')).toEqual([]);
  });

  test('of two that fit about equally well, the one that saves lives stands first', () => {
    const a = procedure('a', { title: { zh: '门口有积水' }, heard: ['门口有水'] });
    const b = procedure('b', { title: { zh: '门口有电线' }, heard: ['门口有水'], life: true });
    expect(find([a, b], '门口有水').map((one) => one.procedure.id)).toEqual(['b', 'a']);
  });

  test('the phrases that fitted are told, the best one first', () => {
    const flooded = find(all, '滴水，地上全是水').find((one) => one.procedure.id === 'flood');
    expect(flooded?.matched.slice(0, 2)).toEqual(['地上全是水', '天花板在滴水']);
  });

  test('a name word for word has the full score, and no score is above it', () => {
    expect(find(all, '跑水')[0]?.score).toBe(100);
  });
});

describe('what is no trouble of its own', () => {
  const shop = procedure('shop', { title: { zh: '商场进水' }, heard: ['客户在砸东西', '办公室进水了'] });
  const lift = procedure('lift', {
    title: { zh: '电梯困人' },
    heard: ['门打不开', '东西掉进缝里'],
    life: true,
  });

  test.each(['客户', '东西', '办公室的打印纸', '商场地图', '营业时间', '客户名单'])(
    '%s: who, where and what finds nothing surely',
    (words) => {
      expect(find([shop, lift], words)[0]?.fit ?? 'guess').toBe('guess');
    },
  );

  test.each([
    ['商场里进水了', 'shop'],
    ['客户又砸东西', 'shop'],
    ['办公室门打不开', 'lift'],
  ])('%s: the trouble in it does', (words, id) => {
    expect(find([shop, lift], words)[0]).toMatchObject({ procedure: { id }, fit: 'sure' });
  });

  test('a phrase from end to end stays sure, wherever all the other words lean', () => {
    const story = '砸东西的客户说商场办公室进水，门打不开';
    expect(find([shop, lift], story)[0]).toMatchObject({ procedure: { id: 'lift' }, fit: 'sure' });
  });
});

test('whatever is typed: scores stay between 1 and 100, best first within a tie, nothing twice', () => {
  const letters = fc.constantFrom(...'楼道冒烟滴水在家 abcs，。１');
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 12 }), (words) => {
      const found = find(all, words);
      expect(new Set(found.map((one) => one.procedure.id)).size).toBe(found.length);
      for (const { score } of found) {
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
      }
      for (const [at, one] of found.slice(1).entries()) {
        expect((found[at]?.score ?? 0) + 10).toBeGreaterThanOrEqual(one.score);
      }
    }),
  );
});
