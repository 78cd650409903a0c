import { describe, expect, test } from 'vitest';
import { callTime, isoTime, systemClock } from '../../src/session/clock.ts';
import { OPENED_AT } from '../support/a-call.ts';
import { manualClock } from '../support/manual-clock.ts';

describe('the time of a call', () => {
  test('counts from where it was left, whatever the wall clock does', () => {
    const clock = manualClock();
    const time = callTime(clock, 60_000);
    clock.pass(2);
    clock.setWall(-500);
    expect(time.now().elapsed).toBe(180_000);
  });

  test('notices a wall clock that was moved, once, either way', () => {
    const clock = manualClock();
    const time = callTime(clock, 0);
    clock.pass(30);
    expect(time.jumped()).toBe(0);
    clock.setWall(60);
    expect(time.jumped()).toBe(3_600_000);
    expect(time.jumped()).toBe(0);
    clock.setWall(-1);
    expect(time.jumped()).toBe(-60_000);
  });

  test('lets the clocks wander a little', () => {
    const clock = manualClock();
    const time = callTime(clock, 0);
    clock.setWall(1.9 / 60);
    expect(time.jumped()).toBe(0);
  });
});

describe('wall time', () => {
  test.each([
    [480, '2026-11-21T22:15:00.000+08:00'],
    [0, '2026-11-21T14:15:00.000+00:00'],
    [-210, '2026-11-21T10:45:00.000-03:30'],
  ])('carries the offset of the place (%i minutes)', (offset, text) => {
    expect(isoTime(OPENED_AT, offset)).toBe(text);
  });
});

describe('the machine’s clock', () => {
  test('goes forward, and knows the offset of the place', () => {
    const clock = systemClock();
    const first = clock.steady();
    expect(clock.steady()).toBeGreaterThanOrEqual(first);
    expect(Math.abs(clock.wall() - Date.now())).toBeLessThan(10_000);
    expect(clock.offset(OPENED_AT)).toBe(-new Date(OPENED_AT).getTimezoneOffset());
  });
});
