import { choiceDigit, normalizeKey } from '../../layout/normalize-key.ts';
import { refusalWords } from '../../report/refusal-words.ts';
import type { Session } from '../../session/session.ts';
import { edited, emptyBox, insert, type TextBox, textOf } from '../edit/text-box.ts';
import type { KeyName } from '../input/stroke.ts';
import { actionOf } from '../keys.ts';
import { pageOf } from '../parts/scrolled.ts';
import type { Drawn } from '../parts/sheet.ts';
import type { Pen } from '../pen.ts';
import type { Screen } from '../screen.ts';
import { drawEnd, type EndOver, endMode } from './draw-end.ts';

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
  readonly leave: () => void;
  readonly home: () => void;
}

/** What a digit does here, the first that of 1. */
interface EndChoice {
  readonly label: string;
  readonly choose: () => void;
}

/** The call is closed: its summary, and what can still be done with it. */
export const endScreen = (session: Session, ports: EndPorts): Screen => {
  let over: EndOver;
  let box: TextBox = emptyBox;
  let scroll = 0;
  let word: string | undefined;
  let drawn: Drawn | undefined;
  const asks = (): string => `end|${session.id}|${over ?? ''}`;
  const show = (what: EndOver): void => {
    over = what;
  };

  const exporting = (format: ExportFormat): void => {
    const { words } = ports.pen();
    const result = ports.export(format);
    show(undefined);
    word =
      result.kind === 'written' ? words.end.exported(result.path) : words.end.notExported(result.because);
  };

  const choices = ({ words: { end } }: Pen): readonly EndChoice[] =>
    over === 'export'
      ? [
          { label: end.text, choose: () => exporting('text') },
          { label: end.markdown, choose: () => exporting('markdown') },
          { label: end.json, choose: () => exporting('json') },
        ]
      : [
          { label: end.export, choose: () => show('export') },
          { label: end.print, choose: ports.leave },
          { label: end.addendum, choose: () => show('addendum') },
        ];

  const close = (): void => {
    over = undefined;
    box = emptyBox;
  };

  /** What was written stays until it is on record, or dropped. */
  const submit = (): void => {
    const text = textOf(box).trim();
    if (text === '') {
      close();
      return;
    }
    const { words, language } = ports.pen();
    const result = session.send({ type: 'note', text });
    if (result === 'accepted') close();
    word = result === 'accepted' ? words.end.added : refusalWords(result, language);
  };

  const enter = (): void => {
    if (over === undefined) ports.home();
    else if (over === 'addendum') submit();
    else close();
  };

  const digit = (n: number): void => {
    if (n === 0 && over !== undefined) close();
    else if (over !== 'help') {
      const pen = ports.pen();
      const chosen = n === 0 ? undefined : choices(pen)[n - 1];
      if (chosen === undefined) word = pen.words.noSuchItem(n);
      else chosen.choose();
    }
  };

  const scrolledTo = (name: KeyName): number => {
    const from = drawn?.from ?? 0;
    const page = pageOf(drawn?.height ?? 1);
    const to: { readonly [name in KeyName]?: number } = {
      down: from + 1,
      up: from - 1,
      'page-down': from + page,
      'page-up': from - page,
      home: 0,
      end: Number.MAX_SAFE_INTEGER,
    };
    return Math.max(0, to[name] ?? scroll);
  };

  return {
    asks,
    takes: () => (over === 'addendum' ? 'text' : 'menu'),
    tell: (text) => {
      word = text;
    },
    confirms: () => over === undefined,
    key: (name) => {
      word = undefined;
      const action = actionOf(endMode(over), name);
      const written = over === 'addendum' ? edited(box, name) : undefined;
      if (action === 'leave') ports.leave();
      else if (action === 'close') close();
      else if (name === 'enter') enter();
      else if (written !== undefined) box = written;
      else scroll = scrolledTo(name);
    },
    write: (text) => {
      word = undefined;
      box = insert(box, text);
    },
    press: (character) => {
      word = undefined;
      const n = choiceDigit(character);
      if (normalizeKey(character) === '?') show('help');
      else if (n !== undefined) digit(n);
    },
    draw: (pen) => {
      const labels = choices(pen).map(({ label }) => label);
      const picture = { view: session.view(), over, labels, box, scroll, word, asks: asks() };
      drawn = drawEnd(pen, picture, ports.summary);
      return drawn;
    },
    leave: () => session.leave(),
  };
};
