import { describe, expect, it } from 'vitest';
import { checkContent } from '../../src/procedure/check-content.ts';
import { readContent, writeContent } from '../../src/procedure/compiled-content.ts';
import { bytesOf } from '../../src/procedure/file-bytes.ts';
import { loadContent } from '../../src/procedure/load-content.ts';
import { problemSentence } from '../../src/procedure/problem.ts';
import { allFaults, type File, folderAfter, pointed } from './faults.ts';
import { folderWith } from './folder.ts';
import { leak, wholeFolder } from './specimen.ts';

const flood: File = 'procedures/water/flood.yaml';
const other: File = 'procedures/water/leak.yaml';

type Change = readonly [file: File, find: string, put: string];
/** What is changed, how grave it is, the words at the place, what is said. */
type Row = readonly [severity: 'error' | 'advice', at: string, found: string, ...changes: readonly Change[]];

const closing = '    id: close-valve';
const noSources = 'sources:\n  ours: { document: { zh: 编写组, en: authors }, ours: true }\n';

const rows: readonly Row[] = [
  // What is leaned on is there.
  [
    'error',
    'fire-19',
    'contacts.yaml 里没有“fire-19”这个角色',
    [flood, 'notify: fire-119', 'notify: fire-19'],
  ],
  ['error', 'leek', '没有“leek”这个流程', [flood, 'to: leak', 'to: leek']],
  ['error', 'flood', '转入自己', [flood, 'to: leak', 'to: flood']],
  [
    'error',
    'do: { zh: 总闸',
    '没有来源的指令',
    [flood, '    within: { minutes: site.flood_minutes, of: trapped }\n    source: [plan, ours]\n', ''],
  ],
  [
    'error',
    '{ id: no-power',
    '没有来源的指令',
    [flood, 'until: dry, source: [plan, ours] }', 'until: dry }'],
  ],
  [
    'error',
    '{ level: large',
    '没有来源的指令',
    [
      flood,
      'reason: { zh: 水深半米, en: Half a metre }, source: plan',
      'reason: { zh: 水深半米, en: Half a metre }',
    ],
  ],
  [
    'error',
    '{ to: leak',
    '没有来源的指令',
    [
      flood,
      'because: { zh: 楼上漏, en: A leak above }, source: plan',
      'because: { zh: 楼上漏, en: A leak above }',
    ],
  ],
  [
    'error',
    '{ id: dry-out',
    '没有来源的指令',
    [flood, 'within: { days: 2, of: closed }, source: ours', 'within: { days: 2, of: closed }'],
  ],
  ['error', 'true', '关系人命，却没有叫人的步骤', [flood, '    sends_help: true\n', '']],
  ['error', 'approved', '已批准，但没有写批准人或日期', [flood, ', by: 王主任', '']],
  ['error', 'approved', '已批准，但没有写批准人或日期', [flood, ', on: 2026-11-01', '']],
  ['error', '2027-02-30', '没有 2027-02-30 这一天', [flood, 'due: 2027-11-21', 'due: 2027-02-30']],
  ['error', '2026-13-01', '没有 2026-13-01 这一天', [flood, 'on: 2026-11-01', 'on: 2026-13-01']],
  ['error', "'2026-01-32'", '没有 2026-01-32 这一天', ['site/holidays.yaml', '2026-01-04', '2026-01-32']],
  [
    'advice',
    '{ zh: 空节',
    '没有步骤的小节“空节”',
    [flood, '  - section: { zh: 情况', '  - section: { zh: 空节, en: Empty }\n  - section: { zh: 情况'],
  ],
  [
    'advice',
    'value: 5',
    '设定“flood_minutes”缺名称、理由或来源',
    ['site/limits.yaml', '  label: { zh: 水浸联系间隔, en: Flood contact interval }\n', ''],
  ],
  [
    'advice',
    'value: 3',
    '设定“flood_days”缺名称、理由或来源',
    ['site/limits.yaml', '  why: { zh: 合同, en: Contract }\n', ''],
  ],
  [
    'advice',
    '{ parties',
    '角色“plumber”没有名称',
    ['site/contacts.yaml', 'title: { zh: 水工, en: Plumber }, ', ''],
  ],
  [
    'advice',
    'fields:',
    '没有流程引入的共用块“shared”',
    [flood, '  - include: shared\n    when: trapped == false\n', '  - ask: contact\n'],
  ],

  // Fields that several procedures have.
  [
    'error',
    'text, label: { zh: 现场',
    '要素“trapped”是 text，在 flood 里是 yes-no',
    [
      other,
      'steps:',
      'fields:\n  trapped: { type: text, label: { zh: 现场, en: Scene } }\nsteps:\n  - ask: trapped',
    ],
  ],
  [
    'advice',
    '{ roof: { zh: 屋顶',
    '要素“origin”的选项与 flood 里的不同',
    [
      other,
      'steps:',
      'fields:\n  origin: { type: choice, label: { zh: 哪里, en: Where }, options: { roof: { zh: 屋顶, en: Roof } } }\nsteps:\n  - ask: origin',
    ],
  ],

  [
    'error',
    'true',
    '第二个 general 流程；已有“flood”',
    [flood, 'life: true\n', 'life: true\ngeneral: true\n'],
    [other, 'steps:', 'general: true\nsteps:'],
  ],

  // Conditions.
  [
    'error',
    'depth_cm > 0 &&',
    '永远不成立的条件“depth_cm > 0 && depth_cm < 0”',
    [flood, 'when: depth_cm > 0', 'when: depth_cm > 0 && depth_cm < 0'],
  ],
  [
    'error',
    'trapped && !',
    '永远不成立的条件“trapped && !trapped”',
    [flood, 'when: origin == "roof"', 'when: trapped && !trapped'],
  ],
  [
    'error',
    'known(dry) &&',
    '永远不成立的条件“known(dry) && !known(dry)”',
    [flood, 'until: dry }\n    source', 'until: known(dry) && !known(dry) }\n    source'],
  ],
  [
    'advice',
    'depth_cm > 0 ||',
    '总是成立的条件“depth_cm > 0 || depth_cm != 7”',
    [flood, 'when: depth_cm > 0', 'when: depth_cm > 0 || depth_cm != 7'],
  ],
  [
    'advice',
    'minutes_since',
    '总是成立的条件“minutes_since(opened) >= 0”',
    [flood, 'when: depth_cm >= 50', 'when: minutes_since(opened) >= 0'],
  ],
  [
    'advice',
    'grade != ',
    '总是成立的条件“grade != "large" || grade != "small"”',
    [flood, 'when: grade == "large"', 'when: grade != "large" || grade != "small"'],
  ],
  [
    'error',
    'say:',
    '步骤“go-up”永远不会出现：trapped != false 且 trapped == false',
    [flood, '    when: trapped\n', '    when: trapped == false\n'],
  ],
  [
    'error',
    '{ type: yes-no, label: { zh: 有电',
    '条件用到、却没有一步来问的要素“power”',
    [flood, '  remark: {', '  power: { type: yes-no, label: { zh: 有电, en: Power } }\n  remark: {'],
    [flood, 'when: origin == "roof"', 'when: power'],
  ],
  [
    'advice',
    '{ type: yes-no, label: { zh: 有电',
    '没有一步来问的要素“power”',
    [flood, '  remark: {', '  power: { type: yes-no, label: { zh: 有电, en: Power } }\n  remark: {'],
  ],
  [
    'advice',
    'trapped && depth_cm',
    '步骤“go-up”的条件要看“depth_cm”，而它到后面才问',
    [flood, '    when: trapped\n', '    when: trapped && depth_cm > 3\n'],
  ],
  [
    'advice',
    `'"foam" in seen'`,
    '步骤“seen”的条件要看“seen”，而它正是这一步问的',
    [flood, '  - ask: seen\n', `  - ask: seen\n    when: '"foam" in seen'\n`],
  ],

  [
    'advice',
    'depth_cm > 3',
    '步骤“fire-119”的条件要看“depth_cm”，而它到后面才问',
    [flood, 'when: trapped != false', 'when: depth_cm > 3'],
  ],

  // Hazards.
  [
    'error',
    'known(depth_cm) && depth',
    '禁忌“no-cellar”在它所管的步骤“fire-119”之后才出现',
    [flood, 'when: depth_cm >= 20 || !known(depth_cm)', 'when: known(depth_cm) && depth_cm >= 20'],
  ],
  [
    'error',
    '"!known(dry)"',
    '禁忌“no-power”一开始就结束了',
    [flood, 'until: dry, source', 'until: "!known(dry)", source'],
  ],

  // Words.
  [
    'error',
    '{ zh: "到 {origin}',
    '“{origin}”，这里不会填上',
    [flood, 'what: { zh: 报告, en: Report }', 'what: { zh: "到 {origin} 报告", en: "Report at {origin}" }'],
  ],
  [
    'advice',
    '水浸\nversion'.slice(0, 2),
    '“水浸”没有英文',
    [flood, 'title: { zh: 水浸, en: Flooding }', 'title: 水浸'],
  ],
  [
    'advice',
    '{ zh: 拉闸',
    '“拉闸”没有英文',
    [flood, 'do: { zh: 总闸 → 拉下, en: Main switch → off }', 'do: { zh: 拉闸 }'],
  ],
  [
    'advice',
    '{ zh: 有水',
    '“有水”没有英文',
    [flood, 'reason: { zh: 有水, en: Water }', 'reason: { zh: 有水 }'],
  ],
  ['advice', '消防\n'.slice(0, 2), '“消防”没有英文', [flood, 'label: { zh: 湿了, en: Wet }', 'label: 消防']],
  [
    'advice',
    '{ zh: 请您',
    '念的一行太长：“请您现在马上离开这里到楼上去等不要回头拿东西也不要坐电梯走楼梯的时候扶好扶手慢…”',
    [
      other,
      '{ zh: 请关上总阀。',
      `{ zh: 请您现在马上离开这里到楼上去等不要回头拿东西也不要坐电梯走楼梯的时候扶好扶手慢慢走`,
    ],
  ],
  ['advice', '{ zh: 一', '一步里念 5 行', [other, '{ zh: 请关上总阀。', '{ zh: 一|二|三|四|五']],
  [
    'advice',
    '{ zh: 总闸',
    '一步里有几个动作：“总闸 → 拉下。门窗 → 关”',
    [flood, '总闸 → 拉下,', '总闸 → 拉下。门窗 → 关,'],
  ],
  [
    'advice',
    '{ zh: 总闸',
    '一步里有几个动作：“总闸 → 看清，再拉下”',
    [flood, '总闸 → 拉下,', '总闸 → 看清，再拉下,'],
  ],
  ['error', '{ zh: 已处理', '含糊的回答“已处理”', [flood, 'done: { zh: 听清了', 'done: { zh: 已处理']],
  [
    'error',
    '{ zh: 处理好了',
    '含糊的回答“处理好了”',
    [flood, 'street: { zh: 街面', 'street: { zh: 处理好了'],
  ],
  [
    'error',
    '{ zh: 都办好了',
    '含糊的回答“都办好了”',
    [flood, 'suggestions: [ { zh: 没有', 'suggestions: [ { zh: 都办好了'],
  ],
];

describe('the check finds', () => {
  for (const [severity, at, found, ...changes] of rows) {
    it(`${found} (${severity})`, () => {
      const problems = checkContent(loadContent(folderAfter(changes)));
      expect(pointed(problems)).toEqual([
        [expect.stringMatching(new RegExp(`^${RegExp.escape(at)}`)), found],
      ]);
      expect(problems[0]?.severity).toBe(severity);
      for (const language of ['zh', 'en'] as const) {
        expect(problems.map((problem) => problemSentence(problem, language)).join()).not.toMatch(
          /undefined|\[object/,
        );
      }
    });
  }
});

describe('the check lets be', () => {
  it.each<[string, ...(readonly Change[])]>([
    [
      'a condition that an unknown answer could still make hold',
      [flood, 'when: depth_cm > 0', 'when: depth_cm > 0 && known(origin)'],
    ],
    [
      'a choice that covers every option, since 不清楚 and 不适用 remain',
      [flood, 'when: origin == "roof"', 'when: origin == "roof" || origin == "street"'],
    ],
    ['what cannot be shown: lists', [flood, 'when: depth_cm > 0', 'when: rooms.exists(r, r.wet && !r.wet)']],
    [
      'what cannot be shown: two names compared',
      [flood, 'when: depth_cm > 0', 'when: depth_cm > site.flood_days && site.flood_days > 5'],
    ],
    [
      'what cannot be shown: a list that is known',
      [flood, 'when: depth_cm > 0', 'when: depth_cm > 0 && !known(rooms)'],
    ],
    [
      'several choices at once',
      [flood, 'when: depth_cm > 0', `when: depth_cm > 0 && "foam" in seen && "smell" in seen && known(seen)`],
    ],
    ['a text among others', [flood, 'when: origin == "roof"', 'when: contact == "a" || contact != "b"']],
    [
      'a condition that looks whether it knows before it looks',
      [flood, '    when: trapped\n', '    when: trapped && known(depth_cm) && depth_cm > 3\n'],
    ],
    [
      'a hazard that only time brings up',
      [flood, 'when: depth_cm >= 20 || !known(depth_cm)', 'when: minutes_since(opened) >= 20'],
    ],
    [
      'a hazard that hangs on a later question, since unknown shows',
      [flood, 'when: depth_cm >= 20 || !known(depth_cm)', 'when: origin == "roof"'],
    ],
    [
      'a hazard that only the grade brings up',
      [flood, 'when: depth_cm >= 20 || !known(depth_cm)', 'when: grade == "large"'],
    ],
    [
      'a hazard with a setting in its condition',
      [flood, 'when: depth_cm >= 20 || !known(depth_cm)', 'when: depth_cm >= site.flood_minutes'],
    ],
    [
      'a hazard shown late whose authors alone are its source',
      [flood, 'when: depth_cm >= 20 || !known(depth_cm)', 'when: known(depth_cm) && depth_cm >= 20'],
      [flood, 'known(dry)\n    source: plan', 'known(dry)\n    source: ours'],
    ],
    [
      'a draft without anyone who approved it',
      [flood, 'status: approved', 'status: draft'],
      [flood, ', by: 王主任, on: 2026-11-01', ''],
    ],
  ])('%s', (_, ...changes) => {
    const faults = allFaults(folderAfter(changes)).filter(
      (line) => !line.includes('没有一步来问') && !line.includes('到后面才问'),
    );
    expect(faults).toEqual([]);
  });

  it('a field that only the procedure before the hand-off asks', () => {
    const folder = folderAfter([
      [
        other,
        'steps:',
        'fields:\n  origin: { type: choice, label: { zh: 来水, en: From where }, options: { roof: { zh: 楼上, en: above }, street: { zh: 街面, en: street } } }\nsteps:',
      ],
      [other, closing, `${closing}\n    when: origin == "roof"`],
    ]);
    expect(allFaults(folder)).toEqual([]);
  });
});

describe("an organisation's own folder", () => {
  const base = () => readContent(bytesOf(writeContent(loadContent(folderWith(wholeFolder)).content)));

  it('is judged alone, against all that is there', () => {
    const own = leak
      .replace('id: leak', 'id: damp')
      .replace(noSources, `${noSources}fields:\n  trapped: { type: text, label: { zh: 谁, en: Who } }\n`)
      .replace(
        'steps:',
        'steps:\n  - ask: trapped\n  - notify: plumber\n    message: { zh: 漏水, en: A leak }\n    source: ours',
      );
    const folder = folderWith({ 'procedures/water/damp.yaml': own });
    expect(pointed(checkContent(loadContent(folder, base())))).toEqual([
      [expect.stringMatching(/^text, label/), '要素“trapped”是 text，在 flood 里是 yes-no'],
    ]);
  });
});

it('finds two dozen faults of different kinds in one run, each at its line and once', () => {
  const folder = folderAfter([
    [flood, 'life: true', 'life: true\ncolour: red'],
    [flood, 'due: 2027-11-21', 'due: 2027-02-30'],
    [flood, 'until: dry, source', 'until: wet, source'],
    [flood, 'type: number', 'type: nmber'],
    [flood, 'notify: fire-119', 'notify: fire-19'],
    [flood, '{rooms} 有水', '{room} 有水'],
    [flood, 'done: { zh: 听清了', 'done: { zh: 已处理'],
    [flood, 'when: depth_cm > 0', 'when: trapped && !trapped'],
    [flood, 'id: switch-off', 'id: go-up'],
    [flood, '总闸 → 拉下,', '总闸 → 拉下。门窗 → 关,'],
    [flood, 'when: origin == "roof"', 'when: origin == "rof"'],
    [flood, 'within: { days: 2, of: closed }, source: ours', 'within: { days: 2, of: close }'],
    ['blocks/shared.yaml', '  - ask: contact', '  - ask: contct'],
    ['site/limits.yaml', 'value: 5', 'value: [5]'],
    [
      'site/contacts.yaml',
      'plumber: { title: { zh: 水工, en: Plumber }',
      'plumber: { title: { zh: 水工 }, phone: 1',
    ],
    ['site/holidays.yaml', '2026-01-04', '2026-1-4'],
    [other, 'title: { zh: 漏水, en: Leak }', 'title: 漏水'],
    [other, '    source: ours\n', ''],
    [
      other,
      'steps:',
      'fields:\n  trapped: { type: text, label: { zh: 谁, en: Who } }\nsteps:\n  - section: { zh: 空, en: x }\n  - section: { zh: 满, en: x }',
    ],
  ]);
  const lines = allFaults(folder).map((line) => line.replace(/:\d+ (?:error|advice) /, ' '));
  expect(lines).toEqual([
    'blocks/shared.yaml:9 没有“contct”这个要素',
    'procedures/water/flood.yaml:8 不认识的键“colour”',
    'procedures/water/flood.yaml:14 没有 2027-02-30 这一天',
    'procedures/water/flood.yaml:16 没有声明过的名字“wet”',
    'procedures/water/flood.yaml:23 “nmber”',
    'procedures/water/flood.yaml:48 contacts.yaml 里没有“fire-19”这个角色',
    'procedures/water/flood.yaml:49 没有“room”这个要素',
    'procedures/water/flood.yaml:61 含糊的回答“已处理”',
    'procedures/water/flood.yaml:70 永远不成立的条件“trapped && !trapped”',
    'procedures/water/flood.yaml:73 一步里有几个动作：“总闸 → 拉下。门窗 → 关”',
    'procedures/water/flood.yaml:74 第二个叫“go-up”的步骤',
    'procedures/water/flood.yaml:90 没有“rof”这个选项',
    'procedures/water/flood.yaml:93 没有来源的指令',
    'procedures/water/flood.yaml:93 没有“close”这个时刻',
    'procedures/water/leak.yaml:4 “漏水”没有英文',
    'procedures/water/leak.yaml:9 没有一步来问的要素“trapped”',
    'procedures/water/leak.yaml:9 要素“trapped”是 text，在 flood 里是 yes-no',
    'procedures/water/leak.yaml:11 没有步骤的小节“空”',
    'procedures/water/leak.yaml:13 没有来源的指令',
    'site/contacts.yaml:3 不认识的键“phone”',
    'site/holidays.yaml:3 “2026-1-4”',
    'site/limits.yaml:2 一个列表',
  ]);
});
