import { describe, expect, test } from 'vitest';
import { clocks } from '../../src/incident/clocks.ts';
import { sendHelpStep } from '../../src/incident/current-step.ts';
import { findStep } from '../../src/incident/scene.ts';
import { toldAlready } from '../../src/incident/told-already.ts';
import type { RoleId } from '../../src/procedure/ids.ts';
import type { Call } from '../support/a-call.ts';
import { atMinute, call, UNKNOWN } from '../support/a-call.ts';
import { act, aProcedure, ask, notify } from '../support/a-procedure.ts';

const gas = aProcedure('gas', {
  steps: [notify('fire-119', { within: [1, 'opened'], sendsHelp: true }), act('valve')],
});
const fire = aProcedure('fire', {
  steps: [
    notify('fire-119', { within: [3, 'opened'], sendsHelp: true }),
    notify('ambulance', { sendsHelp: true }),
    act('arrive', { within: [10, 'fire-119'] }),
  ],
});

const told = (story: Call, step: string) => {
  const placed = findStep(story.scene, story.key(step));
  return placed && toldAlready(story.scene, placed);
};

describe('a party reached for one procedure', () => {
  const story = () => call(gas, fire).at(0.5).tell('fire-119').at(5).handOff('fire');

  test('is known to have been told when another asks for it', () => {
    expect(told(story(), 'fire/fire-119')).toMatchObject({ at: atMinute(0.5), party: '值班电话' });
  });

  test('is not skipped: the step waits', () => {
    expect(story().next).toBe('fire-119');
    expect(story().standing('open')).toContain('fire/fire-119');
  });

  test('was told in time, so nobody is late and no clock runs', () => {
    const late = story();
    expect(late.clocks).toEqual([]);
    expect(late.tick(6).added).toEqual([]);
  });

  test('counts for the step on one order, from the time it was reached', () => {
    const counted = story().countTold('fire/fire-119');
    counted.expectAdded({
      type: 'counted',
      step: counted.key('fire/fire-119'),
      role: 'fire-119' as never,
      by: counted.key('fire-119'),
      party: '值班电话',
      reached: atMinute(0.5),
    });
    expect(counted.standing('done')).toContain('fire/fire-119');
    expect(clocks(counted.scene).map(({ key, due }) => [key, due])).toEqual([['fire/arrive', 10.5 * 60_000]]);
  });

  test('counts no more when that is taken back', () => {
    const back = story().countTold('fire/fire-119');
    back.order({ type: 'withdraw', step: back.key('fire/fire-119') });
    expect(back.standing('open')).toContain('fire/fire-119');
    expect(back.standing('done')).toContain('fire-119');
  });

  test('gives way to those who know nothing yet when help is to be sent', () => {
    expect(sendHelpStep(story().scene)?.key).toBe('fire/ambulance');
    expect(sendHelpStep(story().tell('fire/ambulance').scene)?.key).toBe('fire/fire-119');
  });
});

describe('a party', () => {
  test('that was reached too late is late for both', () => {
    const story = call(gas, fire).at(0.5).handOff('fire').at(4).tell('fire-119');
    expect([...story.incident.late.keys()]).toEqual([story.key('fire-119'), story.key('fire/fire-119')]);
    expect(story.clocks).toEqual(['fire-119 -0.5']);
  });

  test('that was tried in vain was not told', () => {
    const story = call(gas, fire).tell('fire-119', 'busy').handOff('fire');
    expect(told(story, 'fire/fire-119')).toBeUndefined();
    story.countTold('fire/fire-119').expectRefused('not-told-yet');
  });

  test('that one procedure asks for twice is to be told twice', () => {
    const twice = aProcedure('twice', { steps: [notify('lead', { within: [1, 'opened'] }), act('look')] });
    const story = call(twice).tell('lead');
    expect(told(story, 'lead')).toBeUndefined();
    story.countTold('lead').expectRefused('already-answered');
    story.countTold('look').expectRefused('wrong-kind-of-step');
  });
});

/** Two branches that want one party told at once, a further report, and a call for where help stays. */
const threat = (() => {
  const plan = aProcedure('threat', {
    fields: { live: 'yes-no', arrived: 'moment' },
    steps: [
      ask('live'),
      notify('hidden', { when: 'live', within: [1, 'opened'], sendsHelp: true }),
      notify('open', { when: '!live', within: [1, 'opened'], sendsHelp: true }),
      notify('again', { when: 'minutes_since(opened) >= 30', within: [30, 'opened'] }),
      notify('update'),
    ],
  });
  const police = 'police' as RoleId;
  return {
    ...plan,
    steps: plan.steps.map((step) => (step.notify === undefined ? step : { ...step, notify: police })),
  };
})();

const ring = (story: Call, outcome: 'reached' | 'busy' = 'reached'): Call =>
  story.order({ type: 'ring', role: 'police' as RoleId, party: '值班电话', outcome });

describe('one errand of two branches of a procedure', () => {
  test('is done for both by one call: no clock, nobody late, the step waits', () => {
    const story = call(threat).answer('live', UNKNOWN).at(0.5).tell('hidden');
    expect(story.next).toBe('open');
    expect(story.clocks).toEqual([]);
    expect(told(story, 'open')).toMatchObject({ at: atMinute(0.5), step: 'threat/hidden' });
    story.tick(5).answer('live', false);
    expect([...story.incident.late]).toEqual([]);
    story.countTold('open');
    expect(story.standing('done')).toContain('open');
  });

  test('is done for the other branch too when it was done late', () => {
    const story = call(threat).answer('live', UNKNOWN).at(2).tell('open');
    expect(story.clocks).toEqual([]);
    expect(story.tick(4).types).toEqual([]);
  });

  test('is no reason to leave out a further report or a second call', () => {
    const story = call(threat).answer('live', true).at(0.5).tell('hidden').at(31);
    expect(told(story, 'update')).toBeUndefined();
    expect(told(story, 'again')).toBeUndefined();
    expect(story.tick(31).types).toContain('late');
  });
});

describe('a party rung from the contacts', () => {
  test('is told: no clock, nobody late, the step waits and can be taken as done', () => {
    const story = ring(call(threat).answer('live', true).at(0.5));
    expect(story.next).toBe('hidden');
    expect(told(story, 'hidden')).toMatchObject({ at: atMinute(0.5), party: '值班电话' });
    expect(story.clocks).toEqual([]);
    expect(story.tick(3).types).toEqual([]);
    story.countTold('hidden');
    expect(story.added).toMatchObject([{ type: 'counted', step: 'threat/hidden', reached: atMinute(0.5) }]);
    expect(story.added[0]).not.toHaveProperty('by');
  });

  test('in vain was not told', () => {
    const story = ring(call(threat).answer('live', true), 'busy');
    expect(told(story, 'hidden')).toBeUndefined();
    expect(story.tick(2).types).toEqual(['late']);
  });

  test('once is not asked where help stays', () => {
    const story = ring(call(threat).answer('live', true).at(0.5)).tick(31);
    expect(story.clocks).toEqual(['again -1']);
  });
});
