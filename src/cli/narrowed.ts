import { breakLines } from '../layout/break-lines.ts';
import { width } from '../layout/width.ts';

/**
 * A text that was laid out for paper, in a narrower window: what a line goes on with stands below what it began with,
 * so that labels still stand alone at the left. Wide gaps and rules give way first.
 * @param columns cells of the window
 */
export const narrowed = (text: string, columns: number): string =>
  text
    .split('\n')
    .flatMap((line) => (width(line) <= columns ? [line] : narrowedLine(line, columns)))
    .join('\n');

const narrowedLine = (line: string, columns: number): readonly string[] => {
  if (/^([=-])\1+$/.test(line)) return [line.slice(0, columns)];
  const close = line.replace(/(\S\s{2})\s+/g, '$1');
  if (width(close) <= columns) return [close];
  const margin = /^\s*/.exec(line)?.[0] ?? '';
  const label = /^\s*\S+(?: \S+)*\s{2,}/.exec(line)?.[0] ?? margin;
  const head = width(label) <= columns / 2 ? label : margin;
  const cells = width(head);
  return breakLines(line.slice(head.length).replace(/(\S\s{2})\s+/g, '$1'), columns - cells).map(
    (part, index) => (index === 0 ? head : ' '.repeat(cells)) + part,
  );
};
