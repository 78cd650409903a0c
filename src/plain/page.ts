import { breakLines } from '../layout/break-lines.ts';
import { cleanForScreen } from '../layout/clean-for-screen.ts';
import { width } from '../layout/width.ts';
import { PAGE, row } from '../report/text-block.ts';

const INDENT = 4;
const LABEL = 6;

/** Numbered choices on one line where they fit, else one a line. */
export const choices = (texts: readonly string[]): readonly string[] => {
  const line = texts.join('  ');
  return width(line) <= PAGE - INDENT ? block(line) : texts.flatMap(block);
};

/** Choices with the numbers that they are taken by. */
export const numbered = (texts: readonly string[]): readonly string[] =>
  texts.map((text, place) => `${place + 1} ${text}`);

/** A text of its own, its further lines a little to the right. */
export const block = (text: string): readonly string[] => (text === '' ? [] : hanging(text, INDENT, 2, PAGE));

/** Any line as it is printed: harmless, and where it is longer than a page is wide, under its own beginning. */
export const onPage = (line: string, cells: number = PAGE): readonly string[] => {
  const text = cleanForScreen(line);
  const indent = text.search(/\S|$/u);
  return hanging(text.slice(indent), indent, indent === 0 ? 0 : 2, cells);
};

const hanging = (text: string, indent: number, more: number, cells: number): readonly string[] =>
  breakLines(text, cells - indent, { rest: more }).map(
    (line, place) => `${' '.repeat(place === 0 ? indent : indent + more)}${line}`,
  );

/** Texts under each other beside what they are: `    说      “…”`. */
export const labelled = (label: string, texts: readonly string[]): readonly string[] =>
  texts.length === 0 ? [] : row(label, texts, LABEL, INDENT);
