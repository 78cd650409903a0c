import { breakLines } from '../../layout/break-lines.ts';
import { durationWords } from '../../report/time-words.ts';
import type { View } from '../../session/view.ts';
import type { Deed, Menu } from '../call/deed.ts';
import { entryLines } from '../call/entry-lines.ts';
import type { TextBox } from '../edit/text-box.ts';
import type { Line } from '../frame.ts';
import { span } from '../frame.ts';
import { keyOf, type Mode } from '../keys.ts';
import { hintLine } from '../parts/hint-line.ts';
import { menuLines, titleLines } from '../parts/menu-lines.ts';
import type { Drawn, Entry } from '../parts/sheet.ts';
import { sheetFrame } from '../parts/sheet.ts';
import { statusSentence, statusWord } from '../parts/status.ts';
import { timeOfDay } from '../parts/times.ts';
import type { Pen } from '../pen.ts';
import { ends, paragraph, piece, say, shown } from '../pen.ts';
import { helpLines } from './help.ts';

/** What lies over the summary. */
export type EndOver = 'export' | 'addendum' | 'help' | undefined;

/** Where the keys work that are pressed with that over it. */
export const endMode = (over: EndOver): Mode =>
  over === undefined ? 'end' : over === 'addendum' ? 'line' : 'list';

export interface EndPicture {
  readonly view: View;
  readonly over: EndOver;
  /** The choices of the moment, the first that of 1. */
  readonly labels: readonly string[];
  /** The addendum as far as it is written. */
  readonly box: TextBox;
  readonly scroll: number;
  /** One sentence of the console's own. */
  readonly word: string | undefined;
  readonly asks: string;
}

/** @param summary of the call, in lines of at most so many cells */
export const drawEnd = (pen: Pen, picture: EndPicture, summary: (columns: number) => string): Drawn => {
  const { words } = pen;
  const { view, over, labels, box, word } = picture;
  const cells = pen.columns - 1;
  const said =
    word === undefined ? [] : paragraph(pen, word, cells, 'accent', { first: [span('  > ')], indent: 4 });
  const entry: Entry =
    over === 'addendum'
      ? entryLines(pen, box, cells, words.note, [words.end.addendumPrompt])
      : { lines: [], caret: undefined };
  const status = statusSentence(pen, view);
  return sheetFrame(pen, {
    asks: picture.asks,
    drill: view.incident.kind === 'drill',
    header: headerLines(pen, view),
    top: status ? paragraph(pen, status.text, cells, status.tone, { indent: 2 }) : [],
    body:
      over === 'help'
        ? helpLines(pen, 'end', cells)
        : over === 'export'
          ? [
              ...titleLines(pen, words.end.exportTitle),
              ...menuLines(pen, exportMenu(pen, labels), cells, 0, undefined),
            ]
          : summaryLines(pen, summary(pen.columns)),
    entry: { lines: [...entry.lines, ...said], caret: entry.caret },
    foot: [
      ...(over === undefined ? choicesLines(pen, labels) : []),
      hintLine(pen, endMode(over), [statusWord(pen, view)]),
    ],
    scroll: picture.scroll,
  });
};

/** The summary comes laid out; it is broken again only where the window is narrower than paper, and rules are shortened. */
const summaryLines = (pen: Pen, summary: string): readonly Line[] => {
  const lines: Line[] = [];
  let ruled = false;
  for (const line of shown(pen, summary).split('\n')) {
    const isRule = /^[=─-]{2,}$/.test(line);
    if (isRule && ruled) continue;
    ruled = isRule;
    if (isRule) lines.push([span(line.slice(0, pen.columns), 'dim')]);
    else lines.push(...breakLines(line, pen.columns).map((part): Line => (part === '' ? [] : [span(part)])));
  }
  return lines;
};

const headerLines = (pen: Pen, view: View): readonly Line[] => {
  const { words } = pen;
  const { opened, closed } = view.incident;
  const took = durationWords(closed?.at.elapsed ?? view.now.elapsed, pen.language);
  const title: Line = [
    span(' '),
    piece(pen, words.end.title, 'strong'),
    span('   '),
    piece(pen, say(pen, view.leading.title), 'strong'),
    span('   '),
    piece(pen, view.id),
  ];
  const times = piece(
    pen,
    `${timeOfDay(opened.at.wall)} - ${timeOfDay(closed?.at.wall ?? view.now.wall)}   ${words.end.took(took)}`,
    'dim',
  );
  const one = ends(pen, title, [times, span(' ')]);
  return one === undefined ? [title, [span(' '), times]] : [one];
};

/** What is chosen is done by the screen itself. */
const closing: Deed = { kind: 'close-over' };

const exportMenu = ({ words }: Pen, labels: readonly string[]): Menu => ({
  choices: labels.map((label) => ({ label, tone: 'strong', deed: closing })),
  zero: { label: words.return, deed: closing },
});

/** The choices below the summary on as few lines as the window allows. */
const choicesLines = (pen: Pen, labels: readonly string[]): readonly Line[] => {
  const archive = keyOf('archive');
  const choices = [
    ...labels.map((label, at) => [String(at + 1), label] as const),
    [archive.cap, say(pen, archive.words)] as const,
  ];
  const lines: Line[] = [];
  let line: Line = [span('  ')];
  for (const [cap, label] of choices) {
    const one: Line = [piece(pen, cap, 'accent'), span(' '), piece(pen, label), span('   ')];
    if (line.length > 1 && ends(pen, [...line, ...one], []) === undefined) {
      lines.push(line);
      line = [span('  ')];
    }
    line = [...line, ...one];
  }
  return [...lines, line];
};
