/**
 * The kinds of telephone numbers that are given in mainland China. Looks only, no register is asked; whatever is odd may
 * still be right, so nothing is refused.
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

/** What the digits of one number look like. */
export interface Classified {
  readonly kind: PhoneKind;
  /** The digits in groups. */
  readonly groups: string;
  readonly doubt?: PhoneDoubt;
}

/** @param plus whether a + stands before them */
export const classify = (plus: boolean, digits: string): Classified => {
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
