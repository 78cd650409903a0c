import { describe, expect, test } from 'vitest';
import { replay } from '../../src/incident/evolve.ts';
import { call } from '../support/a-call.ts';
import { act, aProcedure, ask, fieldId, key, notify, say } from '../support/a-procedure.ts';

const gas = aProcedure('gas', {
  fields: { smell: ['none', 'strong'], people: 'count' },
  steps: [
    say('leave'),
    ask('smell'),
    ask('people', { when: 'smell == "strong"' }),
    notify('repair'),
    act('valve'),
  ],
});

describe('taking the last key back', () => {
  test('makes the step wait again, as if it had not been answered; both stay on record', () => {
    const story = call(gas).do('leave').answer('smell', 'strong').withdraw('smell');
    story.expectAdded({ type: 'withdrawn', step: key('gas', 'smell'), what: 'answered' });
    expect(story.next).toBe('smell');
    expect(story.incident.facts.has(fieldId('smell'))).toBe(false);
    expect(story.entries.map(({ type }) => type)).toContain('answered');
    story.answer('smell', 'none');
    expect(story.next).toBe('repair');
  });

  test('takes back an act, a skip and a try', () => {
    expect(call(gas).do('leave').withdraw('leave').next).toBe('leave');
    expect(call(gas).skip('leave', '来不及').withdraw('leave').standing('skipped')).toEqual([]);
    const story = call(gas).do('leave').answer('smell', 'none').tell('repair').withdraw('repair');
    expect(story.next).toBe('repair');
    expect(story.incident.tries).toEqual([]);
  });

  test('keeps the tries before the one taken back', () => {
    const story = call(gas).do('leave').answer('smell', 'none').tell('repair', 'no-answer').tell('repair');
    expect(story.withdraw('repair').incident.tries.map(({ outcome }) => outcome)).toEqual(['no-answer']);
  });

  test('changes a changed answer back', () => {
    const story = call(gas).do('leave').answer('smell', 'strong').correct('smell', 'none').withdraw('smell');
    expect(story.types).toContain('corrected');
    expect(story.incident.facts.get(fieldId('smell'))).toMatchObject({ answer: { value: 'strong' } });
    expect(story.withdraw('smell').incident.facts.get(fieldId('smell'))).toMatchObject({
      answer: { value: 'none' },
    });
  });

  test('reaches one key back and no further, and only the step it names', () => {
    const story = call(gas).do('leave').answer('smell', 'none');
    story.withdraw('leave').expectRefused('nothing-to-withdraw');
    story.withdraw('smell').withdraw('smell').expectRefused('nothing-to-withdraw');
    call(gas).withdraw('leave').expectRefused('nothing-to-withdraw');
  });

  test('is not stopped by a note or by what time brought', () => {
    const story = call(gas).do('leave').order({ type: 'note', text: '孩子在哭' }).withdraw('leave');
    expect(story.next).toBe('leave');
    expect(story.incident.notes).toHaveLength(1);
  });

  test('replays to the same state', () => {
    const story = call(gas).do('leave').answer('smell', 'strong').withdraw('smell').answer('smell', 'none');
    expect(replay(story.entries)).toEqual(story.incident);
  });
});
