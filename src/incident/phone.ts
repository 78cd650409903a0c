/**
 * Telephone numbers as people in mainland China give them: which kind one is, what looks wrong with it, and the groups in
 * which it is read back. Looks only, no register is asked; whatever is odd may still be right, so nothing is refused.
 */
export type PhoneKind =
  | 'mobile'
  /** With area code. */
  | 'landline'
  /** Without area code: good for the same town only. */
  | 'local'
  /** 400 and 800. */
  | 'service'
  /** 110, 119, 12345, 95533 … */
  | 'short'
  /** Hong Kong, Macau, Taiwan and foreign countries, with + or 00. */
  | 'abroad'
  | 'strange';

/** What the operator should look at once more. */
export type PhoneDoubt =
  /** `by`: how many digits are missing, where the kind has one length. */
  | { readonly kind: 'too-short'; readonly by?: number }
  | { readonly kind: 'too-long'; readonly by?: number }
  /** A public service is rung, it hardly rings itself. */
  | { readonly kind: 'short-number' }
  /** Rung with the code of another place. */
  | { readonly kind: 'abroad' }
  | { readonly kind: 'strange' }
  | { readonly kind: 'no-digits' };

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

type Classified = Pick<PhoneNumber, 'kind' | 'doubt'> & { readonly groups: string };

const classify = (plus: boolean, digits: string): Classified => {
  const prefix = /^(?:00)?86(?=0?\d{9,})/u.exec(digits)?.[0] ?? '';
  if (prefix !== '' && (plus || prefix.length > 2 || /^861[3-9]\d{9}$/u.test(digits))) {
    const home = ofTheCountry(digits.slice(prefix.length), 'without the 0');
    return { ...home, groups: `${prefix} ${home.groups}` };
  }
  if (plus || /^00[1-9]/u.test(digits)) return fromAbroad(digits);
  return ofTheCountry(digits);
};

const AREA = {
  'with the 0': /^0(?:10|2\d|[3-9]\d\d)/u,
  'without the 0': /^0?(?:10|2\d|[3-9]\d\d)/u,
} as const;

/** Area codes: 010, 02x with three digits, 03xx to 09xx with four; lines have seven or eight digits. */
const ofTheCountry = (digits: string, area0: 'with the 0' | 'without the 0' = 'with the 0'): Classified => {
  const cut = (...sizes: readonly number[]): string => inGroups(digits, sizes);
  const size = digits.length;
  if (/^1[3-9]/u.test(digits) && size > 5) {
    const groups = cut(3, 4, 4);
    if (size === 11) return { kind: 'mobile', groups };
    const doubt = size < 11 ? 'too-short' : 'too-long';
    return { kind: 'strange', groups, doubt: { kind: doubt, by: Math.abs(11 - size) } };
  }
  if (/^01[3-9]\d{9}$/u.test(digits)) return { kind: 'mobile', groups: cut(1, 3, 4, 4) };
  if (/^[48]00\d{7}$/u.test(digits)) return { kind: 'service', groups: cut(3, 3, 4) };
  const area = AREA[area0].exec(digits)?.[0];
  if (area !== undefined && size > area.length) {
    const line = digits.slice(area.length);
    const groups = `${area}-${inGroups(line, line.length === 7 ? [3, 4] : [4, 4])}`;
    if (line.length < 7) return { kind: 'strange', groups, doubt: { kind: 'too-short' } };
    if (line.length > 8) return { kind: 'strange', groups, doubt: { kind: 'too-long' } };
    return /^[2-9]/u.test(line)
      ? { kind: 'landline', groups }
      : { kind: 'strange', groups, doubt: { kind: 'strange' } };
  }
  if (/^(?:1\d{2}|1[0-2]\d{3}|9[56]\d{3,4})$/u.test(digits))
    return { kind: 'short', groups: digits, doubt: { kind: 'short-number' } };
  if (/^[2-9]\d{6,7}$/u.test(digits)) return { kind: 'local', groups: cut(size - 4, 4) };
  const groups = size > 6 ? evenly(digits) : digits;
  return { kind: 'strange', groups, doubt: { kind: size < 7 ? 'too-short' : 'strange' } };
};

/** Codes of countries have one, two or three digits; which, the first ones tell (ITU-T E.164). */
const CODE = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/u;

const fromAbroad = (digits: string): Classified => {
  const prefix = /^00/u.exec(digits)?.[0] ?? '';
  const rest = digits.slice(prefix.length);
  const code = CODE.exec(rest)?.[0] ?? '';
  const line = rest.slice(code.length);
  const groups = `${prefix}${code} ${evenly(line)}`.trim();
  if (line.length < 4) return { kind: 'strange', groups, doubt: { kind: 'too-short' } };
  if (rest.length > 15) return { kind: 'strange', groups, doubt: { kind: 'too-long' } };
  return { kind: 'abroad', groups, doubt: { kind: 'abroad' } };
};

/** Groups of the given sizes, whatever is left over as one more. */
const inGroups = (digits: string, sizes: readonly number[]): string => {
  const groups: string[] = [];
  let from = 0;
  for (const size of sizes) {
    groups.push(digits.slice(from, from + size));
    from += size;
  }
  return [...groups, digits.slice(from)].filter((group) => group !== '').join(' ');
};

/** Groups of three and four digits, the longer ones last. */
const evenly = (digits: string): string => {
  const count = Math.max(1, Math.ceil(digits.length / 4));
  const short = Math.floor(digits.length / count);
  const long = digits.length % count;
  return inGroups(
    digits,
    Array.from({ length: count }, (_, at) => (at < count - long ? short : short + 1)),
  );
};
