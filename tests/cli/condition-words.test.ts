import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { conditionWords } from '../../src/cli/condition-words.ts';
import type { Content } from '../../src/procedure/content.ts';
import { loadContent } from '../../src/procedure/load-content.ts';
import type { Procedure } from '../../src/procedure/procedure.ts';
import { wholeOf } from '../../src/procedure/procedures.ts';
import { freshHome } from './run.ts';

/** One step for each condition, in the order of the table below. */
const table = [
  ['smoke', '有烟：是', 'Smoke: yes'],
  ['!smoke', '有烟：否', 'Smoke: no'],
  ['smoke == false', '有烟：否', 'Smoke: no'],
  ['place == "inside"', '在哪为“屋里”', 'Where is “indoors”'],
  ['place != "inside"', '在哪不是“屋里”', 'Where is not “indoors”'],
  ['place in ["inside", "stairs"]', '在哪为“屋里”或“楼道”', 'Where is “indoors” or “stairs”'],
  ['"wet" in signs', '“迹象”里有“有水”', '“Signs” includes “water”'],
  ['count >= 3', '人数 达到 3', 'People is at least 3'],
  ['known(count)', '已知“人数”', '“People” is known'],
  ['!known(count)', '还不知道“人数”', '“People” is not known yet'],
  ['known(count) && count > 2', '人数 超过 2', 'People is more than 2'],
  ['known(count) && place == "count"', '已知“人数”，且在哪为“点数处”', undefined],
  ['smoke && count < 2', '有烟：是，且人数 少于 2', 'Smoke: yes, and People is less than 2'],
  ['smoke && (count < 2 || !known(place))', '有烟：是，且（人数 少于 2，或还不知道“在哪”）', undefined],
  ['!(smoke || count < 2)', '不是（有烟：是，或人数 少于 2）', undefined],
  ['minutes_since(opened) >= 120', '接报后的分钟数 达到 120', 'minutes since opening is at least 120'],
  ['minutes_since(shut) > site.wait_minutes', '总阀 → 关上后的分钟数 超过 等候时限 5', undefined],
  ['size(lifts) > 1', '电梯的个数 超过 1', undefined],
  ['lifts.exists(l, l.people == "yes")', '电梯里有一项：有人吗为“有人”', undefined],
  ['grade == "bad"', '等级为“很糟”', 'grade is “bad indeed”'],
  ['grade == "none"', '等级为“未定级”', undefined],
] as const;

let home: ReturnType<typeof freshHome>;
let content: Content;
let procedure: Procedure;

beforeAll(() => {
  home = freshHome();
  mkdirSync(join(home.path, 'procedures/tests'), { recursive: true });
  writeFileSync(
    join(home.path, 'limits.yaml'),
    'wait_minutes: { value: 5, label: { zh: 等候时限, en: Wait } }\n',
  );
  writeFileSync(
    join(home.path, 'procedures/tests/words.yaml'),
    `
id: words
version: 1
family: tests
title: { zh: 条件, en: Conditions }
sources: { ours: { document: 编写组, ours: true } }
review: { status: draft, owner: 编写组, due: 2027-11-21 }
fields:
  smoke: { type: yes-no, label: { zh: 有烟, en: Smoke } }
  place: { type: choice, label: { zh: 在哪, en: Where }, options: { inside: { zh: 屋里, en: indoors }, stairs: { zh: 楼道, en: stairs }, count: { zh: 点数处, en: counting room } } }
  signs: { type: choices, label: { zh: 迹象, en: Signs }, options: { wet: { zh: 有水, en: water }, loud: { zh: 有响, en: noise } } }
  count: { type: count, label: { zh: 人数, en: People } }
  lifts: { type: list, label: { zh: 电梯, en: Lifts }, parts: { people: { type: choice, label: { zh: 有人吗, en: Anybody }, options: { "yes": { zh: 有人, en: yes there is }, "no": { zh: 没人, en: nobody } } } } }
grade:
  name: { zh: 级别, en: Level }
  levels: { bad: { zh: 很糟, en: bad indeed } }
  rules: [ { level: bad, when: smoke, reason: { zh: 有烟, en: smoke }, source: ours } ]
steps:
  - { ask: smoke, source: ours }
  - { ask: place, source: ours }
  - { ask: signs, source: ours }
  - { ask: count, source: ours }
  - { ask: lifts, source: ours }
  - { id: shut, do: { zh: 总阀 → 关上, en: main valve → shut }, source: ours }
${table.map(([when], at) => `  - { id: c${at}, do: 看一眼, source: ours, when: '${when}' }`).join('\n')}
`,
  );
  content = loadContent(home.path).content;
  expect(content.problems).toEqual([]);
  const [only] = wholeOf(content.procedures);
  if (only === undefined) throw new Error('not loaded');
  procedure = only;
});
afterAll(() => home.remove());

test.each(table.map(([when, zh, en], at) => ({ when, zh, en, at })))('$when', ({ zh, en, at }) => {
  const condition = procedure.steps.find(({ id }) => id === `c${at}`)?.when[0];
  if (condition === undefined) throw new Error('no condition');
  expect(conditionWords(condition.expression, { procedure, content, language: 'zh' })).toBe(zh);
  if (en === undefined) return;
  expect(conditionWords(condition.expression, { procedure, content, language: 'en' })).toBe(en);
});
