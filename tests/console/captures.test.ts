import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { type Frame, plain, type Tone } from '../../src/console/frame.ts';
import { type Theme, type ThemeName, themeOf } from '../../src/console/theme.ts';
import { width } from '../../src/layout/width.ts';
import { type Sight, tour } from './support/tour.ts';

const folder = join(import.meta.dirname, '../golden/screens');
const sizes = [
  [60, 18],
  [80, 24],
  [100, 30],
  [140, 45],
] as const;
const themes = ['dark', 'light', 'high-contrast', 'no-colour', 'compatible'] as const;
const languages = ['zh', 'en'] as const;

/** One letter for each look: under a line of a screen it stands below the cells that have the look. */
const letters: { readonly [tone in Tone]: string } = {
  normal: ' ',
  strong: 'b',
  dim: '.',
  accent: 'a',
  danger: '!',
  drill: '#',
  struck: '~',
  picked: '^',
};

/** How a theme draws each look, with its escape codes in letters. */
const looksOf = (name: ThemeName): string => {
  const theme = themeOf(name);
  const rows = Object.entries(letters).flatMap(([tone, letter]) => {
    if (letter === ' ') return [];
    const painted = theme.paint({ text: letter, tone: tone as Tone });
    return [`  ${letter}  ${tone.padEnd(7)} ${JSON.stringify(painted).slice(1, -1)}`];
  });
  return [`theme ${name}`, ...rows, ''].join('\n');
};

const looksUnder = (line: Frame['lines'][number], { ambiguous }: Theme): string =>
  line
    .flatMap(({ text, tone }) =>
      [...text].map((one) =>
        (one === ' ' && tone !== 'drill' ? ' ' : letters[tone]).repeat(width(one, ambiguous)),
      ),
    )
    .join('')
    .trimEnd();

const captured = ({ name, frame }: Sight, theme: Theme, columns: number): string =>
  [
    `== ${name} ${'='.repeat(Math.max(0, columns - name.length - 4))}`,
    ...frame.lines.flatMap((line) => {
      const looks = looksUnder(line, theme);
      return looks === '' ? [plain(line)] : [plain(line), looks];
    }),
    '',
  ].join('\n');

describe.each(themes)('in the theme %s', (name) => {
  const theme = themeOf(name);
  it.each(sizes.flatMap(([columns, rows]) => languages.map((one) => [columns, rows, one] as const)))(
    'every screen stands as it was read and found good at %d×%d in %s',
    (columns, rows, language) => {
      const sights = tour({ columns, rows, language, theme: name });
      for (const sight of sights) {
        expect(sight.frame.lines.length, sight.name).toBeLessThanOrEqual(rows - 1);
        for (const line of sight.frame.lines) {
          const text = plain(line);
          expect(stringWidth(text), `${sight.name}: ${text}`).toBeLessThanOrEqual(columns);
          expect(width(text, theme.ambiguous), `${sight.name}: ${text}`).toBeLessThanOrEqual(columns);
          // Where the words of a line begin, in either column: no mark that belongs to what is before it.
          for (const start of text.split(/ {2,}/u))
            expect(start, sight.name).not.toMatch(/^[，。、；：？！”’）》」』】]/u);
        }
      }
      // Colours change nothing but colours: one capture holds for all themes that draw the same characters.
      const file = `${language}-${columns}x${rows}${name === 'compatible' ? '-compatible' : ''}`;
      expectCapture(file, sights.map((sight) => captured(sight, theme, columns)).join('\n'));
    },
  );
});

it('every screen fits every window from 60×18 to 200×60', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 60, max: 200 }),
      fc.integer({ min: 18, max: 60 }),
      fc.constantFrom(...languages),
      fc.constantFrom(...themes),
      (columns, rows, language, theme) => {
        const { ambiguous } = themeOf(theme);
        for (const { name, frame } of tour({ columns, rows, language, theme })) {
          expect(frame.lines.length, name).toBeLessThanOrEqual(rows - 1);
          for (const line of frame.lines)
            expect(width(plain(line), ambiguous), `${name}: ${plain(line)}`).toBeLessThanOrEqual(columns);
          const { caret } = frame;
          if (caret === undefined) continue;
          expect(caret.y, name).toBeLessThan(frame.lines.length);
          expect(caret.x, name).toBeLessThan(columns);
        }
      },
    ),
    { numRuns: 8, examples: [[200, 60, 'zh', 'dark']] },
  );
});

it('the looks of the five themes', () => {
  expectCapture('looks', themes.map(looksOf).join('\n'));
});

/** The screens of one file; `ZHIBAN_GOLDEN=write` writes them anew. */
const expectCapture = (name: string, text: string): void => {
  const path = join(folder, `${name}.txt`);
  if (process.env['ZHIBAN_GOLDEN'] === 'write') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  expect(existsSync(path), `${path} is missing: run with ZHIBAN_GOLDEN=write and read it`).toBe(true);
  expect(text).toBe(readFileSync(path, 'utf8'));
};
