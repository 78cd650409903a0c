import { describe, expect, test } from 'vitest';
import type { ProcedureId } from '../../src/procedure/ids.ts';
import { finderOf } from '../../src/triage/find.ts';
import type { Findable } from '../../src/triage/findable.ts';
import { noSounds } from '../../src/triage/sounds.ts';
import { sounds } from './sounds.ts';

const procedure = (id: string, zh: string, more: Partial<Findable> = {}): Findable => ({
  id: id as ProcedureId,
  title: { zh },
  family: 'family',
  aliases: [],
  heard: [],
  life: false,
  ...more,
});

const all = [
  procedure('flood', '水管爆裂', { aliases: ['跑水'], heard: ['天花板在滴水'] }),
  procedure('restart', '重启机房'),
  procedure('heavy', '重物坠落', { life: true }),
  procedure('queue', '银行排长队'),
  procedure('growth', '长势不好'),
  procedure('march', '行人摔倒', { life: true }),
  procedure('stairs', 'Smoke in the stairwell', {
    title: { zh: '楼道冒烟', en: 'Smoke in the stairwell' },
    life: true,
  }),
];
const { find } = finderOf(all, () => sounds);
const best = (words: string): string | undefined => find(words)[0]?.procedure.id;

describe('the ear and the fingers find it too', () => {
  test.each([
    ['full pinyin', 'shuiguan baolie', 'flood'],
    ['without a space', 'shuiguanbaolie', 'flood'],
    ['half a syllable, while typing', 'shuiguanbaol', 'flood'],
    ['with tones', 'shuǐguǎn', 'flood'],
    ['initials', 'sgbl', 'flood'],
    ['initials and syllables', 'shuigbl', 'flood'],
    ['characters and syllables', '水guan', 'flood'],
    ['characters and initials', '水管bl', 'flood'],
    ['characters of the right sound', '睡管报烈', 'flood'],
    ['sounds that many do not keep apart', 'suiguan', 'flood'],
    ['traditional characters', '天花闆在滴水', 'flood'],
    ['full-width letters', 'ＳＧＢＬ', 'flood'],
    ['signs in between', '“水管”，（爆裂）！', 'flood'],
    ['words out of order', '爆裂 水管', 'flood'],
    ['English with another ending', 'smoking stairwells', 'stairs'],
    ['English with a slip', 'stariwell', 'stairs'],
    ['a reading of 重', 'chongqi', 'restart'],
    ['the other reading of 重', 'zhongwu', 'heavy'],
    ['a reading of 长', 'paichangdui', 'queue'],
    ['the other reading of 长', 'zhangshi', 'growth'],
    ['a reading of 行', 'yinhang', 'queue'],
    ['the other reading of 行', 'xingren', 'march'],
  ])('%s: %s', (_, words, id) => {
    expect(best(words)).toBe(id);
  });

  test('every beginning of a name in pinyin lists it, so that typing narrows', () => {
    const name = 'shuiguanbaolie';
    for (let length = 1; length <= name.length; length += 1) {
      const ids = find(name.slice(0, length)).map((one) => one.procedure.id);
      expect(ids, name.slice(0, length)).toContain('flood');
    }
  });

  test('without the table of sounds what is written is found all the same', () => {
    const bare = finderOf(all, () => noSounds);
    expect(bare.find('水管爆裂')[0]?.procedure.id).toBe('flood');
    expect(bare.find('sgbl')).toEqual([]);
  });
});

describe('initials of two phrases in one go', () => {
  const two = [
    procedure('flood', '水管爆裂', { aliases: ['跑水'], heard: ['地库有水'] }),
    procedure('stairs', '楼道冒烟', { aliases: ['焦糊味'] }),
  ];
  const guessed = (words: string) => finderOf(two, () => sounds).find(words)[0];

  test.each([
    ['dkps', 'flood'],
    ['wdjhw', 'stairs'],
    ['ldmyl', 'stairs'],
  ])('%s lists %s, as a guess', (words, id) => {
    expect(guessed(words)).toMatchObject({ procedure: { id }, fit: 'guess' });
  });

  test('what is less than half of them is chance', () => {
    expect(guessed('qwpszv')).toBeUndefined();
  });
});

test('two characters that only sound right are no reason', () => {
  const bomb = procedure('bomb', '炸弹威胁');
  expect(finderOf([bomb], () => sounds).find('有蛋味的点心')).toEqual([]);
});

describe('how sure it is', () => {
  test.each(['水管爆裂', '天花板滴水了', 'sgbl', '水管', 'smoke in the stairwell', '排长队'])(
    '%s: sure',
    (words) => {
      expect(find(words)[0]?.fit).toBe('sure');
    },
  );

  test.each(['s', '水', '股票涨了', 'qwerty', '今天天气怎么样', '的的的', '12345', 'zzz zzz', '？'])(
    '%s: no match to speak of',
    (words) => {
      expect(find(words)[0]?.fit ?? 'guess').toBe('guess');
    },
  );

  test('a guess has less than half the points, what is sure more', () => {
    for (const words of ['水', '水管', '水管爆裂', '排队', 'yin']) {
      for (const { fit, score } of find(words)) expect(score < 50).toBe(fit === 'guess');
    }
  });
});

describe('why it is there', () => {
  const why = (words: string): readonly (readonly [string, readonly string[]])[] =>
    (find(words)[0]?.reasons ?? []).map(({ phrase, spans }) => [
      phrase,
      spans.map(({ from, to }) => words.slice(from, to)),
    ]);

  test.each([
    ['as it was written', '快来，水管爆裂了', '水管爆裂', ['水管爆裂']],
    ['in letters', 'ｓｇｂｌ！', '水管爆裂', ['ｓｇｂｌ']],
    ['in two places', '爆裂了，是水管', '水管爆裂', ['爆裂', '水管']],
  ])('the words %s, and the phrase they fit', (_, words, phrase, parts) => {
    expect(why(words)[0]).toEqual([phrase, parts]);
  });

  test('a second phrase is told where it explains other words', () => {
    expect(why('跑水了，天花板').map(([phrase]) => phrase)).toEqual(
      expect.arrayContaining(['跑水', '天花板在滴水']),
    );
  });
});

describe('a life in the words', () => {
  const complaint = procedure('complaint', '一般投诉', {
    aliases: ['投诉'],
    heard: ['我要投诉你们的服务态度', '没人管，要投诉'],
  });
  const jump = procedure('jump', '有人轻生', { heard: ['我不想活了'], life: true });
  const lift = procedure('lift', '有人被困', { heard: ['停电了人在电梯里'], life: true });
  const dark = procedure('dark', '突然停电', { aliases: ['停电'], heard: ['灯全灭了'] });
  const first = (words: string): string | undefined =>
    finderOf([complaint, dark, jump, lift], () => sounds).find(words)[0]?.procedure.id;

  test.each([
    ['客户说不想活了要投诉', 'jump'],
    ['我要投诉你们的服务态度，没人管，我不想活了', 'jump'],
    ['停电了有人在电梯里', 'lift'],
  ])('%s: what saves it stands first', (words, id) => {
    expect(first(words)).toBe(id);
  });

  test.each([
    ['没人管，要投诉', 'complaint'],
    ['突然停电，灯全灭了', 'dark'],
  ])('%s: where none is, it does not', (words, id) => {
    expect(first(words)).toBe(id);
  });
});

describe('many procedures', () => {
  const many = Array.from({ length: 50 }, (_, at) => procedure(`made-${at}`, `第${at}号水泵停转`));

  test('are taken in a few at a time, ahead of the first words or with them', () => {
    const finder = finderOf(many, () => sounds);
    expect(finder.find('49号', 10)).toEqual([]);
    expect(finder.prepare(10)).toBe(true);
    expect(finder.prepare(100)).toBe(false);
    expect(finder.find('49号', 0)[0]?.procedure.id).toBe('made-49');
  });

  test('are found alike, however they were taken in', () => {
    const [slowly, atOnce] = [finderOf(many, () => sounds), finderOf(many, () => sounds)];
    while (slowly.prepare(7)) slowly.find('水泵', 1);
    for (const words of ['水泵', '37', 'shuibeng', 'dshsbtz'])
      expect(slowly.find(words)).toEqual(atOnce.find(words));
  });
});
