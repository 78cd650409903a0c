import { describe, expect, test } from 'vitest';
import type { Heard } from '../../src/incident/alarms.ts';
import { alarms, heard } from '../../src/incident/alarms.ts';
import { clocks } from '../../src/incident/clocks.ts';
import type { Call } from '../support/a-call.ts';
import { call } from '../support/a-call.ts';
import { act, aProcedure, ask, notify, say } from '../support/a-procedure.ts';

const lift = aProcedure('lift', {
  fields: { released: 'moment', stuck: 'yes-no' },
  steps: [
    notify('repair', { within: [2, 'opened'] }),
    ask('stuck'),
    notify('fire-119', { when: 'stuck', within: [1, 'opened'] }),
    say('calm', { every: [5, 'released'] }),
    ask('released'),
  ],
});

/** Looks once, as the console does every second; keeps what rang. */
const listener = (story: Call, first: Heard = new Set()): (() => readonly string[]) => {
  let known = first;
  return () => {
    const now = alarms(clocks(story.scene), known);
    known = now.heard;
    return now.ring.map(({ step }) => step.id);
  };
};

describe('a bell', () => {
  test('comes when a deadline passes, and not a second time', () => {
    const story = call(lift);
    const rings = listener(story);
    expect(rings()).toEqual([]);
    story.answer('stuck', false).tick(2);
    expect(rings()).toEqual([]);
    story.tick(2.01);
    expect(rings()).toEqual(['repair']);
    story.tick(30);
    expect(rings()).toEqual([]);
  });

  test('comes at once for a clock that starts late', () => {
    const story = call(lift).at(1.5);
    const rings = listener(story);
    expect(rings()).toEqual(['fire-119']);
    const other = aProcedure('other', {
      steps: [ask('stuck'), act('leave', { within: [1, 'stuck'] })],
      fields: { stuck: 'yes-no' },
    });
    const late = call(lift, other).tell('repair').answer('stuck', false).at(3);
    const hears = listener(late, heard(clocks(late.scene)));
    late.handOff('other');
    expect(hears()).toEqual(['leave']);
  });

  test('does not come again when the same time comes back', () => {
    const story = call(lift).tell('repair').answer('stuck', true).at(2);
    const rings = listener(story);
    expect(rings()).toEqual(['fire-119']);
    story.correct('stuck', false);
    expect(rings()).toEqual([]);
    story.correct('stuck', true);
    expect(rings()).toEqual([]);
  });

  test('comes each time that a reminder falls due', () => {
    const story = call(lift).tell('repair').answer('stuck', false).do('calm');
    const rings = listener(story);
    story.tick(5.1);
    expect(rings()).toEqual(['calm']);
    expect(rings()).toEqual([]);
    story.repeat('calm').tick(10);
    expect(rings()).toEqual([]);
    story.tick(10.2);
    expect(rings()).toEqual(['calm']);
  });

  test('does not come for what was late before the call was taken in hand again', () => {
    const story = call(lift).answer('stuck', false).do('calm').tick(3);
    const rings = listener(story, heard(clocks(story.scene)));
    expect(rings()).toEqual([]);
    story.tick(6);
    expect(rings()).toEqual(['calm']);
  });
});
