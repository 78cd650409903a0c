import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCondition } from '../../src/condition/parse.ts';
import { vocabulary } from './vocabulary-for-tests.ts';

const faultsOf = (text: string) => {
  const parsed = parseCondition(text, vocabulary);
  return parsed.kind === 'failed' ? parsed.faults : [];
};
const name = (of: string) => ({ kind: 'name', name: of });
const literal = (value: string | number | boolean) => ({ kind: 'literal', value });
const compare = (operator: string, left: object, right: object) => ({
  kind: 'compare',
  operator,
  left,
  right,
});

describe('a condition that is right', () => {
  it.each([
    ['smoke', name('smoke')],
    ['!smoke', { kind: 'not', of: name('smoke') }],
    ['smoke == true', compare('==', name('smoke'), literal(true))],
    ['unwell == "one"', compare('==', name('unwell'), literal('one'))],
    ['"one" != unwell', compare('!=', literal('one'), name('unwell'))],
    ['unwell == place', compare('==', name('unwell'), name('place'))],
    ['place == unwell', compare('==', name('place'), name('unwell'))],
    ['place == "1 号楼"', compare('==', name('place'), literal('1 号楼'))],
    ['count >= 3', compare('>=', name('count'), literal(3))],
    ['count > -1.5', compare('>', name('count'), literal(-1.5))],
    ['grade == "general"', compare('==', name('grade'), literal('general'))],
    ['grade != "none"', compare('!=', name('grade'), literal('none'))],
    ['site.desk_name == "前台"', compare('==', name('site.desk_name'), literal('前台'))],
    [
      'minutes_since(opened) >= site.lift_minutes',
      compare('>=', { kind: 'minutes-since', moment: 'opened' }, name('site.lift_minutes')),
    ],
    ['minutes_since(released) > 5', compare('>', { kind: 'minutes-since', moment: 'released' }, literal(5))],
    ['minutes_since(stay-put) > 5', compare('>', { kind: 'minutes-since', moment: 'stay-put' }, literal(5))],
    [
      'minutes_since( "stay-put" ) > 5',
      compare('>', { kind: 'minutes-since', moment: 'stay-put' }, literal(5)),
    ],
    [
      'minutes_since(call_back) < 5',
      compare('<', { kind: 'minutes-since', moment: 'call_back' }, literal(5)),
    ],
    ['known(lifts)', { kind: 'known', field: 'lifts' }],
    ['size(lifts) <= 2', compare('<=', { kind: 'size', of: name('lifts') }, literal(2))],
    ['complete(lifts)', { kind: 'complete', list: 'lifts' }],
    ['size(signs) == 0', compare('==', { kind: 'size', of: name('signs') }, literal(0))],
    ['"smell" in signs', { kind: 'in', item: literal('smell'), list: name('signs') }],
    [
      'unwell in ["one", "many"]',
      { kind: 'in', item: name('unwell'), list: { kind: 'list', items: [literal('one'), literal('many')] } },
    ],
    [
      'count in [1, 2]',
      { kind: 'in', item: name('count'), list: { kind: 'list', items: [literal(1), literal(2)] } },
    ],
    [
      'lifts.exists(l, l.people == "yes" && known(l.number))',
      {
        kind: 'exists',
        list: 'lifts',
        as: 'l',
        test: {
          kind: 'and',
          left: compare('==', name('l.people'), literal('yes')),
          right: { kind: 'known', field: 'l.number' },
        },
      },
    ],
    [
      '(smoke == true) == (count > 1)',
      compare('==', compare('==', name('smoke'), literal(true)), compare('>', name('count'), literal(1))),
    ],
  ])('%s', (text, expression) => {
    expect(parseCondition(text, vocabulary)).toEqual({ kind: 'ok', condition: { text, expression } });
  });

  it('takes a long chain of one word, which is not nested', () => {
    const chain = Array.from({ length: 30 }, (_, index) => `count == ${index}`).join(' || ');
    expect(faultsOf(chain)).toEqual([]);
  });

  it.each([
    'broken == "x"',
    'smoke && "a" in broken',
    'broken in ["x"]',
    'broken > 3',
    'known(broken)',
    'size(broken) > 1',
    'broken.exists(l, l.a)',
    'minutes_since(broken) > 3',
    'broken',
    'site.broken == "x"',
  ])(
    '%s tells nothing of a name that has a fault of its own, told elsewhere, and makes no condition of it',
    (text) => {
      const settings = new Map([...vocabulary.settings, ['broken', 'any'] as const]);
      for (const bareField of [true, false]) {
        expect(parseCondition(text, { ...vocabulary, settings }, { bareField })).toEqual({
          kind: 'failed',
          faults: [],
        });
      }
    },
  );
});

describe('the bare name of a field as an until', () => {
  const until = (text: string) => parseCondition(text, vocabulary, { bareField: true });

  it('means known for a moment, a text, a choice', () => {
    expect(until(' released ')).toMatchObject({
      condition: { expression: { kind: 'known', field: 'released' } },
    });
    expect(until('place')).toMatchObject({ condition: { expression: { kind: 'known', field: 'place' } } });
  });

  it('means so for a yes-no field', () => {
    expect(until('smoke')).toMatchObject({ condition: { expression: { kind: 'name', name: 'smoke' } } });
  });

  it('is no condition elsewhere', () => {
    expect(faultsOf('released')).toMatchObject([
      { offset: 0, found: { zh: expect.stringContaining('时刻') } },
    ]);
  });
});

describe('a condition that is wrong says where, and what was meant', () => {
  it.each<[string, number, string, string | undefined]>([
    ['smoek', 0, 'smoek', 'smoke'],
    ['smoke && unwel == "one"', 9, 'unwel', 'unwell'],
    ['unwell == "onee"', 10, 'onee', 'one'],
    ['"mani" == unwell', 0, 'mani', 'many'],
    ['unwell in ["one", "mani"]', 18, 'mani', 'many'],
    ['"smel" in signs', 0, 'smel', 'smell'],
    ['"zzz" in signs', 0, 'zzz', undefined],
    ['grade == "generl"', 9, 'generl', 'general'],
    ['site.lift_minuts > 3', 0, 'site.lift_minuts', 'site.lift_minutes'],
    ['minutes_since(openned) > 3', 14, 'openned', 'opened'],
    ['minutes_since(place) > 3', 14, 'place', undefined],
    ['minute_since(opened) > 3', 0, 'minute_since', 'minutes_since'],
    ['lifts.exists(l, l.peple == "yes")', 16, 'peple', 'l.people'],
    ['lifts.exists(l, k.people == "yes")', 16, 'k', 'l'],
    ['place == 3', 0, '文字与数字', undefined],
    ['count == "3"', 0, '数字与文字', undefined],
    ['smoke == "yes"', 0, '是/否与文字', undefined],
    ['unwell > "one"', 0, '>', undefined],
    ['place < "b"', 0, '<', undefined],
    ['released > 3', 0, 'released', undefined],
    ['signs == "smell"', 0, 'signs', undefined],
    ['lifts == 3', 0, 'lifts', undefined],
    ['count in signs', 0, 'count', undefined],
    ['"a" in place', 7, 'place', undefined],
    ['"a" in ["a", place]', 13, 'place', undefined],
    ['count in ["a"]', 10, '文字放进了数字', undefined],
    ['place in [count]', 10, 'count', undefined],
    ['count', 0, 'count', undefined],
    ['unwell', 0, 'unwell', undefined],
    ['"a"', 0, '"a"', undefined],
    ['signs', 0, 'signs', undefined],
    ['lifts', 0, 'lifts', undefined],
    ['["a"]', 0, '列表', undefined],
    ['complete(signs)', 9, 'signs', undefined],
    ['size(place) > 1', 5, 'place', undefined],
    ['known(grade)', 6, 'grade', undefined],
    ['known(site.desk_name)', 6, 'site.desk_name', undefined],
    ['known("x")', 6, '"x"', undefined],
    ['known(place, count)', 0, 'known(place, count)', 'known'],
    ['known()', 0, 'known()', 'known'],
    ['place.matches("(a+)+$")', 0, 'matches', undefined],
    ['place.exists(l, true)', 0, 'place', undefined],
    ['lifts.exists(smoke, true)', 13, 'smoke', undefined],
    ['lifts.all(l, l.stuck)', 0, 'lifts.all', undefined],
    ['place.number == "x"', 0, 'place.number', undefined],
    ['a.b.c == "x"', 0, 'a.b.c', undefined],
    ['nobody.x == "x"', 0, 'nobody', undefined],
    ['smoke ? smoke : smoke', 0, 'smoke ? smoke', undefined],
    ['count + 1 > 2', 0, 'count + 1', undefined],
    ['-count > 2', 0, '-count', undefined],
    ['-"a" == "a"', 0, '-"a"', undefined],
    ['place == null', 9, 'null', undefined],
    ['count > 99999999999999999', 8, '99999999999999999', undefined],
    ['{"a": 1} == 3', 0, '{"a": 1}', undefined],
    ['lifts[0] == "x"', 0, 'lifts[0]', undefined],
    ['count = 3', 6, '=', undefined],
    ['伤亡 > 3', 0, '伤', undefined],
    ['place == “楼”', 9, '“', undefined],
    ['known(place) ||', 15, '没有写完', undefined],
    ['', 0, '没有写完', undefined],
    ['count > > 3', 8, '> 3', undefined],
    ['import == 3', 0, 'import', undefined],
  ])('%s', (text, offset, found, near) => {
    const [fault, ...others] = faultsOf(text);
    expect(others).toEqual([]);
    expect(fault?.offset).toBe(offset);
    expect(fault?.found.zh).toContain(found);
    expect(fault?.found.en).toMatch(/\w/);
    expect(fault?.expected.zh).not.toBe('');
    expect(fault?.nearest).toBe(near);
  });

  it('gives every fault of one condition', () => {
    expect(faultsOf('smoek || unwell == "on" || count == "x"').map(({ offset }) => offset)).toEqual([
      0, 19, 27,
    ]);
  });

  it('does not offer a grade where there is none', () => {
    const parsed = parseCondition('grade == "general"', { ...vocabulary, levels: [] });
    expect(parsed).toMatchObject({
      kind: 'failed',
      faults: [{ found: { zh: expect.stringContaining('没有定级') } }],
    });
  });

  it('refuses what is too long before reading it', () => {
    expect(faultsOf(`place == "${'a'.repeat(500)}"`)).toMatchObject([{ offset: 500 }]);
  });

  it.each([
    ['brackets', `${'('.repeat(21)}smoke${')'.repeat(21)}`],
    ['not', `${'!'.repeat(30)}smoke`],
    ['mixed words', `${'smoke && (smoke || ('.repeat(11)}smoke${'))'.repeat(11)}`],
    ['comparisons', `${'smoke == '.repeat(30)}smoke`],
  ])('refuses more than twenty levels of %s', (_, text) => {
    expect(faultsOf(text)).toMatchObject([{ found: { zh: expect.stringContaining('嵌套') } }]);
  });

  it('never throws, whatever the text', () => {
    const words = fc.constantFrom(
      ...'smoke unwell count lifts signs == != && || ! ( ) [ ] , . in exists l known size minutes_since "one" 3 - ? : { } 中 " \\'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words, { maxLength: 30 }).map((parts) => parts.join(' ')),
        ),
        (text) => {
          const parsed = parseCondition(text, vocabulary);
          if (parsed.kind === 'failed') {
            expect(parsed.faults.length).toBeGreaterThan(0);
            for (const { offset } of parsed.faults) expect(offset).toBeLessThanOrEqual(text.length);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
