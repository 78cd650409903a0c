import { describe, expect, it } from 'vitest';
import { width } from '../../src/layout/width.ts';
import type { Language } from '../../src/procedure/text.ts';
import { rig } from './support/desk.ts';
import { expectGolden } from './support/golden.ts';
import { gasLike } from './support/procedure.ts';
import { canBeRead, linesToRead, mainColumn, pages } from './support/reading.ts';

const sizes = [
  { columns: 60, rows: 18 },
  { columns: 80, rows: 24 },
  { columns: 100, rows: 30 },
  { columns: 140, rows: 45 },
] as const;
const languages: readonly Language[] = ['zh', 'en'];

/** Keys that lead through the sample procedure, and the step that each begins at. */
const walk: readonly { readonly step: string; readonly keys: readonly string[] }[] = [
  { step: 'out', keys: ['<enter>'] },
  { step: 'ask-inside', keys: ['3'] },
  { step: 'repair', keys: ['1'] },
  { step: 'ask-caller', keys: ['张先生', '<enter>'] },
  { step: 'ask-phone', keys: ['13800138000', '<enter>'] },
  { step: 'ask-address', keys: ['滨江路 18 号 2-301', '<enter>'] },
  { step: 'ask-smell', keys: ['1', '3', '<enter>'] },
  { step: 'ask-people', keys: ['3', '<enter>'] },
  { step: 'ask-dizzy', keys: ['1'] },
  { step: 'hand-off', keys: ['2'] },
  { step: 'ask-noticed', keys: ['<enter>'] },
  { step: 'ask-words', keys: ['喂，我家里有味道', '<enter>'] },
  { step: 'ask-valves', keys: ['1'] },
  { step: 'valves-flat', keys: ['三号楼二单元', '<enter>'] },
  { step: 'valves-shut', keys: ['2'] },
  { step: 'valves-more', keys: ['2'] },
  { step: 'ask-where', keys: ['9', '2'] },
  { step: 'valve', keys: ['<enter>'] },
  { step: 'finished', keys: [] },
];

/** Lines that no typesetter lets stand: begun with what belongs to the line before. */
const badStart = /^\s*[。，、；：？！”）】》…]/u;

describe.each(languages)('every step in %s', (language) => {
  describe.each(sizes)('at $columns×$rows', ({ columns, rows }) => {
    const at = rig({ columns, rows, language });
    const album: string[] = [];
    it.each(walk)('$step can be read to its last word', ({ step, keys }) => {
      const shown = pages(at);
      const main = mainColumn(shown, columns);
      const found = gasLike.steps.find(({ id }) => id === step);
      for (const line of found ? linesToRead(gasLike, found, language) : [])
        expect(canBeRead(line, main), line).toBe(true);
      for (const screen of shown) {
        const lines = screen.split('\n');
        expect(lines.length).toBeLessThanOrEqual(rows - 1);
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
        for (const line of lines) expect(line).not.toMatch(badStart);
        expect(screen).toMatch(language === 'zh' ? /已存/ : /saved/);
      }
      at.press('<home>');
      album.push(`== ${step}`, shown[0] ?? '');
      at.press(...keys);
    });
    it('looks as it was found good', () => {
      expectGolden(`walk-${language}-${columns}x${rows}`, album.join('\n'));
    });
  });
});
