import type { PhoneDoubt, PhoneKind } from './phone-kind.ts';
import { classify } from './phone-kind.ts';

/** One number of an answer. */
export interface PhoneNumber {
  readonly kind: PhoneKind;
  /** All its digits without extension, in the order given. */
  readonly digits: string;
  readonly extension?: string;
  /** In groups: `138 0013 8000`, `021-6123 4567 转 801`. */
  readonly shown: string;
  readonly doubt?: PhoneDoubt;
}

/** The numbers in an answer, in the order given; words between them are nobody's. */
export const phoneNumbers = (text: string): readonly PhoneNumber[] =>
  piecesOf(text).filter((piece) => typeof piece !== 'string');

/** The answer with its numbers in groups. Every digit and every word of it is kept. */
export const phoneInGroups = (text: string): string =>
  piecesOf(text)
    .map((piece) => (typeof piece === 'string' ? piece : piece.shown))
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();

/** What looks wrong with the first number that does; undefined where nothing does. */
export const phoneDoubt = (text: string): PhoneDoubt | undefined => {
  const numbers = phoneNumbers(text);
  return numbers.length === 0 ? { kind: 'no-digits' } : numbers.find(({ doubt }) => doubt)?.doubt;
};

/**
 * What is the same for the same line, however it was written: the code of the country and the extension are left away.
 * None for numbers that many people share or that may be incomplete.
 */
export const phoneKeys = (text: string): readonly string[] =>
  phoneNumbers(text).flatMap(({ kind, digits }) => {
    switch (kind) {
      case 'mobile':
        return [digits.slice(-11)];
      case 'landline':
        return [`0${digits.replace(/^(?:00)?86/u, '').replace(/^0/u, '')}`];
      case 'local':
      case 'service':
        return [digits];
      case 'abroad':
        return [`+${digits.replace(/^00/u, '')}`];
      case 'short':
      case 'strange':
        return [];
      default:
        return kind satisfies never;
    }
  });

/**
 * Digits and signs at half width, one for one, so that words stay as they were; and what is said digit by digit (幺三八 …)
 * as digits, where the whole answer is nothing but digits.
 */
const written = (text: string): string => {
  const half = text
    .replace(/[！-～]/gu, (sign) =>
      /[，；！？]/u.test(sign) ? sign : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
    )
    .replace(/[‐-―−]/gu, '-');
  return SPOKEN.test(half) && (half.match(/[〇零一幺二三四五六七八九\d]/gu)?.length ?? 0) >= 7
    ? half.replace(/[〇零一幺二三四五六七八九]/gu, (digit) => String(VALUE[digit]))
    : half;
};

const SPOKEN = /^(?:[〇零一幺二三四五六七八九\d\s+().,，、-]|转|分机)+$/u;
const VALUE: { readonly [digit: string]: number } = {
  〇: 0,
  零: 0,
  一: 1,
  幺: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** Digits with what people put between them. */
const RUN = /(?:\+\s?)?(?:\(\+?\d{1,5}\)\s?)?\d(?:(?:[\d\s.-]|\(\d{1,5}\))*\d)?/gu;
const EXTENSION = /\s*(?:转分机|转|轉|分机|分機|ext\.?|x|#)\s*[:：]?\s*(\d{1,6})(?!\d)/iuy;

const piecesOf = (text: string): readonly (string | PhoneNumber)[] => {
  const line = written(text);
  const pieces: (string | PhoneNumber)[] = [];
  let from = 0;
  RUN.lastIndex = 0;
  for (let found = RUN.exec(line); found !== null; found = RUN.exec(line)) {
    pieces.push(line.slice(from, found.index));
    from = found.index + found[0].length;
    const numbers = numbersIn(found[0]);
    const last = numbers.at(-1);
    EXTENSION.lastIndex = from;
    const extension = last?.extension === undefined && isWhole(last) ? EXTENSION.exec(line) : null;
    if (extension !== null) from += extension[0].length;
    numbers.forEach((number, at) => {
      if (at > 0) pieces.push(' / ');
      pieces.push(at === numbers.length - 1 ? extended(number, extension?.[1]) : number);
    });
    RUN.lastIndex = from;
  }
  return [...pieces, line.slice(from)].filter((piece) => piece !== '');
};

const extended = (number: PhoneNumber, extension: string | undefined): PhoneNumber =>
  extension === undefined ? number : { ...number, extension, shown: `${number.shown} 转 ${extension}` };

/** One number, one with its extension behind a dash, or two with nothing but a blank between them. */
const numbersIn = (run: string): readonly PhoneNumber[] => {
  const one = numberIn(run);
  if (one.kind !== 'strange') return [one];
  const [, head = '', tail] = /^(.*\d)\s*-\s*(\d{1,6})$/u.exec(run) ?? [];
  const main = numberIn(head);
  if (isWhole(main)) return [extended(main, tail)];
  for (const gap of run.matchAll(/\s+/gu)) {
    const first = numberIn(run.slice(0, gap.index));
    const second = numberIn(run.slice(gap.index + gap[0].length));
    if (isWhole(first) && isWhole(second)) return [first, second];
  }
  return [one];
};

const isWhole = (number: PhoneNumber | undefined): boolean =>
  number !== undefined && ['mobile', 'landline', 'local', 'service', 'abroad'].includes(number.kind);

const numberIn = (run: string): PhoneNumber => {
  const plus = run.includes('+');
  const digits = run.replace(/\D/gu, '');
  const { groups, ...rest } = classify(plus, digits);
  return { ...rest, digits, shown: `${plus ? '+' : ''}${groups}` };
};
