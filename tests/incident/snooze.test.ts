import { describe, expect, test } from 'vitest';
import { alarms } from '../../src/incident/alarms.ts';
import { clocks } from '../../src/incident/clocks.ts';
import { call } from '../support/a-call.ts';
import { act, aProcedure, ask, notify, say } from '../support/a-procedure.ts';

const MINUTE = 60_000;
const lift = aProcedure('lift', {
  fields: { released: 'moment', stuck: 'yes-no' },
  steps: [
    notify('repair', { within: [2, 'opened'] }),
    act('sign', { within: [4, 'opened'] }),
    ask('stuck'),
    say('calm', { when: 'stuck', every: [5, 'released'] }),
    ask('released'),
  ],
});

describe('a deadline that is put off', () => {
  test('is put on record, until when and why', () => {
    const story = call(lift).at(1).snooze('repair', 3, '  对方占线 ');
    story.expectAdded({
      type: 'snoozed',
      step: story.key('repair'),
      until: 4 * MINUTE,
      reason: '对方占线',
    });
  });

  test('is late all the same, on record and by the clock', () => {
    const story = call(lift).at(1).snooze('repair', 3).tick(2.5);
    expect(story.types).toEqual(['late']);
    expect(story.clocks).toContain('repair -0.5');
    expect(clocks(story.scene).find(({ step }) => step.id === 'repair')).toMatchObject({
      snoozed: { until: 4 * MINUTE, reason: '占线' },
    });
  });

  test('waits with its bell and its urgency until then', () => {
    const story = call(lift).at(2.5).snooze('repair', 3);
    expect(story.clocks).toEqual(['sign 1.5', 'repair -0.5']);
    expect(alarms(clocks(story.scene), new Set()).ring).toEqual([]);
    expect(alarms(clocks(story.tick(5.6).scene), new Set()).ring.map(({ step }) => step.id)).toEqual([
      'sign',
      'repair',
    ]);
  });

  test('that rang before it was put off rings again at that time, once', () => {
    const story = call(lift).do('sign').tick(2.1);
    const { heard } = alarms(clocks(story.scene), new Set());
    story.snooze('repair', 1).tick(3.2);
    const second = alarms(clocks(story.scene), heard);
    expect(second.ring).toHaveLength(1);
    expect(alarms(clocks(story.tick(9).scene), second.heard).ring).toEqual([]);
  });

  test('is over with its step', () => {
    const story = call(lift).at(3).snooze('repair', 10).tell('repair');
    expect(story.incident.snoozed.size).toBe(0);
  });
});

describe('a reminder that is put off', () => {
  test('comes back at that time', () => {
    const story = call(lift).answer('stuck', true).do('calm').at(6).snooze('calm', 3);
    expect(story.clocks).toContain('calm 3');
    expect(story.tick(10).clocks).toContain('calm -1');
  });

  test('goes by its own interval again once it was done', () => {
    const story = call(lift).answer('stuck', true).do('calm').at(6).snooze('calm', 10).at(7).repeat('calm');
    expect(story.clocks).toContain('calm 5');
  });

  test('can be put off again, also to an earlier time', () => {
    const story = call(lift).answer('stuck', true).do('calm').at(6).snooze('calm', 10).snooze('calm', 1);
    expect(story.clocks).toContain('calm 1');
  });
});

describe('putting off is refused', () => {
  test('without a reason', () => {
    call(lift).at(3).snooze('repair', 5, ' ').expectRefused('reason-missing');
  });

  test('where no clock runs', () => {
    call(lift).snooze('stuck', 5).expectRefused('no-clock');
    call(lift).tell('repair').snooze('repair', 5).expectRefused('no-clock');
    call(lift).answer('stuck', false).snooze('calm', 5).expectRefused('does-not-apply');
  });

  test('until a time at which it is not due yet', () => {
    call(lift).snooze('sign', 3).expectRefused('not-due-by-then');
    call(lift).answer('stuck', true).do('calm').snooze('calm', 5).expectRefused('not-due-by-then');
  });
});

describe('an act of a reminder that was marked as done by mistake', () => {
  test('is taken back, and the reminder is due as it was before', () => {
    const story = call(lift).answer('stuck', true).do('calm').at(5).repeat('calm').at(9).repeat('calm');
    story.order({ type: 'withdraw', step: story.key('calm') });
    expect(story.clocks).toContain('calm 1');
    const once = call(lift).answer('stuck', true).do('calm').at(4).repeat('calm');
    once.order({ type: 'withdraw', step: once.key('calm') });
    expect(once.clocks).toContain('calm 1');
    expect(once.standing('done')).toContain('calm');
  });
});
