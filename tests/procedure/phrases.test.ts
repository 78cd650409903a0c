import { describe, expect, it } from 'vitest';
import { checkContent } from '../../src/procedure/check-content.ts';
import { promiseIn } from '../../src/procedure/check-phrases.ts';
import { readContent, writeContent } from '../../src/procedure/compiled-content.ts';
import { bytesOf } from '../../src/procedure/file-bytes.ts';
import type { ProcedureId } from '../../src/procedure/ids.ts';
import { loadContent } from '../../src/procedure/load-content.ts';
import { breathWhenFilled } from '../../src/procedure/read-aloud.ts';
import { allFaults, type File, folderAfter, pointed, told } from './faults.ts';
import { folderWith } from './folder.ts';
import { wholeFolder } from './specimen.ts';

const flood: File = 'procedures/water/flood.yaml';
const site: File = 'site/phrases.yaml';
const base = () => readContent(bytesOf(writeContent(loadContent(folderWith(wholeFolder)).content)));

/** The groups as their ids and the words in them. */
const shown = ({ groups }: ReturnType<typeof base>['phrases']) =>
  Object.fromEntries(groups.map(({ id, phrases }) => [id, phrases.map((one) => `${one.id}: ${one.say.zh}`)]));

describe('words at hand', () => {
  it('are loaded with a procedure, a bar ending a line, and kept in the compiled content', () => {
    const [phrase] = base().procedures.get('flood' as ProcedureId)?.phrases ?? [];
    expect(phrase).toMatchObject({
      id: 'upstairs',
      for: { zh: '不肯走', en: 'Will not go' },
      say: { zh: '先上楼，楼上我才能帮您。\n{rooms}别再进。' },
      sources: ['plan', 'ours'],
      when: { text: 'trapped' },
    });
  });

  it('are loaded for every call, with what the site calls itself', () => {
    const { phrases } = base();
    expect(phrases.called?.zh).toBe('水务示例台');
    expect(phrases.groups.map(({ id, use }) => [id, use])).toEqual([
      ['opening', 'opening'],
      ['calming', 'calming'],
    ]);
    expect(phrases.groups[0]?.phrases[0]?.sources).toMatchObject([{ ours: true }]);
  });

  it('change one by one under an organisation: replaced, hidden, added', () => {
    const own = folderWith({
      'phrases.yaml': `called: 江边台
sources: { ours: { document: 本单位, ours: true } }
groups:
  opening:
    phrases:
      hello: { say: 这里是{site}。, source: ours }
      number: { hide: true }
      where: { say: 您在哪里？, source: ours }
  closing:
    title: 收尾
    phrases: { bye: { say: 再见。, source: ours } }
`.replace('这里是{site}。', "'这里是{site}。'"),
    });
    const { phrases, problems } = loadContent(own, base()).content;
    expect(problems).toEqual([]);
    expect(phrases.called?.zh).toBe('江边台');
    expect(shown(phrases)).toEqual({
      opening: ['hello: 这里是{site}。', 'where: 您在哪里？'],
      calming: ['crying: 我等您。'],
      closing: ['bye: 再见。'],
    });
    // A group that a site only adds to keeps its name and its turn.
    expect(phrases.groups[0]).toMatchObject({ title: { zh: '开场' }, use: 'opening' });
  });

  it('of a faulty line are left out alone, and the line is told', () => {
    const folder = folderWith({
      'phrases.yaml': `groups:
  opening:
    phrases:
      hello: { say: 喂, source: ours, colour: red }
      number: { say: '{weather}好。', source: nobody }
`,
    });
    const loaded = loadContent(folder, base());
    expect(shown(loaded.content.phrases)['opening']).toEqual([
      'hello: 您好，{site}，请讲。',
      'number: {weather}好。',
    ]);
    expect(pointed(checkContent(loaded)).map(([at, found]) => [at.split(':')[0], found])).toEqual(
      expect.arrayContaining([
        ["'{weather}好。', source", '没有“weather”这个可填的名称'],
        ['nobody }', '没有“nobody”这个来源'],
      ]),
    );
  });
});

describe('the check of words at hand', () => {
  const say = '先上楼，楼上我才能帮您。|{rooms}别再进。';
  it.each([
    ['error', '承诺了时间或结果：“马上就到”', [flood, say, '救援马上就到。']],
    ['error', '承诺了时间或结果：“保证”', [flood, say, '我保证没有事。']],
    ['error', '承诺了时间或结果：“5 分钟内到”', [flood, say, '5 分钟内到。']],
    ['error', '没有“rums”这个要素', [flood, '{rooms}别再进', '{rums}别再进']],
    ['error', '没有来源的话术', [flood, 'when: trapped, source: [plan, ours] }\n', 'when: trapped }\n']],
    ['error', '没有声明过的名字“trap”', [flood, 'when: trapped, source: [plan', 'when: trap, source: [plan']],
    ['advice', '一口气说不完：', [flood, say, '水'.repeat(31)]],
    ['advice', '一条话术有 4 行', [flood, say, '一|二|三|四']],
    ['advice', '通报约 ', [flood, '{rooms} 有水，{trapped}', `{rooms} 有水，{trapped}${'水'.repeat(121)}`]],
    [
      'advice',
      '通知“fire-119”没有写怎么说',
      [flood, "    message: { zh: '{rooms} 有水，{trapped}', en: 'Water in {rooms}, {trapped}' }\n", ''],
    ],
    ['error', '承诺了时间或结果：“不会有事”', [site, '我等您。', '您不会有事。']],
    ['error', '没有来源的话术', [site, 'en: I am waiting. }, source: ours }', 'en: I am waiting. } }']],
    ['advice', '“我等您。”没有英文', [site, '{ zh: 我等您。, en: I am waiting. }', '我等您。']],
    ['advice', '话术“calming”没有名称', [site, '    title: { zh: 安抚, en: Calming }\n', '']],
  ] as const)('tells as %s: %s', (severity, found, change) => {
    const faults = allFaults(folderAfter([change]));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(` ${severity} ${found}`);
  });

  it('finds no promise in what is only being done', () => {
    for (const zh of [
      '维修已经通知了，我一直在。',
      '几点到，我不能乱说。',
      '有消息我就告诉您。',
      '有没有事，您告诉我。',
    ])
      expect(promiseIn({ zh }), zh).toBeUndefined();
    for (const en of ['The crew has been told.', 'I cannot name a time.', 'You will hear from me.'])
      expect(promiseIn({ zh: '', en }), en).toBeUndefined();
    for (const en of ['They come in 5 minutes.', 'You will be fine.', 'I promise.', "Don't worry."])
      expect(promiseIn({ zh: '', en }), en).toBeDefined();
  });

  it('counts what is filled in', () => {
    expect(breathWhenFilled('{place}，三人')).toBe(8 + 3);
  });

  it('has nothing to say about the sample', () => {
    const folder = folderWith(wholeFolder);
    expect(told(checkContent(loadContent(folder)), folder)).toEqual([]);
  });
});
