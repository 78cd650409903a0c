import { describe, expect, it } from 'vitest';
import { clockText, dueTime } from '../../../src/console/parts/clock-text.ts';
import { clocks } from '../../../src/incident/clocks.ts';
import type { Language } from '../../../src/procedure/text.ts';
import type { Call } from '../../support/a-call.ts';
import { call } from '../../support/a-call.ts';
import { act, aProcedure, ask, notify, say } from '../../support/a-procedure.ts';

const lift = aProcedure('lift', {
  fields: { released: 'moment' },
  steps: [
    notify('repair', { within: [2, 'opened'] }),
    say('calm', { every: [5, 'released'] }),
    act('look', { every: [5, 'released'] }),
    ask('released'),
  ],
});

const texts = (story: Call, step: string, language: Language): readonly string[] => {
  const clock = clocks(story.scene).find(({ step: { id } }) => id === step);
  if (clock === undefined) throw new Error(`no clock for ${step}`);
  return (['running', 'standing'] as const).map((how) => clockText({ language }, clock, how, story));
};

describe('a clock in words', () => {
  it('tells a deadline by what is left, then by how late it is', () => {
    expect(texts(call(lift).at(1), 'repair', 'zh')).toEqual(['剩 01:00', '限 22:17:00']);
    expect(texts(call(lift).at(4.5), 'repair', 'zh')).toEqual(['超 02:30', '限 22:17:00 已超时']);
    expect(texts(call(lift).at(4.5), 'repair', 'en')).toEqual(['late by 02:30', 'by 22:17:00, late']);
  });

  it('tells of a reminder that is due what is to be done again', () => {
    const story = call(lift).do('calm').do('look').at(5.5);
    expect(texts(story, 'calm', 'zh')).toEqual(['该再说了 超 00:30', '该再说了 22:20:00']);
    expect(texts(story, 'look', 'en')).toEqual(['do again, 00:30 late', 'do again, 22:20:00']);
    expect(texts(call(lift).do('calm').at(1), 'calm', 'zh')).toEqual(['剩 04:00', '下次 22:20:00']);
  });

  it('tells until when it was put off, beside the lateness that goes on', () => {
    const story = call(lift).at(3).snooze('repair', 5);
    expect(texts(story, 'repair', 'zh')).toEqual(['超 01:00 稍后 22:23', '限 22:17:00 已超时 稍后 22:23']);
    expect(texts(story.at(9), 'repair', 'zh')).toEqual(['超 07:00', '限 22:17:00 已超时']);
    const reminder = call(lift).do('calm').at(6).snooze('calm', 3);
    expect(texts(reminder, 'calm', 'en')).toEqual(['later 22:24', 'later 22:24']);
    expect(texts(reminder.at(9.5), 'calm', 'zh')[0]).toBe('该再说了 超 00:30');
  });
});

describe('the time of day', () => {
  it('is that of the place, over midnight too', () => {
    expect(dueTime('2026-11-21T22:15:07.000-05:30', 0)).toBe('22:15:07');
    expect(dueTime('2026-11-21T23:58:00.000+08:00', 300_000)).toBe('00:03:00');
    expect(dueTime('2026-11-21T23:58:00Z', 300_000)).toBe('00:03:00');
  });
});
