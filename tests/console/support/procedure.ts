import type { Condition } from '../../../src/condition/expression.ts';
import type { FieldId, LevelId, ProcedureId, RoleId, SourceId, StepId } from '../../../src/procedure/ids.ts';
import type { Field, Procedure, Step } from '../../../src/procedure/procedure.ts';
import type { Text } from '../../../src/procedure/text.ts';

/** A made-up procedure with every kind of step and field, for looking at screens. Nothing in it is operator content. */

export const both = (zh: string, en: string): Text => ({ zh, en });

const equals = (name: string, value: string | boolean): Condition => ({
  text: `${name} == ${JSON.stringify(value)}`,
  expression: {
    kind: 'compare',
    operator: '==',
    left: { kind: 'name', name },
    right: { kind: 'literal', value },
  },
});

export const field = (
  id: string,
  rest: Omit<Field, 'id' | 'critical'> & { readonly critical?: boolean },
): Field => ({
  critical: false,
  ...rest,
  id: id as FieldId,
});

export const step = (id: string, rest: Partial<Omit<Step, 'id'>> & Pick<Step, 'kind'>): Step => ({
  section: 0,
  silent: false,
  when: [],
  sendsHelp: false,
  sources: ['plan' as SourceId],
  ...rest,
  id: id as StepId,
});

const ask = (id: string, rest: Partial<Omit<Step, 'id' | 'kind'>> = {}): Step =>
  step(`ask-${id}`, { kind: 'ask', ask: id as FieldId, ...rest });

const fields: readonly Field[] = [
  field('inside', {
    type: 'choice',
    label: both('屋里有没有人', 'Anybody inside'),
    critical: true,
    options: [
      { id: 'none', label: both('没有，都出来了', 'Nobody, all are out') },
      { id: 'able', label: both('有人，能自己走', 'Somebody who can walk out') },
      {
        id: 'unable',
        label: both('有人，走不了', 'Somebody who cannot'),
        leadsTo: both('→ 120 · 119', '→ 120 · 119'),
      },
    ],
  }),
  field('caller', { type: 'name', label: both('来电人', 'Caller') }),
  field('phone', { type: 'phone', label: both('回拨号码', 'Callback'), critical: true }),
  field('address', {
    type: 'address',
    label: both('地址', 'Address'),
    critical: true,
    hint: both('小区、楼栋、单元、门牌', 'Estate, building, entrance, door'),
  }),
  field('smell', {
    type: 'choices',
    label: both('气味', 'Smell'),
    options: [
      { id: 'egg', label: both('臭鸡蛋味', 'Rotten eggs') },
      { id: 'sour', label: both('酸味', 'Sour') },
      { id: 'burnt', label: both('焦味', 'Burnt') },
    ],
  }),
  field('people', {
    type: 'count',
    label: both('屋里几个人', 'How many people'),
    unit: both('人', 'people'),
    max: 50,
  }),
  field('dizzy', { type: 'yes-no', label: both('有没有人头晕', 'Anybody dizzy') }),
  field('noticed', { type: 'moment', label: both('什么时候闻到的', 'When it was noticed') }),
  field('words', { type: 'long-text', label: both('来电人原话', 'Caller’s own words') }),
  field('valves', {
    type: 'list',
    label: both('各户阀门', 'Valves of each flat'),
    parts: [
      field('flat', { type: 'text', label: both('楼栋与梯号', 'Building and entrance') }),
      field('shut', { type: 'yes-no', label: both('表前阀关了吗', 'Valve shut') }),
    ],
  }),
  field('where', {
    type: 'choice',
    label: both('在哪里闻到', 'Where it smells'),
    options: Array.from({ length: 12 }, (_, index) => ({
      id: `place-${index + 1}`,
      label: both(`地点 ${index + 1}`, `Place ${index + 1}`),
    })),
  }),
];

export const gasLike: Procedure = {
  id: 'sample-gas' as ProcedureId,
  version: 3,
  digest: 'a'.repeat(64),
  family: 'sample',
  title: both('样例燃气接报', 'Sample gas report'),
  aliases: [],
  heard: ['臭鸡蛋味'],
  life: true,
  covers: [],
  sectors: [],
  sources: {
    ['plan' as SourceId]: {
      document: both('样例应急预案', 'Sample plan'),
      section: both('七（一）', '7 (1)'),
      ours: false,
    },
  },
  review: {
    status: 'approved',
    owner: both('安全管理员', 'safety manager'),
    due: '2027-11-21',
    by: '样例',
    on: '2026-10',
  },
  hazards: [
    { id: 'switch', text: both('不开关任何电器', 'Touch no switch'), sources: [] },
    { id: 'phone', text: both('不在屋内打电话', 'No telephone inside'), sources: [] },
    { id: 'fire', text: both('不点火', 'No flame'), sources: [] },
    {
      id: 'lift',
      text: both('不乘电梯', 'Do not take the lift'),
      when: equals('inside', 'unable'),
      sources: [],
    },
  ],
  fields: Object.fromEntries(fields.map((one) => [one.id, one])),
  sections: [{ title: both('现场', 'On the spot') }, { title: both('通知', 'Notices') }],
  steps: [
    step('out', {
      kind: 'say',
      say: both(
        '请先离开屋子，到楼外空旷处再跟我说。\n路上不要开灯，也不要按门铃。',
        'Please leave the flat first and talk to me outside.\nOn the way touch no light switch and no bell.',
      ),
      why: both('任何火花都可能引爆；人先出来，其余都可以等。', 'Any spark can set it off; people first.'),
      within: { minutes: 1, of: 'opened' },
    }),
    ask('inside', {
      say: both('“现在屋里还有人吗？”', '“Is anybody still inside?”'),
      question: both('屋里还有人吗？', 'Is anybody still inside?'),
    }),
    step('repair', {
      kind: 'notify',
      section: 1,
      notify: 'repair-crew' as RoleId,
      sendsHelp: true,
      within: { minutes: 5, of: 'opened' },
      message: both(
        '{address}，疑似燃气泄漏，屋内{inside}，回拨 {phone}。',
        'Suspected gas leak at {address}; inside: {inside}; callback {phone}.',
      ),
    }),
    ask('caller', { say: both('“您贵姓？”', '“Your name, please?”') }),
    ask('phone', { say: both('“这个号码能打回去吗？”', '“Can I ring this number back?”') }),
    ask('address'),
    ask('smell'),
    ask('people'),
    ask('dizzy'),
    ask('noticed'),
    ask('words'),
    ask('valves'),
    ask('where', { when: [equals('dizzy', true)] }),
    step('valve', {
      kind: 'do',
      do: both('表前阀 → 关（来电人在屋外时不做）', 'Meter valve → shut (not while the caller is outside)'),
      done: both('来电人说阀门已关', 'Caller says the valve is shut'),
      silent: true,
      every: { minutes: 5, until: equals('dizzy', false) },
    }),
  ],
  grade: {
    name: both('燃气事件等级', 'Gas grades'),
    levels: [
      { id: 'two' as LevelId, title: both('二级', 'Grade 2') },
      { id: 'one' as LevelId, title: both('一级', 'Grade 1') },
    ],
    rules: [
      {
        level: 'one' as LevelId,
        when: equals('inside', 'unable'),
        reason: both('有人走不了', 'Somebody cannot get out'),
        sources: [],
      },
    ],
  },
  handOffs: [
    {
      to: 'sample-ambulance' as ProcedureId,
      when: equals('dizzy', true),
      because: both('有人头晕', 'Somebody is dizzy'),
      sources: [],
    },
  ],
  followUps: [],
};

export const ambulanceLike: Procedure = {
  ...gasLike,
  id: 'sample-ambulance' as ProcedureId,
  digest: 'b'.repeat(64),
  title: both('样例医疗急救', 'Sample medical emergency'),
  hazards: [],
  steps: [step('care', { kind: 'say', say: both('“别让他躺着不管。”', '“Stay with them.”') })],
  grade: undefined,
  handOffs: [],
};

export const generalLike: Procedure = {
  ...ambulanceLike,
  id: 'sample-general' as ProcedureId,
  digest: 'c'.repeat(64),
  title: both('样例通用接报', 'Sample general intake'),
  heard: [],
  life: false,
  general: true,
  steps: [
    step('listen', { kind: 'say', say: both('“您慢慢说，我在听。”', '“Take your time, I am listening.”') }),
  ],
};
