import { breakLines } from '../layout/break-lines.ts';
import { cleanForScreen } from '../layout/clean-for-screen.ts';
import { blanks, padEnd } from '../layout/pad.ts';
import { width } from '../layout/width.ts';

/** A page of plain text: cells a line, so that it prints and mails as it stands. */
export const PAGE = 80;

/** Text broken into lines behind an indent. */
export const paragraph = (text: string, indent: number, page: number = PAGE): readonly string[] =>
  breakLines(cleanForScreen(text), page - indent).map((line) => `${blanks(indent)}${line}`.trimEnd());

/**
 * A label and what belongs to it, which hangs behind a column of `cells` cells. A label that is wider stands on its own
 * line.
 */
export const row = (
  label: string,
  values: readonly string[],
  cells: number,
  indent: number = 2,
): readonly string[] => {
  const hanging = indent + cells + GAP;
  const name = cleanForScreen(label);
  const lines = values.flatMap((value) => paragraph(value, hanging));
  const [first = '', ...rest] = lines;
  if (width(name) > cells) return [...paragraph(name, indent), ...lines];
  return [`${blanks(indent)}${padEnd(name, cells)}${first.slice(indent + cells)}`.trimEnd(), ...rest];
};

const GAP = 2;

/** The column that a set of labels needs, up to a third of the page. */
export const columnOf = (labels: readonly string[], most: number = 26): number =>
  Math.min(most, Math.max(0, ...labels.map((label) => width(cleanForScreen(label)))));

/** A heading with a rule under it and a blank line before. */
export const heading = (text: string): readonly string[] => ['', text, '-'.repeat(PAGE)];

/** Two texts at the two ends of a line; on two lines where they do not fit. */
export const ends = (left: string, right: string): readonly string[] => {
  const [start, end] = [cleanForScreen(left), cleanForScreen(right)];
  const room = PAGE - width(start) - width(end);
  return room > 0 ? [`${start}${blanks(room)}${end}`] : [...paragraph(start, 0), ...paragraph(end, 0)];
};
