import { describe, expect, it } from 'vitest';
import type { ProcedureId } from '../../src/procedure/ids.ts';
import { loadContent } from '../../src/procedure/load-content.ts';
import { problemSentence } from '../../src/procedure/problem.ts';
import { type File, folderAfter, loadingFaults, pointed } from './faults.ts';
import { folderWith } from './folder.ts';
import { leak, wholeFolder } from './specimen.ts';

const flood: File = 'procedures/water/flood.yaml';

const pointedAfter = (...changes: Parameters<typeof folderAfter>[0]) =>
  pointed(loadContent(folderAfter(changes)).content.problems);

/** What is changed, and for each fault the words at its place and what is said of them. */
type Row = readonly [find: string, put: string, ...faults: readonly (readonly [at: string, found: string])[]];

const title = 'title: { zh: 水浸, en: Flooding }';
const source = 'until: dry, source: [plan, ours]';
const dueWithin = 'within: { days: 2, of: closed }';

const rows: readonly Row[] = [
  ['id: flood\n', 'id: Flood\n', ['Flood', '“Flood”']],
  ['id: flood\n', '', ['version', '缺少“id”']],
  ['version: 2', 'version: 1.5', ['1.5', '数字 1.5']],
  ['version: 2', 'version: 0', ['0', '数字 0']],
  ['version: 2', "version: '2'", ["'2'", '“2”']],
  ['version: 2', 'version:', ['', '空的值']],
  [title, 'titel: { zh: 水浸, en: Flooding }', ['id: flood', '缺少“title”'], ['titel', '不认识的键“titel”']],
  [title, 'title: [水浸]', ['[水浸]', '一个列表']],
  [title, 'title: { zh: " ", en: Flooding }', ['" "', '“ ”']],
  [title, 'title: { en: Flooding }', ['{ en', '缺少“zh”']],
  [title, 'title: { zh: 水浸, en: Rain, flood }', ['flood }', '不认识的键“flood”']],
  [title, `title: ${'水'.repeat(2001)}`, ['水', '2001 个字符']],
  ['aliases: [漏水, sj]', 'aliases: 漏水', ['漏水', '“漏水”']],
  ['aliases: [漏水, sj]', 'aliases: [漏水, 119]', ['119]', '数字 119']],
  ['life: true', 'life: "yes"', ['"yes"', '“yes”']],
  ['depth: detailed', 'depth: detailled', ['detailled', '“detailled”']],
  ['status: approved', 'status: aproved', ['aproved', '“aproved”']],
  ['due: 2027-11-21', 'due: 21.11.2027', ['21.11', '“21.11.2027”']],
  ['type: number', 'type: nmber', ['nmber', '“nmber”']],
  ['min: 0, max: 300', 'min: 10, max: 3', ['min: 10', '下限 10 大于上限 3']],
  [
    'yes-no, label: { zh: 有人被困',
    'yes-no, min: 1, label: { zh: 有人被困',
    ['min: 1', 'yes-no 类要素的 min'],
  ],
  ['remark: { type: text', 'remark: { type: phone', ['suggestions', 'phone 类要素的 suggestions']],
  ['street: { zh', 'unknown: { zh', ['unknown', '选项“unknown”']],
  ['street: { zh', 'Street: { zh', ['Street', '键“Street”']],
  ['leads_to: {', 'leads: {', ['leads', '不认识的键“leads”']],
  ['contact: { type: phone', 'contact: { type: list', ['contact', '没有 parts 的 list']],
  [
    '  remark: { type',
    '  size: { type: text, label: x }\n  remark: { type',
    ['size', '要素名“size”有别的意思'],
  ],
  ['  remark: { type', '  Size: { type: text, label: x }\n  remark: { type', ['Size', '键“Size”']],
  ['  remark: { type', '  extra: { type: choice, label: x }\n  remark: { type', ['extra', '0 个选项']],
  [
    '  remark: { type',
    `  extra: { type: choice, label: x, options: { ${[...'abcdefghij'].map((id) => `${id}: ${id}`).join(', ')} } }\n  remark: { type`,
    ['options', '10 个选项'],
  ],
  ['say: { zh: 里面还有人吗？', 'said: { zh: 里面还有人吗？', ['said', '不认识的键“said”']],
  ['question: { zh: 有人', 'message: { zh: 有人', ['message', '没有 notify 的步骤里的 message']],
  ["message: { zh: '{rooms}", "question: { zh: '{rooms}", ['question', '没有 ask 的步骤里的 question']],
  ['{rooms} 有水', '{room} 有水', ["{ zh: '{room}", '没有“room”这个要素']],
  ['    id: go-up\n', '    id: go-up\n    reads_back: contct\n', ['contct', '没有“contct”这个要素']],
  ['    id: go-up\n', '', ['say:', '没有 id 的 say 步骤'], ['go-up) < 60', '没有“go-up”这个时刻']],
  ['id: switch-off', 'id: go-up', ['go-up', '第二个叫“go-up”的步骤']],
  ['  - ask: seen\n', '  - ask: sean\n', ['sean', '没有“sean”这个要素']],
  ['  - ask: seen\n', '  - source: plan\n', ['source: plan', '步骤里没有说、问、做、通知']],
  ['  - ask: seen\n', '  - ask\n', ['ask', '“ask”']],
  ['  - ask: seen\n', '  - section: [x]\n', ['[x]', '一个列表']],
  ['  - ask: seen\n', '  - include: [x]\n', ['[x]', '一个列表']],
  ['  - ask: seen\n', '  - include: shred\n', ['shred', '没有“shred”这个共用块']],
  ['of: opened', 'of: open', ['open', '没有“open”这个时刻']],
  ['within: { minutes: 1,', 'within: { minutes: -1,', ['-1,', '数字 -1']],
  ['within: { minutes: 1,', 'within: { minutes: 1000001,', ['1000001', '数字 1000001']],
  ['within: { minutes: 1,', 'within: { minutes: soon,', ['soon', '“soon”']],
  [
    'every: { minutes: site.flood_minutes',
    'every: { minutes: site.flod_minutes',
    ['site.flod', '没有“site.flod_minutes”这个单位设定（数字）'],
  ],
  ['until: dry }\n    source: ours', 'until: wet }\n    source: ours', ['wet', '没有声明过的名字“wet”']],
  ['level: large', 'level: huge', ['huge', '没有“huge”这个等级']],
  ['small: { zh: 小', 'none: { zh: 小', ['none', '等级名“none”有别的意思'], ['small', '没有“small”这个等级']],
  ['  levels: {', '  level: {', ['name: { zh: 水浸等级', '缺少“levels”'], ['level: {', '不认识的键“level”']],
  ['when: depth_cm >= 50', 'when: grade == "small"', ['grade', '用了 grade，但本流程没有定级']],
  ['when: origin == "roof"', 'when: origin == "rof"', ['"rof"', '没有“rof”这个选项']],
  [dueWithin, 'within: { days: 2, hours: 3, of: closed }', ['{ days', '2 个期限']],
  [dueWithin, 'within: { of: closed }', ['{ of', '0 个期限']],
  ['of: graded }', 'of: grade }', ['grade }', '没有“grade”这个时刻']],
  ['id: dry-out', 'id: report', ['report', '第二个叫“report”的跟办']],
  ['id: no-cellar', 'id: no-power', ['no-power', '第二个叫“no-power”的禁忌']],
  [source, 'until: dry, source: [plan, our]', ['our]', '没有“our”这个来源']],
  [source, 'until: dry, source: []', ['[]', '0 项的列表']],
  [source, 'until: dry, source: shared.ours', ['shared.ours', '“shared.ours”']],
  ['street: { zh: 街面, en: street }', 'street: [街面]', ['[街面]', '一个列表']],
  [source, 'until: dry, source: true', ['true', '“true”']],
];

const startingWith = (faults: readonly (readonly [at: string, found: string])[]) =>
  faults.map(([at, found]) => [expect.stringMatching(new RegExp(`^${RegExp.escape(at)}`)), found]);

describe('a fault in the form is told at its place', () => {
  for (const [find, put, ...faults] of rows) {
    it(`${find} → ${put}`, () => {
      expect(pointedAfter([flood, find, put])).toEqual(startingWith(faults));
    });
  }
});

describe('a fault in a block', () => {
  const block: File = 'blocks/shared.yaml';
  const ownFaults: readonly Row[] = [
    ['steps:\n', 'steps:\n  - section: x\n', ['section', '共用块里的 section']],
    ['steps:\n', 'steps:\n  - include: shared\n', ['include', '共用块里的 include']],
    ['steps:\n', 'step:\n', ['fields', '缺少“steps”'], ['step:', '不认识的键“step”']],
    ['    source: ours', '    sauce: ours', ['sauce', '不认识的键“sauce”']],
  ];
  const faultsWhereIncluded: readonly Row[] = [
    ['  - ask: contact\n', '  - ask: contct\n', ['contct', '没有“contct”这个要素']],
    ['    source: ours', '    source: plan', ['plan', '没有“plan”这个来源']],
    ['  - ask: contact\n', '  - ask: contact\n    when: nobody\n', ['nobody', '没有声明过的名字“nobody”']],
  ];

  for (const [find, put, ...faults] of ownFaults) {
    it(`of its own: ${find} → ${put}`, () => {
      const all = [...startingWith(faults), ['shared', '共用块“shared”有错']];
      expect(pointedAfter([block, find, put])).toEqual(all);
    });
  }

  for (const [find, put, ...faults] of faultsWhereIncluded) {
    it(`that shows where it is included: ${find} → ${put}`, () => {
      expect(pointedAfter([block, find, put])).toEqual(startingWith(faults));
    });
  }

  it('of a field that the procedure has in another type', () => {
    const [first] = pointedAfter([
      flood,
      '  contact: { type: phone',
      '  caller: { type: phone, label: x }\n  contact: { type: phone',
    ]);
    expect(first).toEqual([expect.stringMatching(/^phone, label: x/), '要素“caller”的类型 phone']);
  });
});

describe('the place of a fault inside a condition', () => {
  it.each<[string, string, string]>([
    ['plain', 'when: trapped && smok', 'smok'],
    ['single quotes', `when: '"smel" in seen'`, '"smel"'],
    ['double quotes with escapes', 'when: "trapped && \\"smel\\" in seen"', '"smel'],
    ['a character written as an escape', 'when: "trapped && \\u0073mok"', '"trapped'],
    ['folded over lines', 'when: trapped &&\n      smok', 'smok'],
    ['block', 'when: |\n      trapped &&\n      smok', 'smok'],
    ['folded block', 'when: >-\n      trapped\n      &&   smok', 'smok'],
    ['at its end', 'when: trapped &&', ''],
  ])('%s', (_, put, at) => {
    const found = pointedAfter([flood, 'when: depth_cm > 0', put]);
    expect(found).toHaveLength(1);
    expect(found[0]?.[0]).toMatch(new RegExp(`^${RegExp.escape(at)}`));
    if (at === '') expect(found[0]?.[0]).toBe('');
  });
});

it('tells each fault as one sentence, with the nearest right word', () => {
  const folder = folderAfter([[flood, 'when: origin == "roof"', 'when: origin == "rof"']]);
  const [problem] = loadContent(folder).content.problems;
  if (problem === undefined) throw new Error('no problem');
  expect(problemSentence(problem, 'zh').replace(folder, '')).toBe(
    `/${flood}:89:33：没有“rof”这个选项；应为：其中之一：roof、street（不清楚、拒绝回答、不适用不用写）。是不是“roof”？`,
  );
  expect(problemSentence(problem, 'en').replace(folder, '')).toBe(
    `/${flood}:89:33: “rof”, which is none of the choices; expected: one of roof, street (unknown, refused and not applicable need no words). Did you mean “roof”?`,
  );
});

it('takes what stands after a comma for text that wants quotes, and not for a slip of a key', () => {
  const expected = (put: string) =>
    loadContent(folderAfter([[flood, title, put]])).content.problems.map((problem) => problem.expected.zh);
  expect(expected('title: { zh: 水浸, en: Rain, then a flood }')).toEqual(['给含逗号的文字加引号']);
  expect(expected('title: { zh: 水浸, en：Flood }')).toContain('半角冒号“:”，后面空一格');
  expect(expected('title: { zh: 水浸, en: Rain: a flood }')).toEqual(['含“: ”的文字加引号，括号要成对']);
  expect(expected('title：水浸')).toContain('一行一个键；冒号用半角“:”，后面空一格');
  expect(expected('title: { zh: 水浸, en }')).toEqual(['文字（数字和号码加引号）']);
  expect(expected('title: { zh: 水浸, eng: Flood }')).toEqual(['其中之一：zh、en']);
});

it('lists a dozen of the right words and no more', () => {
  const many = Array.from({ length: 20 }, (_, index) => `f${index}: { type: text, label: x }`).join('\n  ');
  const folder = folderAfter([
    [flood, '  remark: {', `  ${many}\n  remark: {`],
    [flood, '  - ask: seen\n', '  - ask: sean\n'],
  ]);
  const [problem] = loadContent(folder).content.problems;
  expect(problem?.expected.zh.split('、')).toHaveLength(12);
  expect(problem?.expected.zh.endsWith('…')).toBe(true);
});

it('says to declare one first where there is none', () => {
  const bare = {
    ...wholeFolder,
    'procedures/water/leak.yaml': leak.replace('source: ours', 'source: ours\n  - ask: who'),
  };
  expect(loadContent(folderWith(bare)).content.problems).toMatchObject([{ expected: { zh: '先声明要素' } }]);
});

it('takes words without a translation', () => {
  const folder = folderAfter([
    [
      flood,
      'say: { zh: 里面还有人吗？|您自己安全吗？, en: "Is anyone inside?|Are you safe yourself?" }',
      'say: 里面有人吗｜安全吗',
    ],
  ]);
  const { content } = loadContent(folder);
  expect(content.problems).toEqual([]);
  expect(content.procedures.get('flood' as ProcedureId)?.steps[0]?.say).toEqual({ zh: '里面有人吗\n安全吗' });
});

it('tells the fault of a field once, not again wherever the field is used', () => {
  const folder = folderAfter([[flood, 'type: number', 'type: nmber']]);
  expect(loadingFaults(folder)).toHaveLength(1);
});
