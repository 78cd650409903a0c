import { expect, it } from 'vitest';
import type { RoleId } from '../../src/procedure/ids.ts';
import { untoldWords } from '../../src/report/untold-words.ts';

it('names every party in one sentence, and says nothing where all were told', () => {
  const roles = { 'fire-119': { title: { zh: '消防救援 119', en: 'Fire 119' } } };
  const parties = ['fire-119', 'repair'] as RoleId[];
  expect(untoldWords(parties, 'zh', roles)).toBe('还没通知：消防救援 119、repair。');
  expect(untoldWords(parties, 'en', roles)).toBe('Not told yet: Fire 119, repair.');
  expect(untoldWords([], 'zh', roles)).toBeUndefined();
});
