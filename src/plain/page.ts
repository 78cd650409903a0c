import { breakLines } from '../layout/break-lines.ts';
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
export const block = (text: string): readonly string[] =>
  text === ''
    ? []
    : breakLines(text, PAGE - INDENT, { rest: 2 }).map(
        (line, place) => `${' '.repeat(place === 0 ? INDENT : INDENT + 2)}${line}`,
      );

/** Texts under each other beside what they are: `    说      “…”`. */
export const labelled = (label: string, texts: readonly string[]): readonly string[] =>
  texts.length === 0 ? [] : row(label, texts, LABEL, INDENT);
