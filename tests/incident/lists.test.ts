import { describe, expect, test } from 'vitest';
import type { Incident } from '../../src/incident/incident.ts';
import { listPosition } from '../../src/incident/list-position.ts';
import type { FieldId } from '../../src/procedure/ids.ts';
import { call, REFUSED, UNKNOWN } from '../support/a-call.ts';
import { act, aField, aProcedure, ask, fieldId, key } from '../support/a-procedure.ts';

const shape = { number: 'text', people: ['yes', 'no'] } as const;
const power = aProcedure('power', {
  fields: { lifts: shape, cause: ['inside', 'outside'] },
  steps: [
    ask('cause'),
    ask('lifts'),
    act('rescue', { when: 'lifts.exists(l, l.people == "yes")' }),
    act('many', { when: 'size(lifts) >= 2' }),
    ask('lifts', { id: 'lifts-outside', when: 'cause == "outside"' }),
  ],
});
const lifts = aField('lifts', shape);

const oneLift = () => call(power).item('lifts', 0, 'number', '1 号').item('lifts', 0, 'people', 'no');
const position = (incident: Incident) => {
  const at = listPosition(lifts, incident.facts.get(fieldId('lifts')));
  return at.kind === 'part'
    ? `${at.item}.${at.part.id}`
    : at.kind === 'more'
      ? `more after ${at.items}`
      : 'complete';
};
const itemsOf = (incident: Incident) => {
  const fact = incident.facts.get(fieldId('lifts'));
  return fact?.kind === 'items'
    ? fact.items.map((item) =>
        Object.values(item)
          .map((one) => (one.kind === 'value' ? one.value : one.kind))
          .join(' '),
      )
    : fact?.answer.kind;
};

describe('a repeated set', () => {
  test('is asked part by part, then whether there is one more', () => {
    const story = call(power);
    expect(position(story.incident)).toBe('more after 0');
    story.item('lifts', 0, 'number', '1 号');
    expect(position(story.incident)).toBe('0.people');
    story.item('lifts', 0, 'people', 'no');
    expect(position(story.incident)).toBe('more after 1');
    expect(story.noMore('lifts').added).toMatchObject([{ type: 'list-completed', field: 'lifts' }]);
    expect(position(story.incident)).toBe('complete');
  });

  test('waits until the operator says that there are no more', () => {
    const story = call(power).answer('cause', 'inside').item('lifts', 0, 'number', '1 号');
    expect(story.next).toBe('lifts');
    story.item('lifts', 0, 'people', 'no').noMore('lifts');
    expect(story.standing('done')).toContain('lifts');
  });

  test('can be empty', () => {
    expect(itemsOf(call(power).noMore('lifts').incident)).toEqual([]);
  });

  test('can be unknown as a whole', () => {
    const story = call(power).answer('lifts', UNKNOWN);
    expect(itemsOf(story.incident)).toBe('unknown');
    expect(story.standing('done')).toContain('lifts');
    story.item('lifts', 0, 'number', '1 号');
    expect(itemsOf(story.incident)).toEqual(['1 号']);
    expect(story.standing('open')).toContain('lifts');
  });

  test('that was empty can turn out to be unknown', () => {
    const story = call(power).noMore('lifts').answer('lifts', UNKNOWN).correct('lifts', UNKNOWN);
    expect(itemsOf(story.incident)).toBe('unknown');
  });

  test('keeps its items when nobody knows whether there are more', () => {
    const story = oneLift().answer('lifts', UNKNOWN);
    expect(itemsOf(story.incident)).toEqual(['1 号 no']);
    expect(story.standing('done')).toContain('lifts');
    expect(story.standing('open')).toContain('many');
  });

  test('takes unknown and refused for a part', () => {
    const story = call(power).item('lifts', 0, 'number', UNKNOWN).item('lifts', 0, 'people', REFUSED);
    expect(itemsOf(story.incident)).toEqual(['unknown refused']);
  });

  test('settles conditions only as far as it is known', () => {
    const story = oneLift();
    expect(story.standing('open')).toEqual(expect.arrayContaining(['rescue', 'many']));
    story.noMore('lifts');
    expect(story.standing('gone')).toEqual(expect.arrayContaining(['rescue', 'many']));
  });

  test('has one part put right, without being asked again', () => {
    const story = oneLift().noMore('lifts').item('lifts', 0, 'people', 'yes');
    expect(itemsOf(story.incident)).toEqual(['1 号 yes']);
    expect(story.standing('done')).toContain('lifts');
    expect(story.standing('open')).toContain('rescue');
    expect(story.item('lifts', 0, 'people', 'yes').added).toEqual([]);
  });

  test('is open again when one more is found later', () => {
    const story = oneLift().noMore('lifts').item('lifts', 1, 'number', '2 号');
    expect(position(story.incident)).toBe('1.people');
    expect(story.standing('open')).toContain('lifts');
    expect(story.item('lifts', 1, 'people', 'yes').noMore('lifts').standing('done')).toContain('lifts');
  });

  test('of a step that time took away and brought back is looked at again first', () => {
    const timed = aProcedure('timed', {
      fields: { lifts: shape },
      steps: [ask('lifts', { when: 'minutes_since(opened) < 5 || minutes_since(opened) >= 9' }), act('look')],
    });
    const story = call(timed).noMore('lifts').tick(6);
    expect(story.standing('gone')).toEqual(['lifts']);
    story.at(9).item('lifts', 0, 'number', '1 号');
    expect(story.types).toEqual(['returned', 'item-answered']);
    expect(story.standing('open')).toEqual(['lifts', 'look']);
  });

  test('can be skipped on the way, and taken up again', () => {
    const story = oneLift().skip('lifts');
    expect(story.standing('skipped')).toContain('lifts');
    expect(story.noMore('lifts').standing('done')).toContain('lifts');
  });

  test('refuses what makes no sense', () => {
    oneLift().item('lifts', 2, 'number', '3 号').expectRefused('no-such-item');
    oneLift().item('lifts', -1, 'number', '3 号').expectRefused('no-such-item');
    oneLift().item('lifts', 0.5, 'number', '3 号').expectRefused('no-such-item');
    oneLift().item('lifts', 0, 'colour', '红').expectRefused('no-such-item');
    oneLift().item('lifts', 1, 'people', 'perhaps').expectRefused('not-a-choice');
    oneLift().item('cause', 0, 'number', '1 号').expectRefused('wrong-kind-of-step');
    oneLift().answer('lifts', '1 号').expectRefused('wrong-kind-of-step');
    call(power).noMore('cause').expectRefused('wrong-kind-of-step');
    call(power).item('lifts', 0, 'number', '1 号').noMore('lifts').expectRefused('item-not-finished');
    call(power)
      .item('lifts', 0, 'number', '1 号')
      .item('lifts', 1, 'number', '2 号')
      .expectRefused('no-such-item');
    oneLift().noMore('lifts').noMore('lifts').expectRefused('already-answered');
  });

  test('is kept by another question for it that takes over', () => {
    const elsewhere = aProcedure('elsewhere', {
      fields: { lifts: shape, cause: ['inside', 'outside'] },
      steps: [
        ask('cause'),
        ask('lifts', { id: 'inside', when: 'cause == "inside"' }),
        ask('lifts', { id: 'outside', when: 'cause == "outside"' }),
      ],
    });
    const both = () =>
      call(elsewhere)
        .answer('cause', 'inside')
        .item('inside', 0, 'number', '1 号')
        .item('inside', 0, 'people', 'no');
    const whole = both().noMore('inside').correct('cause', 'outside');
    expect(whole.standing('review')).toEqual(['outside']);
    expect(whole.keep('outside').types).toEqual(['list-completed']);
    expect(whole.incident.facts.get(fieldId('lifts'))?.by).toBe(key('elsewhere', 'outside'));
    expect(both().correct('cause', 'outside').standing('open')).toEqual(['outside']);
    const unsure = both().noMore('inside').correct('cause', 'outside').answer('outside', UNKNOWN);
    expect(unsure.correct('cause', 'inside').keep('inside').next).toBe('end');
  });

  test('without parts is complete or has more, never a part', () => {
    const { parts: _, ...bare } = lifts;
    expect(listPosition(bare, undefined)).toEqual({ kind: 'more', items: 0 });
    const fact = { kind: 'items', by: key('power', 'lifts'), items: [{}], complete: false } as const;
    expect(listPosition(bare, fact)).toEqual({ kind: 'more', items: 1 });
    expect(listPosition(aField('l', { constructor: 'text' as const }), fact)).toMatchObject({
      kind: 'part',
      part: { id: 'constructor' as FieldId },
    });
  });
});
