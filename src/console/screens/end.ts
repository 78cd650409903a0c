import { breakLines } from '../../layout/break-lines.ts';
import { choiceDigit, normalizeKey } from '../../layout/normalize-key.ts';
import { durationWords } from '../../report/time-words.ts';
import type { Session } from '../../session/session.ts';
import type { Menu } from '../call/deed.ts';
import { entryLines } from '../call/entry-lines.ts';
import type { TextBox } from '../edit/text-box.ts';
import { edited, emptyBox, insert, textOf } from '../edit/text-box.ts';
import type { Line } from '../frame.ts';
import { span } from '../frame.ts';
import type { KeyName } from '../input/stroke.ts';
import { actionOf } from '../keys.ts';
import { hintLine } from '../parts/hint-line.ts';
import { menuLines, titleLines } from '../parts/menu-lines.ts';
import { pageOf } from '../parts/scrolled.ts';
import type { Drawn, Entry } from '../parts/sheet.ts';
import { sheetFrame } from '../parts/sheet.ts';
import { statusSentence, statusWord } from '../parts/status.ts';
import { timeOfDay } from '../parts/times.ts';
import type { Pen } from '../pen.ts';
import { ends, paragraph, piece, say, shown } from '../pen.ts';
import type { Screen } from '../screen.ts';
import { helpLines } from './help.ts';

export type ExportFormat = 'text' | 'markdown' | 'json';

export type Exported =
  | { readonly kind: 'written'; readonly path: string }
  | { readonly kind: 'failed'; readonly because: string };

export interface EndPorts {
  readonly pen: () => Pen;
  /** The summary in lines of at most so many cells. */
  readonly summary: (columns: number) => string;
  readonly export: (format: ExportFormat) => Exported;
  /** Out of the program; the summary is printed behind it. */
  readonly print: () => void;
  readonly home: () => void;
}

type Over = 'export' | 'addendum' | 'help' | undefined;

/** The call is closed: its summary, and what can still be done with it. */
export const endScreen = (session: Session, ports: EndPorts): Screen => {
  let over: Over;
  let box: TextBox = emptyBox;
  let scroll = 0;
  let word: string | undefined;
  let drawn: Drawn | undefined;
  const asks = (): string => `end|${session.id}|${over ?? ''}`;

  const exporting = (format: ExportFormat): void => {
    const { words } = ports.pen();
    const result = ports.export(format);
    over = undefined;
    word =
      result.kind === 'written' ? words.end.exported(result.path) : words.end.notExported(result.because);
  };

  const submit = (): void => {
    const text = textOf(box).trim();
    over = undefined;
    box = emptyBox;
    if (text === '') return;
    session.send({ type: 'note', text });
    word = ports.pen().words.end.added;
  };

  const key = (name: KeyName): void => {
    word = undefined;
    const action = actionOf(over === undefined ? 'end' : over === 'addendum' ? 'line' : 'list', name);
    if (action === 'leave') ports.print();
    else if (name === 'page-down') scroll = (drawn?.from ?? 0) + pageOf(drawn?.height ?? 1);
    else if (name === 'page-up') scroll = Math.max(0, (drawn?.from ?? 0) - pageOf(drawn?.height ?? 1));
    else if (action === 'close') {
      over = undefined;
      box = emptyBox;
    } else if (name === 'enter') {
      if (over === 'addendum') submit();
      else if (over !== undefined) over = undefined;
      else ports.home();
    } else if (over === 'addendum') box = edited(box, name) ?? box;
    else if (name === 'down') scroll = (drawn?.from ?? 0) + 1;
    else if (name === 'up') scroll = Math.max(0, (drawn?.from ?? 0) - 1);
    else if (name === 'home') scroll = 0;
    else if (name === 'end') scroll = 10_000;
  };

  return {
    asks,
    takes: () => (over === 'addendum' ? 'text' : 'menu'),
    tell: (text) => {
      word = text;
    },
    confirms: () => over === undefined,
    key,
    write: (text) => {
      word = undefined;
      box = insert(box, text);
    },
    press: (character) => {
      word = undefined;
      const digit = choiceDigit(character);
      if (normalizeKey(character) === '?') over = 'help';
      else if (over === 'export') {
        if (digit === 1) exporting('text');
        else if (digit === 2) exporting('markdown');
        else if (digit === 3) exporting('json');
        else if (digit === 0) over = undefined;
        else if (digit !== undefined) word = ports.pen().words.noSuchItem(digit);
      } else if (over === 'help') over = digit === 0 ? undefined : over;
      else if (digit === 1) over = 'export';
      else if (digit === 2) ports.print();
      else if (digit === 3) over = 'addendum';
      else if (digit !== undefined) word = ports.pen().words.noSuchItem(digit);
    },
    draw: (pen) => {
      drawn = draw(pen, { session, ports, over, box, scroll, word, asks: asks() });
      return drawn;
    },
    leave: () => session.leave(),
  };
};

interface EndPicture {
  readonly session: Pick<Session, 'view'>;
  readonly ports: Pick<EndPorts, 'summary'>;
  readonly over: Over;
  readonly box: TextBox;
  readonly scroll: number;
  readonly word: string | undefined;
  readonly asks: string;
}

const draw = (pen: Pen, { session, ports, over, box, scroll, word, asks }: EndPicture): Drawn => {
  const { words } = pen;
  const view = session.view();
  const cells = pen.columns - 1;
  const said =
    word === undefined ? [] : paragraph(pen, word, cells, 'accent', { first: [span('  > ')], indent: 4 });
  const entry: Entry =
    over === 'addendum'
      ? entryLines(pen, box, cells, words.note, [words.end.addendumPrompt])
      : { lines: [], caret: undefined };
  const status = statusSentence(pen, view);
  return sheetFrame(pen, {
    asks,
    drill: view.incident.kind === 'drill',
    header: headerLines(pen, view),
    top: status ? paragraph(pen, status.text, cells, status.tone, { indent: 2 }) : [],
    body:
      over === 'help'
        ? helpLines(pen, 'end', cells)
        : over === 'export'
          ? [
              ...titleLines(pen, words.end.exportTitle),
              ...menuLines(pen, exportMenu(pen), cells, 0, undefined),
            ]
          : summaryLines(pen, ports.summary(pen.columns)),
    entry: { lines: [...entry.lines, ...said], caret: entry.caret },
    foot: [
      ...(over === undefined ? choicesLines(pen) : []),
      hintLine(pen, over === undefined ? 'end' : over === 'addendum' ? 'line' : 'list', [
        statusWord(pen, view),
      ]),
    ],
    scroll,
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

const headerLines = (pen: Pen, view: ReturnType<Session['view']>): readonly Line[] => {
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

const exportMenu = ({ words }: Pen): Menu => ({
  choices: [words.end.text, words.end.markdown, words.end.json].map((label) => ({
    label,
    tone: 'strong' as const,
    deed: { kind: 'close-over' } as const,
  })),
  zero: { label: words.return, deed: { kind: 'close-over' } },
});

/** The four choices on as few lines as the window allows. */
const choicesLines = (pen: Pen): readonly Line[] => {
  const { words } = pen;
  const choices = [
    ['1', words.end.export],
    ['2', words.end.print],
    ['3', words.end.addendum],
    ['Enter', words.end.archive],
  ] as const;
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
