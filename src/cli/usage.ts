import { nearest } from '../condition/nearest.ts';
import type { Text } from '../procedure/text.ts';
import { exit, failed, type Outcome } from './outcome.ts';

export type Tell = (text: Text) => string;

/** “是不是…？” where a word was probably meant, else where to look. */
export const guess = (tell: Tell, meant: string | undefined, otherwise: Text): string =>
  meant === undefined ? tell(otherwise) : tell({ zh: `是不是“${meant}”？`, en: `Did you mean “${meant}”?` });

/** Wrong usage, in one sentence without a line's end. */
export const usage = (sentence: string): Outcome => failed(sentence, exit.usage);

/** A value that an option does not take. */
export const notAllowed = (tell: Tell, option: string, value: string, allowed: readonly string[]): Outcome =>
  usage(
    tell({ zh: `${option} 不能是“${value}”；`, en: `${option} cannot be “${value}”. ` }) +
      guess(tell, nearest(value, allowed), {
        zh: `可以是 ${allowed.join('、')}。`,
        en: `It can be ${allowed.join(', ')}.`,
      }),
  );

/** A whole number above zero, or what to say about it. */
export const countOf = (
  tell: Tell,
  option: string,
  value: string | boolean | undefined,
): number | undefined | Outcome => {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && /^[1-9]\d{0,5}$/u.test(value)) return Number(value);
  return usage(
    tell({
      zh: `${option} 要一个大于零的整数，不能是“${value}”。`,
      en: `${option} takes a whole number above zero, not “${value}”.`,
    }),
  );
};
