import { describe, expect, it } from 'vitest';
import { graphemes } from '../../src/layout/graphemes.ts';
import { width } from '../../src/layout/width.ts';
import type { Procedure, Step } from '../../src/procedure/procedure.ts';
import { inLanguage, type Language, type Text } from '../../src/procedure/text.ts';
import { type Rig, rig } from './support/desk.ts';
import { expectGolden } from './support/golden.ts';
import { gasLike } from './support/procedure.ts';

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

/** Every screen of a step, from its top to its end, as PgDn brings them. */
const pages = (at: Rig): readonly string[] => {
  const seen = [at.look()];
  for (let page = 0; page < 30; page += 1) {
    const next = at.press('<page-down>');
    if (next === seen.at(-1)) return seen;
    seen.push(next);
  }
  throw new Error('no end to the scrolling');
};

/** What the operator must be able to read in a step. */
const wordsOf = ({ fields }: Procedure, step: Step): readonly Text[] => {
  const field = step.ask === undefined ? undefined : fields[step.ask];
  const options = field !== undefined && (field.options ?? []).length <= 9 ? (field.options ?? []) : [];
  return [
    step.say,
    step.do,
    step.question ?? field?.label,
    field?.hint,
    step.why,
    step.done,
    ...options.map(({ label }) => label),
  ].filter((text) => text !== undefined);
};

const bare = (text: string): string => text.replace(/[\s“”]/gu, '');

/** Lines that no typesetter lets stand: begun with what belongs to the line before. */
const badStart = /^\s*[。，、；：？！”）】》…]/u;

describe.each(languages)('every step in %s', (language) => {
  describe.each(sizes)('at $columns×$rows', ({ columns, rows }) => {
    const at = rig({ columns, rows, language });
    const album: string[] = [];
    it.each(walk)('$step can be read to its last word', ({ step, keys }) => {
      const shown = pages(at);
      const panel = columns < 74 ? 0 : columns < 96 ? 27 : columns < 120 ? 35 : 49;
      const main = shown
        .map((screen) =>
          screen
            .split('\n')
            .map((line) => leftOf(line, columns - panel))
            .join('\n'),
        )
        .join('\n');
      const found = gasLike.steps.find(({ id }) => id === step);
      if (found !== undefined) {
        for (const text of wordsOf(gasLike, found))
          for (const line of inLanguage(text, language).split('\n'))
            expect(inOrder(bare(line), main), line).toBe(true);
      }
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

/** The first so many cells of a line. */
const leftOf = (line: string, cells: number): string => {
  let used = 0;
  let kept = '';
  for (const one of graphemes(line)) {
    used += width(one);
    if (used > cells) break;
    kept += one;
  }
  return kept;
};

/** Whether the characters stand in the text one after the other, line breaks and overlaps of pages between them. */
const inOrder = (wanted: string, text: string): boolean => {
  const all = bare(text);
  if (all.includes(wanted)) return true;
  // A paragraph may be torn by a page's end: its halves then stand on two pages, each whole.
  for (let cut = 1; cut < wanted.length; cut += 1) {
    if (all.includes(wanted.slice(0, cut)) && all.includes(wanted.slice(cut))) return true;
  }
  return false;
};
