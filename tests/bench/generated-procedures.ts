import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import type { Content } from '../../src/procedure/content.ts';
import type { ProcedureId } from '../../src/procedure/ids.ts';
import { loadContent } from '../../src/procedure/load-content.ts';
import type { Procedure } from '../../src/procedure/procedure.ts';
import { digestOf, procedureText } from '../../src/procedure/procedure-text.ts';
import { wholeOf } from '../../src/procedure/procedures.ts';

const places =
  '地下车库 一楼大堂 二楼走道 屋顶平台 配电房 水泵房 监控室 中庭 卸货区 美食区 儿童区 影院 超市 停车坡道 东门岗 西门岗 员工通道 仓库 会议室 机房 消防楼梯 垃圾房 天井 外立面 营业厅'.split(
    ' ',
  );
const things =
  '水管 配电箱 消火栓 玻璃门 扶梯 卷帘 空调机 灯箱 广告牌 护栏 地砖 排烟口 喷淋头 路灯 道闸 井盖 收银机 货架 舞台 吊顶 门禁 冷库 油烟机 排水沟 蓄水池'.split(
    ' ',
  );
const troubles =
  '漏水 冒烟 松脱 破裂 卡住 异响 断电 积水 倒塌 发热 堵塞 锈穿 起火 误报 失灵 结冰 外溢 脱落 变形 被砸 短路 有异味 夹人 伤人 打不开'.split(
    ' ',
  );
const said = ['那边', '好像', '突然', '一直在', '又', '刚刚', '有人说', '我看见', '怕是', '正在'];
const families = ['water', 'power', 'gate', 'people', 'goods', 'order'];

/** Chance that is the same in every run. */
const chance = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

interface Words {
  readonly title: string;
  readonly aliases: readonly string[];
  readonly heard: readonly string[];
}

/** Names and callers' phrases; no two numbers below 15,625 have the same title. */
const wordsOf = (n: number): Words => {
  const at = (n * 7919) % (places.length * things.length * troubles.length);
  const place = places[at % places.length] ?? '';
  const thing = things[Math.floor(at / places.length) % things.length] ?? '';
  const trouble = troubles[Math.floor(at / places.length / things.length)] ?? '';
  const next = chance(n + 1);
  const one = (words: readonly string[]): string => words[Math.floor(next() * words.length)] ?? '';
  const other = one(troubles);
  return {
    title: `${place}${thing}${trouble}`,
    aliases: [`${thing}${trouble}`, `${place}${trouble}`, `${thing}${other}`, `${place}的${thing}`, `p${n}`],
    heard: Array.from({ length: 12 }, (_, kind) =>
      kind % 3 === 0
        ? `${place}${one(said)}${thing}${trouble}了`
        : kind % 3 === 1
          ? `${thing}${one(said)}${one(troubles)}，${place}都是${one(things)}`
          : `${one(said)}${place}${one(said)}${trouble}，没人管`,
    ),
  };
};

const idOf = (n: number): ProcedureId => `made-${String(n).padStart(5, '0')}` as ProcedureId;

/** One procedure as an author would write it: some 180 lines. */
const yamlOf = (n: number): string => {
  const { title, aliases, heard } = wordsOf(n);
  const next = chance(n + 1_000_003);
  const some = (words: readonly string[]): string => words[Math.floor(next() * words.length)] ?? '';
  const acts = Array.from(
    { length: 22 },
    (_, at) => `  - id: act-${at}
    do: { zh: ${some(places)}的${some(things)} → 派人看过，${some(troubles)}的先停用, en: Have it looked at }
    done: { zh: 已有人守在${some(places)}，${some(things)}已停, en: Somebody stands by }
    ${at % 3 === 0 ? `when: kind == "${at % 2 === 0 ? 'small' : 'large'}" || !known(hurt)` : `why: { zh: 防止${some(troubles)}的地方再伤到人, en: So that nobody else is hurt }`}
    source: ${at % 4 === 0 ? 'plan' : 'ours'}
`,
  );
  return `id: ${idOf(n)}
version: 1
family: ${families[n % families.length]}
title: { zh: ${title}, en: Made ${n} }
aliases: [${aliases.join(', ')}]
heard:
${heard.map((phrase) => `  - ${phrase}\n`).join('')}life: ${n % 5 === 0}
covers: []
sources:
  plan: { document: { zh: 示例预案, en: Sample plan }, section: { zh: 第 ${n % 40} 条, en: Article } }
  ours: { document: { zh: 编写组, en: authors }, ours: true }
review: { status: draft, owner: { zh: 安全管理员, en: safety manager }, due: 2027-11-21 }
hazards:
  - { id: stay-away, text: { zh: 不靠近${title}的地方, en: Keep away }, source: ours }
  - { id: no-touch, text: { zh: 不碰${some(things)}，不拉${some(things)}, en: Touch nothing }, until: made_safe, source: plan }
fields:
  kind:
    type: choice
    label: { zh: 多大, en: How large }
    options:
      small: { zh: 一处, en: One place }
      large: { zh: 一大片, en: A wide area }
  hurt: { type: yes-no, label: { zh: 有人受伤, en: Anybody hurt }, critical: true }
  address: { type: address, label: { zh: 地点, en: Place }, critical: true }
  contact: { type: phone, label: { zh: 电话, en: Phone } }
  count: { type: count, label: { zh: 几个人, en: How many } }
  made_safe: { type: moment, label: { zh: 处理好的时间, en: Made safe } }
steps:
  - say:
      zh: |
        请先离开${title}的地方。
        不要碰${some(things)}。
      en: |
        Please leave the place first.
    id: leave
    done: { zh: 来电人说已离开, en: The caller says so }
    source: plan
  - { ask: hurt, question: { zh: 有没有人受伤？, en: Is anybody hurt? }, source: plan }
  - { ask: count, when: hurt, source: ours }
  - { ask: kind, question: { zh: ${some(troubles)}的是一处还是一片？, en: How large is it? }, source: ours }
  - { ask: address, source: ours }
  - { ask: contact, source: ours }
  - section: { zh: 处理, en: Deal with it }
${acts.join('')}  - { ask: made_safe, source: ours }
grade:
  name: { zh: 级别, en: Level }
  levels: { low: { zh: 一般, en: low }, high: { zh: 重大, en: high } }
  rules:
    - { level: high, when: count > 2 || kind == "large", reason: { zh: 人多或面积大, en: Many or wide }, source: plan }
follow_up:
  - { id: report, what: { zh: 写情况说明, en: Report }, within: { hours: 24, of: closed }, source: ours }
`;
};

/** How many are really written and loaded; the others have their bodies, under names of their own. */
const LOADED = 60;

/** Content with so many procedures of the size that people write: about 180 lines each, in Chinese, no two alike in title. */
export const generatedContent = (count: number): Content => {
  const folder = mkdtempSync(join(os.tmpdir(), 'zhiban-made-'));
  try {
    for (let n = 0; n < Math.min(count, LOADED); n += 1) {
      const family = join(folder, 'procedures', families[n % families.length] ?? '');
      mkdirSync(family, { recursive: true });
      writeFileSync(join(family, `${idOf(n)}.yaml`), yamlOf(n));
    }
    const { content } = loadContent(folder);
    const [problem] = content.problems;
    if (problem !== undefined) throw new Error(`generated procedure: ${JSON.stringify(problem)}`);
    const bodies = wholeOf(content.procedures);
    const all = Array.from({ length: count }, (_, n) => renamed(bodies[n % LOADED], n));
    return { ...content, procedures: new Map(all.map((one) => [one.id, one])) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const renamed = (body: Procedure | undefined, n: number): Procedure => {
  if (body === undefined) throw new Error('no body to rename');
  const { title, aliases, heard } = wordsOf(n);
  const made = {
    ...body,
    id: idOf(n),
    title: { zh: title, en: `Made ${n}` },
    aliases,
    heard,
    life: n % 5 === 0,
  };
  return { ...made, digest: digestOf(procedureText(made)) };
};
