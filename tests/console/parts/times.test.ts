import { expect, it } from 'vitest';
import { dueTime } from '../../../src/console/parts/clock-text.ts';

it('tells when a clock is due at the place of the incident', () => {
  expect(dueTime('2026-11-21T23:58:30.500+08:00', 120_000)).toBe('00:00:30');
  expect(dueTime('2026-11-21T22:15:07.000-05:30', 0)).toBe('22:15:07');
});
