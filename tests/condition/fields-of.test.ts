import { expect, it } from 'vitest';
import { fieldsOf } from '../../src/condition/fields-of.ts';
import { parseCondition } from '../../src/condition/parse.ts';
import { vocabulary } from './vocabulary-for-tests.ts';

it.each<[string, readonly string[]]>([
  ['true', []],
  ['smoke && !smoke', ['smoke']],
  ['unwell == "one" || count > 3', ['unwell', 'count']],
  ['unwell in ["one"]', ['unwell']],
  ['known(place) && size(lifts) > 1', ['place', 'lifts']],
  ['minutes_since(released) > site.lift_minutes', ['released', 'site.lift_minutes']],
  ['grade == "general"', ['grade']],
  ['lifts.exists(l, l.stuck && known(l.number) && smoke)', ['lifts', 'smoke']],
])('%s', (text, names) => {
  const parsed = parseCondition(text, vocabulary);
  expect(parsed.kind === 'ok' && fieldsOf(parsed.condition.expression)).toEqual(names);
});
