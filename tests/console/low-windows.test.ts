import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldId, RoleId } from '../../src/procedure/ids.ts';
import type { Field, Procedure, Step } from '../../src/procedure/procedure.ts';
import type { Language } from '../../src/procedure/text.ts';
import { type Rig, rig } from './support/desk.ts';
import { both, field, generalLike, step } from './support/procedure.ts';
import { canBeRead, pages } from './support/reading.ts';

/** A call whose first step is this one, under so many prohibitions. */
const callWith = (
  first: Partial<Step> & Pick<Step, 'kind'>,
  { hazards = 0, asked }: { readonly hazards?: number; readonly asked?: Field } = {},
): Procedure => ({
  ...generalLike,
  hazards: Array.from({ length: hazards }, (_, n) => ({
    id: `hazard-${n}`,
    text: both(`不去第 ${n + 1} 个危险的地方`, `Do not go to dangerous place number ${n + 1}`),
    sources: [],
  })),
  fields: asked === undefined ? {} : { [asked.id]: asked },
  steps: [step('first', { ...first, ...(asked === undefined ? {} : { ask: asked.id as FieldId }) })],
});

const opened = (
  procedure: Procedure,
  columns: number,
  rows: number,
  language: Language = 'zh',
  kind: 'live' | 'drill' = 'live',
): Rig =>
  rig({
    columns,
    rows,
    language,
    kind,
    procedures: new Map([[procedure.id, procedure]]),
    start: procedure.id,
  });

const spoken = (count: number) => {
  const lines = (text: string): string =>
    Array.from({ length: count }, (_, n) => text.replace('#', String(n + 1))).join('\n');
  return both(lines('第 # 句要对来电人说的话。'), lines('This is line # of what is said to the caller.'));
};

const choosing = (count: number): Field =>
  field('danger', {
    type: 'choice',
    label: both('险情', 'Danger'),
    options: Array.from({ length: count }, (_, n) => ({
      id: `option-${n}`,
      label: both(`险情之${n + 1}`, `Danger kind ${n + 1}`),
    })),
  });

const writing = field('place', {
  type: 'text',
  label: both('地方', 'Place'),
  hint: both(
    '小区、楼栋、单元、门牌，说不清就问旁边有什么',
    'Estate, building, entrance, door, or what is near',
  ),
});

describe('choices in a low window', () => {
  const yesNo = callWith(
    { kind: 'ask' },
    { asked: field('dizzy', { type: 'yes-no', label: both('头晕', 'Dizzy') }) },
  );

  it('stand side by side where they are short, and one a line in a higher window', () => {
    expect(opened(yesNo, 60, 18).look()).toContain('1 是   2 否   0 不清楚');
    expect(opened(yesNo, 60, 18, 'en').look()).toContain('1 Yes   2 No   0 Not known');
    expect(opened(yesNo, 80, 24).look()).toMatch(/ {5}1 {2}是\n.*\n? {5}2 {2}否/u);
  });

  it('show what Enter would take', () => {
    const at = opened(yesNo, 60, 18);
    expect(at.press('<down>')).toContain('>1 是   2 否   0 不清楚');
    expect(at.press('<down>')).toContain('1 是  >2 否   0 不清楚');
    at.press('<enter>');
    expect(at.look()).toContain('已记录 1 项');
  });

  it('lose no word where one of them is long', () => {
    const asked: Field = {
      ...choosing(4),
      options: [
        ...(choosing(4).options ?? []),
        {
          id: 'long',
          label: both(
            '有人说要自己去把阀门关上，而且已经走到地下室的门口',
            'Somebody says they will go and shut the valve themselves',
          ),
          leadsTo: both('→ 119 · 110', '→ 119 · 110'),
        },
      ],
    };
    const screen = opened(callWith({ kind: 'ask' }, { asked }), 60, 18).look();
    expect(screen).toContain('1 险情之1   2 险情之2   3 险情之3   4 险情之4');
    expect(canBeRead('5 有人说要自己去把阀门关上，而且已经走到地下室的门口→ 119 · 110', screen)).toBe(true);
    expect(screen).toMatch(/^ {5}0 不清楚$/mu);
  });

  it('keep what lies over the step one a line', () => {
    expect(opened(yesNo, 60, 18).press('<escape>', '2')).toMatch(/ 1 {2}来电人已挂断\n {5}2 {2}现场/u);
  });
});

describe('a crowded question in a low window', () => {
  /** Three lines to say, a question, and as many choices, each too long to share a line with its mark. */
  const crowded = (count: number, mark: string): Procedure => {
    const asked: Field = {
      ...choosing(count),
      options: (choosing(count).options ?? []).map((option, n) => ({
        ...option,
        label: both(`听到的是第 ${n + 1} 种要紧的险情`, `What is heard is danger kind ${n + 1} of many`),
        leadsTo: both(mark, mark),
      })),
    };
    const first = callWith(
      { kind: 'ask', say: spoken(3), question: both('听到哪样', 'Which one') },
      { hazards: 5, asked },
    );
    const [step] = first.steps;
    return step === undefined
      ? first
      : { ...first, steps: [{ ...step, within: { minutes: 2, of: 'opened' } }, ...first.steps.slice(1)] };
  };
  const inSight = (screen: string, count: number): readonly number[] =>
    Array.from({ length: count }, (_, n) => n + 1).filter((n) =>
      new RegExp(`^ {5}${n} +\\S.* ${n} `, 'mu').test(screen),
    );

  it('has its clock in the header, and in the rule how much is below, before a choice goes out of sight', () => {
    const at = opened(crowded(7, '→ 120'), 60, 18);
    const screen = at.look();
    const lines = screen.split('\n');
    expect(inSight(screen, 7)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(screen).toContain('险情 → 120');
    expect(lines[0]).toMatch(/^ 样例通用接报 +.*剩 02:00 {3}已 00:00$/u);
    expect(lines.at(-2)).toMatch(/^ {2}↓ 还有 \d+ 行 PgDn ─+$/u);
    expect(at.press('<page-down>').split('\n').at(-2)).toMatch(/^ {2}(↓ .* · )?↑ 上面 \d+ 行 PgUp ─+$/u);
    at.press('<page-up>');
    at.second(121);
    expect(at.look().split('\n')[0]).toMatch(/超 00:01 {3}已 02:01$/u);
  });

  it('has where its choices lead below them, before a choice goes out of sight', () => {
    const mark = '→ 119 · 120 · 110，再转给值班负责人和抢修';
    const at = opened(crowded(7, mark), 60, 18);
    const screen = at.look();
    expect(inSight(screen, 7)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(screen).not.toMatch(/险情 +→/u);
    const all = pages(at).join('\n');
    for (let n = 1; n <= 7; n += 1) expect(canBeRead(`${n} ${mark}`, all)).toBe(true);
  });

  it('keeps the clock on a line of its own where title and clock do not fit on one', () => {
    const titled = (title: string) =>
      opened({ ...crowded(9, '→ 120'), title: both(title, title) }, 60, 18)
        .look()
        .split('\n');
    expect(titled('一'.repeat(18))[0]).toMatch(/^ 一{18} +剩 02:00 {3}已 00:00$/u);
    expect(titled('一'.repeat(24))[0]).toMatch(/^ 一{24} +剩 02:00$/u);
    const [header, , , , clock] = titled('一'.repeat(28));
    expect(header).toMatch(/^ 一{28}$/u);
    expect(clock).toMatch(/^ {2}险情 剩 02:00/u);
  });

  it('is marked as a drill all the same', () => {
    const screen = opened(crowded(7, '→ 120'), 60, 18, 'en', 'drill').look();
    expect(inSight(screen, 7)).toHaveLength(7);
    expect(screen.split('\n').at(-2)).toMatch(/^ {2}↓ \d+ more lines: PgDn +演练 DRILL/u);
  });
});

describe('a question', () => {
  it.each([
    [60, 18, 'zh', 6, 8],
    [60, 18, 'en', 6, 6],
    [80, 24, 'zh', 3, 9],
    [80, 24, 'en', 5, 9],
  ] as const)(
    'is in sight at %d×%d in %s with the first words and every choice',
    (columns, rows, language, lines, options) => {
      const procedure = callWith(
        { kind: 'ask', say: spoken(lines), question: both('听到哪样危险', 'Which danger do you hear') },
        { hazards: 5, asked: choosing(options) },
      );
      const screen = opened(procedure, columns, rows, language).look();
      expect(screen).toMatch(/第 1 句|line 1 of/u);
      expect(screen).toMatch(/听到哪样危险|Which danger do you hear/u);
      for (let n = 1; n <= options; n += 1)
        expect(screen).toMatch(new RegExp(`${n} +(险情之|Danger kind )${n}`, 'u'));
      expect(screen).toMatch(/0 +(不清楚|Not known)/u);
    },
  );

  it('is in sight with the field it is written into, whatever stands above it', () => {
    fc.assert(
      fc.property(
        fc.record({
          columns: fc.integer({ min: 60, max: 140 }),
          rows: fc.integer({ min: 18, max: 40 }),
          language: fc.constantFrom('zh' as const, 'en' as const),
          lines: fc.integer({ min: 0, max: 9 }),
          hazards: fc.integer({ min: 0, max: 7 }),
          kind: fc.constantFrom('live' as const, 'drill' as const),
        }),
        ({ columns, rows, language, lines, hazards, kind }) => {
          const procedure = callWith(
            {
              kind: 'ask',
              ...(lines === 0 ? {} : { say: spoken(lines) }),
              why: both('因为要找得到人。', 'Because they must be found.'),
            },
            { hazards, asked: writing },
          );
          const at = opened(procedure, columns, rows, language, kind);
          const screen = at.look();
          const question = screen
            .split('\n')
            .findIndex((line) => /^ {2}(问 {4}地方|Ask {3}Place)/u.test(line));
          const caret = at.caret();
          expect(question, screen).toBeGreaterThan(0);
          expect(caret?.y, screen).toBeGreaterThan(question);
          expect(screen.split('\n')[caret?.y ?? 0], screen).toMatch(/^ {2}(答|Reply)/u);
          if (lines > 0) expect(screen).toMatch(/第 1 句|line 1 of/u);
          const all = pages(at).join('\n');
          for (const words of ['say', 'why'] as const)
            for (const line of (procedure.steps[0]?.[words]?.[language] ?? '').split('\n'))
              expect(canBeRead(line, all), line).toBe(true);
          expect(canBeRead(writing.hint?.[language] ?? '', all)).toBe(true);
          for (const { text } of procedure.hazards) expect(canBeRead(text[language] ?? '', all)).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('what to say', () => {
  it.each(['zh', 'en'] as const)(
    'stands whole at 60×18 in %s with its answers, why below the fold',
    (language) => {
      const at = opened(
        callWith(
          {
            kind: 'say',
            say: spoken(6),
            why: both('一句一句说，人才听得进。', 'Line by line they can take it in.'),
          },
          { hazards: 5 },
        ),
        60,
        18,
        language,
      );
      const screen = at.look();
      for (let n = 1; n <= 6; n += 1) expect(screen).toMatch(new RegExp(`第 ${n} 句|line ${n} of`, 'u'));
      expect(screen).toMatch(/1 (已说|Said)/u);
      expect(pages(at).join('\n')).toMatch(/人才听得进|can take it in/u);
    },
  );
});

describe('whom to ring', () => {
  const message = both(
    '（念单位名称、地址）正接到恐吓，对方还在说话。原话不清楚，说的时间不清楚，地点不清楚。来电号码念来电显示。线路怎么办、要不要疏散，请说。',
    'Give our name and address. We are receiving a threat and the person still talks. Words, time and place are not known. What about the line?',
  );
  const ring = callWith(
    {
      kind: 'notify',
      notify: 'repair-crew' as RoleId,
      silent: true,
      do: both('同事 → 换一部电话打，走开几步再说话', 'Colleague → rings from another phone'),
      message,
      sendsHelp: true,
    },
    { hazards: 5 },
  );

  it.each(['zh', 'en'] as const)('stands at 60×18 in %s with number, report and outcomes', (language) => {
    const at = opened(ring, 60, 18, language);
    const screen = at.look();
    expect(screen).toMatch(/抢修一班|Crew one/u);
    expect(screen).toContain('010-6655 1234');
    expect(canBeRead(message[language] ?? '', screen), screen).toBe(true);
    expect(screen).toMatch(/1 (已通知|Reached) .*2 (无人接听|No answer) → /u);
    expect(screen).toMatch(/4 (号码不对|Wrong number)/u);
    // What must not be done may be folded for it, never gone.
    expect(screen).toMatch(/^ {2}(禁忌|Never)/mu);
    const all = pages(at).join('\n');
    for (const { text } of ring.hazards) expect(canBeRead(text[language] ?? '', all)).toBe(true);
  });
});
