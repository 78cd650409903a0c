import { describe, expect, it } from 'vitest';
import { keys, type Mode } from '../../src/console/keys.ts';
import { inLanguage } from '../../src/procedure/text.ts';
import { type Rig, rig } from './support/desk.ts';
import { canBeRead, pages } from './support/reading.ts';

const sizes = [
  [60, 18],
  [80, 24],
  [140, 45],
] as const;

/** Where help can be asked for, and the way there. */
const places: readonly (readonly [
  Mode,
  (at: { columns: number; rows: number; language: 'zh' | 'en' }) => Rig,
])[] = [
  ['call', (at) => rig(at)],
  [
    'text',
    (at) => {
      const desk = rig(at);
      desk.press('<enter>', '1', '1');
      return desk;
    },
  ],
  ['home', (at) => rig({ ...at, home: true })],
  [
    'end',
    (at) => {
      const desk = rig(at);
      desk.press('<escape>', '8', '2', '<enter>');
      return desk;
    },
  ],
];

describe.each(sizes)('help at %d×%d', (columns, rows) => {
  describe.each(['zh', 'en'] as const)('in %s', (language) => {
    it.each(places)(
      'asked for in the mode %s shows its keys on the first page, and all others below',
      (mode, opened) => {
        const at = opened({ columns, rows, language });
        const top = at.press('?');
        // In the lowest window the last of them may stand on the second page.
        const first = rows < 20 ? `${top}\n${at.press('<page-down>')}` : top;
        const own = keys.filter(({ modes }) => modes.includes(mode));
        for (const { cap, words } of own)
          expect(first, cap).toMatch(
            new RegExp(`${cap.replace(/[+?]/gu, '\\$&')} +${inLanguage(words, language)}`, 'u'),
          );
        const all = [first, ...pages(at)];
        for (const { words, more } of keys) {
          expect(all.join('\n')).toContain(inLanguage(words, language));
          if (more !== undefined) expect(canBeRead(inLanguage(more, language), all.join('\n'))).toBe(true);
        }
      },
    );
  });
});

it('help takes the whole width, and a few pages', () => {
  const at = rig();
  const first = at.press('?');
  expect(first).not.toMatch(/ {3}计时$/mu);
  expect(pages(at).length).toBeLessThanOrEqual(5);
});
