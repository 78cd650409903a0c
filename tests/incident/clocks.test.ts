import { describe, expect, test } from 'vitest';
import { atMinute, Call, call, UNKNOWN } from '../support/a-call.ts';
import { act, aProcedure, ask, notify, say } from '../support/a-procedure.ts';

describe('a deadline', () => {
  const fire = aProcedure('fire', {
    fields: { smoke: 'yes-no', since: 'moment' },
    steps: [
      ask('smoke'),
      notify('fire-119', { when: 'smoke', within: [2, 'opened'] }),
      notify('guard', { within: [{ setting: 'guard_minutes' }, 'opened'] }),
      act('evacuate', { when: 'smoke', within: [1, 'smoke'] }),
      act('check', { within: [5, 'since'] }),
      ask('since'),
      act('report', { within: [10, 'graded'] }),
    ],
    levels: ['minor', 'major'],
    rules: [['minor', 'smoke']],
    settings: ['guard_minutes'],
  });

  test('runs from its moment, the most urgent first', () => {
    const story = new Call([fire], { settings: { guard_minutes: 3 } });
    expect(story.clocks).toEqual(['fire-119 2', 'guard 3']);
    expect(story.tick(2.5).clocks).toEqual(['fire-119 -0.5', 'guard 0.5']);
  });

  test('gives no clock where the site has no such setting', () => {
    expect(call(fire).clocks).toEqual(['fire-119 2']);
    expect(new Call([fire], { settings: { guard_minutes: '三' } }).clocks).toEqual(['fire-119 2']);
  });

  test('starts with the answer, the moment or the grade that it counts from', () => {
    const story = call(fire).at(4).answer('smoke', true);
    expect(story.clocks).toEqual(['fire-119 -2', 'evacuate 1', 'report 10']);
    story.answer('since', atMinute(-2).wall);
    expect(story.clocks).toContain('check -1');
  });

  test('does not start with a moment that nobody knows or can read', () => {
    expect(call(fire).answer('since', UNKNOWN).clocks).toEqual(['fire-119 2']);
    expect(call(fire).answer('since', '十点左右').clocks).toEqual(['fire-119 2']);
    expect(call(fire).answer('since', '10').clocks).toEqual(['fire-119 2']);
  });

  test('starts anew with another answer, and is as before when that is taken back', () => {
    const story = call(fire).answer('smoke', true).at(3).correct('smoke', false).at(4);
    expect(story.clocks).toEqual([]);
    expect(story.correct('smoke', true).clocks).toContain('evacuate -3');
  });

  test('is cleared by its step, and by skipping it', () => {
    const story = call(fire).answer('smoke', true).tell('fire-119').skip('evacuate');
    expect(story.clocks).toEqual(['report 10']);
  });

  test('is late once, when it passed', () => {
    const story = call(fire).answer('smoke', true);
    expect(story.tick(1).added).toEqual([]);
    expect(story.tick(1.5).added).toEqual([{ type: 'late', at: atMinute(1.5), step: story.key('evacuate') }]);
    expect(story.tick(1.6).added).toEqual([]);
    expect(story.tick(3).added).toMatchObject([{ type: 'late', step: 'fire/fire-119' }]);
  });

  test('is late also when the step itself comes first to tell that time has passed', () => {
    const story = call(fire).answer('smoke', true).at(5).do('evacuate');
    expect(story.types).toEqual(['late', 'late', 'done']);
  });

  test('is not late while it may not have to be done', () => {
    const story = call(fire).tick(3);
    expect(story.clocks).toEqual(['fire-119 -1']);
    expect(story.added).toEqual([]);
    expect(story.answer('smoke', true).types).toContain('late');
  });

  test('of another step that was skipped does not run', () => {
    const chain = aProcedure('chain', {
      steps: [act('first'), act('second', { within: [1, 'first'] })],
    });
    expect(call(chain).do('first').clocks).toEqual(['second 1']);
    expect(call(chain).skip('first').clocks).toEqual([]);
  });

  test('of a question counts from wherever its answer was given', () => {
    const first = aProcedure('first', { fields: { smoke: 'yes-no' }, steps: [ask('smoke')] });
    const second = aProcedure('second', {
      fields: { smoke: 'yes-no' },
      steps: [ask('smoke', { id: 'smoke-again' }), act('leave', { within: [5, 'smoke-again'] })],
    });
    expect(call(first, second).at(1).answer('smoke', true).at(2).handOff('second').clocks).toEqual([
      'leave 4',
    ]);
  });

  test('of the opening counts from entering its procedure, conditions from the incident', () => {
    const first = aProcedure('first', { steps: [act('look', { within: [1, 'opened'] })] });
    const later = aProcedure('later', {
      steps: [
        act('leave', { within: [2, 'opened'] }),
        act('ask-again', { when: 'minutes_since(opened) >= 10' }),
        act('report', { within: [3, 'leave'] }),
      ],
    });
    const story = call(first, later).do('look').at(9).handOff('later');
    expect(story.types).toEqual(['handed-off']);
    expect(story.clocks).toEqual(['leave 2']);
    expect(story.standing('open')).not.toContain('later/ask-again');
    expect(story.tick(10).standing('open')).toContain('later/ask-again');
    expect(story.tick(11.5).types).toEqual(['late']);
    expect(story.at(12).do('later/leave').clocks).toEqual(['report 3']);
  });

  test('of a procedure that was turned back to still counts from the first time', () => {
    const first = aProcedure('first', { steps: [act('look', { within: [5, 'opened'] })] });
    const later = aProcedure('later', { steps: [act('leave')] });
    const story = call(first, later).at(1).handOff('later').at(2);
    expect(story.order({ type: 'turn-to', procedure: first.id }).clocks).toEqual(['look 3']);
  });

  test('is gone when the call is closed', () => {
    expect(call(fire).answer('smoke', true).close().clocks).toEqual([]);
  });
});

describe('a reminder', () => {
  const lift = aProcedure('lift', {
    fields: { released: 'moment', outside: 'yes-no' },
    steps: [
      ask('outside'),
      say('calm', { when: '!outside', every: [5, 'released'] }),
      ask('released'),
      act('lock', { every: [{ setting: 'unknown_minutes' }, 'released'] }),
    ],
    settings: ['unknown_minutes'],
  });

  test('comes once the step was done, until its end', () => {
    const story = call(lift);
    expect(story.clocks).toEqual([]);
    expect(story.at(1).do('calm').clocks).toEqual(['calm 5']);
    expect(story.tick(8).clocks).toEqual(['calm -2']);
    expect(story.answer('released', atMinute(8).wall).clocks).toEqual([]);
  });

  test('goes on where the words for its end are no time', () => {
    const story = call(lift).do('calm').answer('released', '还没到');
    expect(story.clocks).toEqual(['calm 5']);
    expect(story.standing('done')).toContain('released');
    expect(story.correct('released', atMinute(0).wall).clocks).toEqual([]);
  });

  test('starts again when the act was repeated', () => {
    const story = call(lift).do('calm').at(6).repeat('calm');
    expect(story.added).toEqual([{ type: 'repeated', at: atMinute(6), step: story.key('calm') }]);
    expect(story.clocks).toEqual(['calm 5']);
  });

  test('starts again when the act was taken back and done once more', () => {
    expect(call(lift).do('calm').at(2).repeat('calm').skip('calm').at(3).do('calm').clocks).toEqual([
      'calm 5',
    ]);
  });

  test('does not come for an act that was skipped', () => {
    const story = call(lift).skip('calm');
    expect(story.clocks).toEqual([]);
    story.repeat('calm').expectRefused('no-reminder');
  });

  test('goes on while its end is not known', () => {
    expect(call(lift).do('calm').answer('released', UNKNOWN).clocks).toEqual(['calm 5']);
  });

  test('rests while its step does not apply', () => {
    const story = call(lift).do('calm').answer('outside', true);
    expect(story.clocks).toEqual([]);
    story.repeat('calm').expectRefused('no-reminder');
    expect(story.correct('outside', false).clocks).toEqual(['calm 5']);
  });

  test('is refused where there is none', () => {
    call(lift).repeat('calm').expectRefused('no-reminder');
    call(lift).repeat('released').expectRefused('no-reminder');
  });

  test('without a length is no clock', () => {
    expect(call(lift).do('lock').clocks).toEqual([]);
  });
});

describe('moments', () => {
  const all = aProcedure('all', {
    fields: { seen: 'moment' },
    steps: [
      ask('seen'),
      act('after-ten', { when: 'minutes_since(opened) >= 10' }),
      act('after-seen', { when: 'known(seen) && minutes_since(seen) >= 10' }),
      act('after-grade', { when: 'minutes_since(graded) >= 10' }),
    ],
    levels: ['minor', 'major'],
    rules: [['minor', 'known(seen)']],
  });

  test('that have not come leave steps open, those that have come settle them', () => {
    const story = call(all);
    expect(story.standing('gone')).toEqual(['after-ten', 'after-seen']);
    expect(story.next).toBe('seen');
    story.answer('seen', atMinute(0).wall).tick(10);
    expect(story.standing('open')).toEqual(['after-ten', 'after-seen', 'after-grade']);
  });

  test('told for later have not come yet', () => {
    const story = call(all).answer('seen', atMinute(30).wall);
    expect(story.standing('open')).toContain('after-seen');
  });

  test('of the grade count from when the level that counts was reached', () => {
    const story = call(all).answer('seen', atMinute(0).wall).at(5).override('major').tick(11);
    expect(story.standing('open')).not.toContain('after-grade');
    expect(story.tick(15).standing('open')).toContain('after-grade');
  });
});
