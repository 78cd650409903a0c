import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxLines } from '../../../src/console/edit/box-lines.ts';
import { boxOf, edited, emptyBox, insert, textOf } from '../../../src/console/edit/text-box.ts';
import type { KeyName } from '../../../src/console/input/stroke.ts';
import { width } from '../../../src/layout/width.ts';

const keys: readonly KeyName[] = [
  'left',
  'right',
  'home',
  'end',
  'backspace',
  'delete',
  'ctrl+u',
  'ctrl+k',
  'ctrl+w',
];
const step = fc.oneof(
  fc.constantFrom(...keys).map((key) => ({ kind: 'key', key }) as const),
  fc.string({ unit: 'grapheme', maxLength: 6 }).map((text) => ({ kind: 'text', text }) as const),
);

describe('a text box', () => {
  it('keeps its caret inside the text, and never tears a character', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const box = steps.reduce(
          (one, now) => (now.kind === 'key' ? (edited(one, now.key) ?? one) : insert(one, now.text)),
          emptyBox,
        );
        expect(box.caret).toBeGreaterThanOrEqual(0);
        expect(box.caret).toBeLessThanOrEqual(box.characters.length);
        expect(textOf(box).isWellFormed()).toBe(true);
      }),
    );
  });

  it('deletes back to a word’s start', () => {
    expect(textOf(edited(boxOf('滨江路 18 号 '), 'ctrl+w') ?? emptyBox)).toBe('滨江路 18 ');
  });

  it('takes no more than a book’s first pages', () => {
    expect(insert(emptyBox, 'a'.repeat(9000)).characters).toHaveLength(8000);
  });
});

describe('its lines', () => {
  it('hold the whole text within the width, the caret on one of them', () => {
    const text = fc.string({ unit: fc.constantFrom('张', 'a', '，', ' ', '\n', '１'), maxLength: 80 });
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 30 }), fc.nat(80), (written, cells, at) => {
        const box = { ...boxOf(written), caret: Math.min(at, boxOf(written).characters.length) };
        const { lines, caret } = boxLines(box, cells, (one) => one, 1);
        expect(lines.join('')).toBe(written.replaceAll('\n', ''));
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(cells);
        // Behind the last character of a full line it stands one cell further: callers leave that cell free.
        expect(caret.x).toBeLessThanOrEqual(cells);
        expect(caret.y).toBeLessThan(lines.length);
      }),
    );
  });
});
