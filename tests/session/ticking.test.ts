import { expect, test } from 'vitest';
import { ticking } from '../../src/session/ticking.ts';

const field = {
  options: [
    { id: 'child', label: { zh: '小孩' } },
    { id: 'ill', label: { zh: '病人' } },
    { id: 'none', label: { zh: '都没有' }, alone: true },
  ],
} as const;

const struck = (...keys: readonly string[]): readonly string[] =>
  keys.reduce<readonly string[]>((ticked, key) => ticking(field, ticked, key), []);

test('what is struck is ticked, and struck again it is not', () => {
  expect(struck('child', 'ill')).toEqual(['child', 'ill']);
  expect(struck('child', 'ill', 'child')).toEqual(['ill']);
});

test('one that stands alone drives the others out, and they it', () => {
  expect(struck('child', 'ill', 'none')).toEqual(['none']);
  expect(struck('none', 'child')).toEqual(['child']);
  expect(struck('none', 'none')).toEqual([]);
});
