import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeOf } from '../../src/incident/moments.ts';
import { offsetOf, wallAt } from '../../src/incident/wall-time.ts';

test.each([
  ['2026-11-21T22:15:07.000+08:00', '+08:00'],
  ['2026-11-21T22:15-05:30', '-05:30'],
  ['2026-11-21T22:15:07Z', 'Z'],
  ['2026-11-21', 'Z'],
])('%s is at %s', (iso, offset) => {
  expect(offsetOf(iso)).toBe(offset);
});

test('a time reads back as itself, wherever its clock hung', () => {
  const offsets = fc.constantFrom('+08:00', '-05:30', '+00:00', 'Z', '+12:45');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), offsets, (time, offset) => {
      const iso = wallAt(time, offset);
      expect(iso && timeOf(iso)).toBe(time);
      expect(iso && offsetOf(iso)).toBe(offset);
    }),
  );
});

test('there is none beyond the calendar', () => {
  expect(wallAt(9e15, 'Z')).toBeUndefined();
});
