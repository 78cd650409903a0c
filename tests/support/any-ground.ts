import fc from 'fast-check';
import type { Comparison, Condition, Expression } from '../../src/condition/expression.ts';
import type { Ground } from '../../src/incident/decide.ts';
import type { FieldId, LevelId, RoleId, StepId } from '../../src/procedure/ids.ts';
import type { Field, GradeScheme, HandOff, Procedure, Step } from '../../src/procedure/procedure.ts';
import { wholeOf } from '../../src/procedure/procedures.ts';
import { aProcedure, id } from './a-procedure.ts';

/** Procedures as no author would write them: conditions at random, rings among them, fields asked by several steps. */

const shapes = {
  smoke: 'yes-no',
  hurt: 'yes-no',
  smell: ['none', 'weak', 'strong'],
  signs: [['hiss', 'flame', 'ice']],
  people: 'count',
  place: 'text',
  since: 'moment',
  lifts: { people: 'yes-no', floor: 'number' },
} as const;
const LEVELS = ['minor', 'major', 'grave'];
const NAMES = ['first', 'second', 'third'];

interface Choices {
  /** What conditions look at beside facts: the clock and the grade remember what was. */
  readonly memory: 'none' | 'clock' | 'all';
}

const literal = (value: string | number | boolean): Expression => ({ kind: 'literal', value });
const name = (text: string): Expression => ({ kind: 'name', name: text });
const compare = (operator: Comparison, left: Expression, right: Expression): Expression => ({
  kind: 'compare',
  operator,
  left,
  right,
});

const anyAtom = (steps: readonly string[], { memory }: Choices): fc.Arbitrary<Expression> => {
  const equality = fc.constantFrom<Comparison>('==', '!=');
  const order = fc.constantFrom<Comparison>('<', '<=', '>', '>=', '==');
  // A correction is a new moment of its step; only `all` has conditions that count from steps.
  const moments = ['opened', 'since', ...(memory === 'all' ? ['graded', ...steps] : [])];
  return fc.oneof(
    fc.constantFrom(name('smoke'), name('hurt')),
    fc
      .tuple(equality, fc.constantFrom('none', 'weak', 'strong'))
      .map(([o, v]) => compare(o, name('smell'), literal(v))),
    fc.tuple(order, fc.integer({ min: 0, max: 4 })).map(([o, v]) => compare(o, name('people'), literal(v))),
    fc
      .constantFrom('hiss', 'flame')
      .map((sign): Expression => ({ kind: 'in', item: literal(sign), list: name('signs') })),
    fc.constantFrom(...Object.keys(shapes)).map((field): Expression => ({ kind: 'known', field })),
    fc
      .tuple(order, fc.integer({ min: 0, max: 3 }))
      .map(([o, v]) => compare(o, { kind: 'size', of: name('lifts') }, literal(v))),
    fc
      .constantFrom(name('l.people'), compare('>', name('l.floor'), literal(2)))
      .map((test): Expression => ({ kind: 'exists', list: 'lifts', as: 'l', test })),
    ...(memory === 'none'
      ? []
      : [
          fc
            .tuple(fc.constantFrom(...moments), order, fc.integer({ min: 0, max: 40 }))
            .map(([moment, o, v]) => compare(o, { kind: 'minutes-since', moment }, literal(v))),
        ]),
    ...(memory === 'all'
      ? [
          fc
            .tuple(equality, fc.constantFrom('none', ...LEVELS))
            .map(([o, v]) => compare(o, name('grade'), literal(v))),
        ]
      : []),
  );
};

const anyExpression = (steps: readonly string[], choices: Choices, depth = 2): fc.Arbitrary<Expression> => {
  const atom = anyAtom(steps, choices);
  if (depth === 0) return atom;
  const inner = anyExpression(steps, choices, depth - 1);
  return fc.oneof(
    { weight: 3, arbitrary: atom },
    { weight: 1, arbitrary: inner.map((of): Expression => ({ kind: 'not', of })) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom('and' as const, 'or' as const), inner, inner)
        .map(([kind, left, right]): Expression => ({ kind, left, right })),
    },
  );
};

const anyStep = (place: number, steps: readonly string[], choices: Choices): fc.Arbitrary<Step> =>
  fc
    .record({
      kind: fc.constantFrom(
        'ask' as const,
        'ask' as const,
        'ask' as const,
        'say' as const,
        'do' as const,
        'notify' as const,
      ),
      field: fc.constantFrom(...Object.keys(shapes)),
      when: fc.array(anyExpression(steps, choices), { maxLength: 2 }),
      sendsHelp: fc.boolean(),
      within: fc.option(fc.constantFrom('opened', 'graded', 'since', ...steps), { nil: undefined }),
      every: fc.option(anyExpression(steps, choices, 1), { nil: undefined, freq: 4 }),
    })
    .map(({ kind, field, when, sendsHelp, within, every }) => ({
      id: `s${place}` as StepId,
      kind,
      section: -1,
      ...(kind === 'ask' ? { ask: field as FieldId } : {}),
      ...(kind === 'notify' ? { notify: `party-${place}` as RoleId } : {}),
      silent: false,
      when: when.map((expression) => ({ text: '', expression })),
      sendsHelp,
      ...(within === undefined ? {} : { within: { minutes: 3, of: within } }),
      ...(every === undefined ? {} : { every: { minutes: 5, until: { text: '', expression: every } } }),
      sources: [],
    }));

const anyProcedure = (title: string, choices: Choices): fc.Arbitrary<Procedure> =>
  fc.integer({ min: 1, max: 12 }).chain((size) => {
    const steps = Array.from({ length: size }, (_, place) => `s${place}`);
    const condition = anyExpression(steps, choices).map((expression) => ({ text: '', expression }));
    return fc
      .record({
        steps: fc.tuple(...steps.map((_, place) => anyStep(place, steps, choices))),
        rules: fc.array(fc.tuple(fc.constantFrom(...LEVELS), condition), { maxLength: 4 }),
        handOffs: fc.array(fc.tuple(fc.constantFrom(...NAMES), condition), { maxLength: 2 }),
        until: condition,
      })
      .map(({ steps: made, rules, handOffs, until }) => {
        const base = aProcedure(title, { fields: shapes, levels: LEVELS });
        const grade: GradeScheme = {
          name: { zh: '等级' },
          levels: LEVELS.map((level) => ({ id: level as LevelId, title: { zh: level } })),
          rules: rules.map(([level, when]) => ({
            level: level as LevelId,
            when,
            reason: { zh: '规则' },
            sources: [],
          })),
        };
        const ways = handOffs.map(
          ([to, when]): HandOff => ({
            to: id(to),
            when,
            because: { zh: '转入' },
            sources: [],
          }),
        );
        const hazards = [{ id: 'h', text: { zh: '禁忌' }, until, sources: [] }];
        return { ...base, steps: made, grade, handOffs: ways, hazards };
      });
  });

/**
 * Conditions of a step that look at what is only asked at that step or later close rings, in which what holds depends on
 * the way there; without them a procedure is as an author should write it.
 */
export const withoutRings = ({ procedures, holidays }: Ground): Ground => ({
  procedures: new Map(wholeOf(procedures).map((one) => [one.id, straight(one)])),
  holidays,
});

const straight = (procedure: Procedure): Procedure => ({
  ...procedure,
  steps: procedure.steps.map((step, place) => {
    const later: readonly string[] = procedure.steps.slice(place).flatMap(({ ask }) => ask ?? []);
    const looksAhead = (condition: Condition): boolean => {
      const text = JSON.stringify(condition);
      return later.some((field) => text.includes(`"${field}"`));
    };
    return { ...step, when: step.when.filter((one) => !looksAhead(one)) };
  }),
});

/** Three procedures that may hand off to each other. */
export const anyGround = (choices: Choices = { memory: 'all' }): fc.Arbitrary<Ground> =>
  fc.tuple(...NAMES.map((one) => anyProcedure(one, choices))).map((procedures) => ({
    procedures: new Map(procedures.map((one) => [one.id, one])),
    holidays: {},
  }));

export const FIRST = id('first');

/** Some value that fits a field: `dice` picks it. */
export const valueFor = (field: Field, dice: number): string | number | boolean | readonly string[] => {
  const options = (field.options ?? []).map((option) => option.id);
  switch (field.type) {
    case 'yes-no':
      return dice % 2 === 0;
    case 'choice':
      return options[dice % options.length] ?? '';
    case 'choices':
      return options.filter((_, place) => ((dice >> place) & 1) === 1);
    case 'count':
    case 'number':
      return dice % 6;
    case 'moment':
      return `2026-11-21T22:${String(10 + (dice % 40)).padStart(2, '0')}:00+08:00`;
    case 'phone':
      return '138 0013 8000';
    case 'text':
    case 'long-text':
    case 'name':
    case 'address':
      return `说法 ${dice % 5}`;
    case 'list':
      return [];
    default:
      return field.type satisfies never;
  }
};
