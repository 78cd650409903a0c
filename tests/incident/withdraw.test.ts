import { describe, expect, test } from 'vitest';
import { replay } from '../../src/incident/evolve.ts';
import { takingBack } from '../../src/incident/last-key.ts';
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

  const rung = (outcome: 'reached' | 'busy') =>
    ({ type: 'ring', party: '值班电话', number: '138 0013 8000', outcome }) as const;
  const ringBack = { type: 'withdraw-ring', party: '值班电话' } as const;

  test('takes back that somebody was rung for no step, with what was told there', () => {
    const story = call(gas).do('leave').order(rung('busy')).order(rung('reached'));
    story
      .order({ type: 'tell', party: '值班电话', text: '停气了' })
      .order({ type: 'note', text: '孩子在哭' });
    expect(takingBack(story.incident)).toEqual(ringBack);
    story.order(ringBack);
    story.expectAdded({ type: 'withdrawn', what: 'rang', party: '值班电话' });
    expect(story.incident.rings.map(({ outcome }) => outcome)).toEqual(['busy']);
    expect(story.entries.filter(({ type }) => type === 'rang')).toHaveLength(2);
    expect(replay(story.entries)).toEqual(story.incident);
  });

  test('takes no ringing back that was not the last key, nor the same one twice', () => {
    const story = call(gas).order(rung('busy')).order(rung('busy')).order(ringBack);
    story.order(ringBack).expectRefused('nothing-to-withdraw');
    expect(story.incident.rings).toHaveLength(1);
    story.do('leave').order(ringBack).expectRefused('nothing-to-withdraw');
    expect(takingBack(story.incident)).toEqual({ type: 'withdraw', step: key('gas', 'leave') });
    story.order(rung('busy')).withdraw('leave').expectRefused('nothing-to-withdraw');
    story.order({ ...ringBack, party: '别人' }).expectRefused('nothing-to-withdraw');
  });
});
