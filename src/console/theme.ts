import type { ChalkInstance } from 'chalk';
import { Chalk } from 'chalk';
import type { Ambiguous } from '../layout/width.ts';
import type { Frame, Span, Tone } from './frame.ts';

/**
 * `dark` and `light` by the terminal's background; `high-contrast` without anything faint; `no-colour` where colours are
 * not wanted; `compatible` for terminals that draw “ ” … — ─ two cells wide: ASCII and full-width characters only, so that
 * no two programs can disagree about a width.
 */
export type ThemeName = 'dark' | 'light' | 'high-contrast' | 'no-colour' | 'compatible';

export interface Theme {
  readonly name: ThemeName;
  /** How characters of doubtful width are counted; `show` leaves none where that is 2. */
  readonly ambiguous: Ambiguous;
  /** Columns left free at the right. */
  readonly spare: number;
  /** The character of a rule. */
  readonly rule: string;
  /** A text as this terminal can draw it. */
  show(text: string): string;
  /** A span with its escape codes. */
  paint(span: Span): string;
}

/** @param colour 0 none, 1 sixteen colours and more: what the terminal can do, found out by the caller. */
export const themeOf = (name: ThemeName, colour: 0 | 1 | 2 | 3 = 1): Theme => {
  const chalk = new Chalk({ level: name === 'no-colour' ? 0 : colour });
  const looks = looksOf(chalk, name);
  return {
    name,
    ambiguous: name === 'compatible' ? 2 : 1,
    spare: name === 'compatible' ? 2 : 0,
    rule: name === 'compatible' ? '-' : '─',
    show: name === 'compatible' ? withoutDoubt : (text) => text,
    paint: ({ text, tone }) => looks[tone](text),
  };
};

type Looks = { readonly [tone in Tone]: (text: string) => string };

/** Only the sixteen colours that people set to suit their eyes; what is said stands in words beside every one of them. */
const looksOf = (chalk: ChalkInstance, name: ThemeName): Looks => {
  const looks: Looks = {
    strong: chalk.bold,
    normal: (text) => text,
    dim: chalk.dim,
    accent: chalk.cyan,
    danger: chalk.bold.red,
    drill: chalk.black.bgYellow,
    struck: chalk.strikethrough,
    picked: chalk.inverse,
  };
  switch (name) {
    case 'light':
      // Faint letters and cyan are lost on white.
      return { ...looks, dim: chalk.blackBright, accent: chalk.blue };
    case 'high-contrast':
      return {
        ...looks,
        dim: (text) => text,
        accent: chalk.bold.underline,
        danger: chalk.bold.whiteBright.bgRed,
        drill: chalk.bold.black.bgYellowBright,
        picked: chalk.bold.inverse,
      };
    case 'dark':
    case 'no-colour':
    case 'compatible':
      return looks;
    default:
      return name satisfies never;
  }
};

export const painted = (frame: Frame, theme: Theme): string =>
  frame.lines.map((line) => line.map((one) => theme.paint(one)).join('') || ' ').join('\n');

/** Characters of doubtful width, by what takes the same room everywhere. For display only. */
const withoutDoubt = (text: string): string =>
  text
    .replace(/……|…/gu, '...')
    .replace(/——|—|–|―/gu, '--')
    .replace(doubtful, (character) => certain[character] ?? '?');

const certain: { readonly [character: string]: string } = {
  '“': '「',
  '”': '」',
  '‘': '『',
  '’': "'",
  '·': '.',
  '•': '*',
  '─': '-',
  '═': '=',
  '│': '|',
  '→': '->',
  '←': '<-',
  '↑': '^',
  '↓': 'v',
  '×': 'x',
  '÷': '/',
  '±': '+-',
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
  '≈': '~',
  '°': 'deg',
  '℃': 'C',
  '№': 'No.',
  '※': '*',
  '§': 'S',
  '■': '#',
  '□': '[]',
  '●': '*',
  '○': 'o',
  '◆': '*',
  '★': '*',
  '☆': '*',
  '▲': '^',
  '▼': 'v',
  '√': 'v',
  '①': '(1)',
  '②': '(2)',
  '③': '(3)',
  '④': '(4)',
  '⑤': '(5)',
  '⑥': '(6)',
  '⑦': '(7)',
  '⑧': '(8)',
  '⑨': '(9)',
  Ⅰ: 'I',
  Ⅱ: 'II',
  Ⅲ: 'III',
  Ⅳ: 'IV',
  Ⅴ: 'V',
};

/** The blocks of Unicode in which widths are ambiguous: signs, arrows, boxes, and Greek and Cyrillic letters. */
const doubtful =
  /[\u00a1\u00a4\u00a7\u00a8\u00aa\u00ad\u00ae\u00b0-\u00b4\u00b6-\u00ba\u00bc-\u00bf\u00c6\u00d0\u00d7\u00d8\u00de-\u00e1\u00e6\u00e8-\u00ea\u00ec\u00ed\u00f0\u00f2\u00f3\u00f7-\u00fa\u00fc\u00fe\u0391-\u03c9\u0401-\u0451\u2010\u2016-\u2027\u2030-\u203b\u2074-\u20ac\u2103-\u2199\u21b8-\u22bf\u2312\u2460-\u2613\u2640-\u266f\u2776-\u277f\u2b56-\u2b59]/gu;
