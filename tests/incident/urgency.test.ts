import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clocks } from '../../src/incident/clocks.ts';
import { byUrgency, wantedIn } from '../../src/incident/urgency.ts';
import { call } from '../support/a-call.ts';
import { act, aProcedure, ask, notify, say } from '../support/a-procedure.ts';

const many = aProcedure('many', {
  fields: { out: 'moment' },
  steps: [
    act('sign', { within: [2, 'opened'] }),
    act('lights', { within: [4, 'opened'] }),
    notify('crew', { within: [5, 'opened'], sendsHelp: true }),
    act('report', { within: [10, 'opened'] }),
    say('calm', { every: [3, 'out'] }),
    ask('out'),
  ],
});

describe('the order of clocks', () => {
  test('is by time, with help before others at about the same time', () => {
    expect(call(many).do('calm').clocks).toEqual(['sign 2', 'calm 3', 'crew 5', 'lights 4', 'report 10']);
  });

  test('has the late ones first, the longest late at the head', () => {
    const story = call(many).do('calm');
    expect(story.tick(3.5).clocks).toEqual([
      'sign -1.5',
      'calm -0.5',
      'crew 1.5',
      'lights 0.5',
      'report 6.5',
    ]);
    expect(story.tick(4.5).clocks.slice(0, 3)).toEqual(['sign -2.5', 'calm -1.5', 'lights -0.5']);
  });

  test('puts help that is late before what is late a little longer', () => {
    expect(call(many).do('sign').tick(5.5).clocks.slice(0, 2)).toEqual(['crew -0.5', 'lights -1.5']);
  });

  test('puts steps of a procedure that is about lives before those of one that is not', () => {
    const lives = {
      ...aProcedure('lives', { steps: [act('leave', { within: [4.5, 'opened'] })] }),
      life: true,
    };
    const story = call(many, lives).do('sign').tell('crew').handOff('lives');
    expect(story.clocks).toEqual(['leave 4.5', 'lights 4', 'report 10']);
  });

  test('is an order: any clocks come out the same however they were mixed', () => {
    const some = clocks(call(many).do('calm').scene);
    const anyClock = fc
      .record({ base: fc.constantFrom(...some), remaining: fc.integer({ min: -600_000, max: 600_000 }) })
      .map(({ base, remaining }) => ({ ...base, remaining, due: 600_000 + remaining }));
    fc.assert(
      fc.property(fc.array(anyClock, { maxLength: 8 }), (list) => {
        const sorted = list.toSorted(byUrgency);
        expect(list.toReversed().toSorted(byUrgency).map(wantedIn)).toEqual(sorted.map(wantedIn));
        const late = sorted.map((one) => wantedIn(one) < 0);
        expect(late).toEqual(late.toSorted((a, b) => Number(b) - Number(a)));
      }),
    );
  });
});

describe('one party that two procedures want told', () => {
  const first = aProcedure('first', { steps: [notify('fire-119', { within: [2, 'opened'] }), act('look')] });
  const second = aProcedure('second', { steps: [notify('fire-119', { within: [2.5, 'opened'] })] });
  const later = aProcedure('later', { steps: [notify('fire-119', { within: [30, 'opened'] })] });

  test('by about the same time is one clock, the earlier', () => {
    expect(call(first, second).handOff('second').clocks).toEqual(['fire-119 2']);
  });

  test('by the same time is the clock of the procedure that leads', () => {
    const same = aProcedure('same', { steps: [notify('fire-119', { within: [2, 'opened'] })] });
    const story = call(first, same).handOff('same');
    expect(clocks(story.scene).map(({ key }) => key)).toEqual(['same/fire-119']);
  });

  test('by quite another time keeps both', () => {
    expect(call(first, later).handOff('later').clocks).toEqual(['fire-119 2', 'fire-119 30']);
  });
});
