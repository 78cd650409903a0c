import { describe, expect, it } from 'vitest';
import { parseCondition } from '../../src/condition/parse.ts';
import { possible } from '../../src/condition/possible.ts';
import { vocabulary } from './vocabulary-for-tests.ts';

const outcome = (...texts: readonly string[]) =>
  possible(
    texts.map((text) => {
      const parsed = parseCondition(text, vocabulary);
      if (parsed.kind === 'failed') throw new Error(parsed.faults.map(({ found }) => found.zh).join());
      return parsed.condition.expression;
    }),
    vocabulary.fields,
    vocabulary.levels,
  );

describe('whether conditions can hold', () => {
  it.each<['never' | 'always' | 'open', ...string[]]>([
    ['always', 'true'],
    ['never', 'false'],
    ['open', 'smoke'],
    ['open', 'smoke || !smoke && known(smoke)'],
    ['always', 'smoke || !smoke'],
    ['never', 'smoke && !smoke'],
    ['never', 'smoke', '!smoke'],
    ['open', 'smoke', 'unwell == "one"'],
    ['never', 'unwell == "one"', 'unwell == "many"'],
    ['open', 'unwell != "one"', 'unwell != "many"'],
    ['always', 'unwell != "one" || unwell != "many"'],
    // 不适用 is none of the choices.
    ['open', 'unwell == "no" || unwell == "one" || unwell == "many"'],
    ['never', 'unwell in ["one"] && unwell in ["many", "no"]'],
    ['never', 'count > 3 && count < 3'],
    ['open', 'count > 3 && count < 4'],
    ['never', 'count == 3 && count >= 3.5'],
    ['always', 'count <= 3 || count != 3 || count > 3'],
    ['never', 'place == "a" && place == "b"'],
    ['open', 'place == "a" || place == "b"'],
    ['always', 'place != "a" || place != "b"'],
    ['never', '"smell" in signs && !("smell" in signs)'],
    ['open', '"smell" in signs && "hiss" in signs && !("flame" in signs)'],
    ['open', '"smell" in signs && known(signs)'],
    ['never', 'grade == "general" && grade == "none"'],
    ['always', 'grade == "general" || grade == "serious" || grade == "none"'],
    ['always', 'minutes_since(opened) >= 0'],
    ['never', 'minutes_since(opened) < 0'],
    ['never', 'minutes_since(released) > 5 && minutes_since(released) < 3'],
    ['always', 'minutes_since(released) >= 0'],
    ['never', 'known(released) && !known(released)'],
    ['open', 'known(released) && minutes_since(released) > 5'],
    ['open', 'known(place) && place == "a"'],
    ['open', '!known(place) && place == "a"'],
    // What is not tried.
    ['open', 'size(lifts) > 3 && size(lifts) < 2'],
    ['open', 'lifts.exists(l, l.stuck && !l.stuck)'],
    ['open', 'complete(lifts)'],
    ['open', '!complete(lifts)'],
    ['open', 'known(lifts) && !known(lifts)'],
    ['open', 'count > site.lift_minutes && site.lift_minutes > count'],
    ['open', 'site.desk_name == "a"'],
    ['never', 'site.desk_name == "a" && false'],
  ])('%s: %s %s', (expected, ...texts) => {
    expect(outcome(...texts)).toBe(expected);
  });

  it('is left open where there would be too many worlds to try', () => {
    const numbers = Array.from({ length: 12 }, (_, index) => `count != ${index}`).join(' && ');
    const others =
      'unwell == "one" && smoke && place == "a" && minutes_since(opened) > 99 && "smell" in signs && grade == "none"';
    expect(outcome(`${numbers} && ${others}`, 'smoke && !smoke')).toBe('open');
  });

  it('is left open where too many choices are combined', () => {
    const options = [...'abcdefg'];
    const fields = new Map([['many', { type: 'choices', options } as const]]);
    const text = `${options.map((option) => `"${option}" in many`).join(' && ')} && false`;
    const parsed = parseCondition(text, { ...vocabulary, fields });
    if (parsed.kind === 'failed') throw new Error('not read');
    expect(possible([parsed.condition.expression], fields, [])).toBe('open');
  });
});
