import { join } from 'node:path';
import { sideWidth } from '../../src/console/call/side.ts';
import { graphemes } from '../../src/layout/graphemes.ts';
import { width } from '../../src/layout/width.ts';
import { readContent } from '../../src/procedure/compiled-content.ts';
import { openBytes } from '../../src/procedure/file-bytes.ts';
import type { Procedure, Step } from '../../src/procedure/procedure.ts';
import { wholeOf } from '../../src/procedure/procedures.ts';
import type { Language } from '../../src/procedure/text.ts';

const content = readContent(openBytes(join(import.meta.dirname, '../../dist/content.jsonl')));

/** What the built program ships with; its words may change, so tests take them from here. */
export const shipped: readonly Procedure[] = wholeOf(content.procedures);

export const procedureNamed = (id: string): Procedure => {
  const found = shipped.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no procedure ${id} is shipped`);
  return found;
};

export const stepNamed = (procedure: string, id: string): Step => {
  const found = procedureNamed(procedure).steps.find((one) => one.id === id);
  if (found === undefined) throw new Error(`${procedure} has no step ${id}`);
  return found;
};

/** Every line of a step that an operator has to be able to read. */
export const wordsOf = (step: Step, language: Language): readonly string[] =>
  [step.say, step.do, step.question, step.why, step.done].flatMap((text) =>
    text === undefined ? [] : (text[language] ?? text.zh).split('\n').filter((line) => line.trim() !== ''),
  );

/** Without blanks and line ends, since a text may be broken anywhere. */
export const run = (text: string): string => text.replace(/\s+/g, '');

const bare = (text: string): string => run(text).replace(/[“”"]/g, '');

/**
 * What stands on screens, in pieces: labels, digits and texts stand apart by two blanks at least; only in a low window a
 * choice stands right behind its digit.
 */
export const piecesOf = (screens: string): ReadonlySet<string> =>
  new Set(
    screens
      .split(/\n|\s{2,}/)
      .flatMap((piece) => [piece, piece.replace(/^>?\d /u, '').replace(/ (?:Enter|→ .*)$/u, '')])
      .map(bare)
      .filter((piece) => piece !== ''),
  );

/** Whether a text can be put together from pieces that were on the screen; a page may end in the middle of it. */
export const isRead = (text: string, pieces: ReadonlySet<string>): boolean => {
  const wanted = bare(text);
  const reached = new Set([0]);
  for (const at of reached)
    for (const piece of pieces) if (wanted.startsWith(piece, at)) reached.add(at + piece.length);
  return reached.has(wanted.length);
};

/** Where a step needs the whole width, the panel is folded into a line that says so. */
const FOLDED = /(?:已记录 \d+ 项|\d+ recorded) Ctrl\+F/u;

/** The part of a screen of the call where the step stands, without the panel beside it. */
export const mainColumn = (screen: string, columns: number): string => {
  const side = sideWidth(columns);
  if (side === 0 || FOLDED.test(screen)) return screen;
  const cells = columns - side - 3;
  return screen
    .split('\n')
    .map((line) => {
      let used = 0;
      let kept = '';
      for (const one of graphemes(line)) {
        used += width(one);
        if (used > cells) break;
        kept += one;
      }
      return kept;
    })
    .join('\n');
};
