import type { Value } from '../incident/answer.ts';
import { momentSaid } from '../incident/moment-said.ts';
import { choiceDigit, normalizeNumber } from '../layout/normalize-key.ts';
import type { Field } from '../procedure/procedure.ts';

/**
 * What was written as the answer to a field, the same wherever it is typed. Numbers, telephone numbers and times may be
 * written full-width; a time that cannot be read is kept in its words, and everything else as it was typed.
 * @param now ISO time that times of day are near to
 * @returns undefined where a number is asked for and none was written
 */
export const readAnswer = ({ type, future }: Field, written: string, now: string): Value | undefined => {
  const text = written.trim();
  switch (type) {
    case 'number':
    case 'count':
      return numberIn(text);
    case 'moment':
      return momentSaid(text, now, future) ?? text;
    case 'phone':
      return normalizeNumber(text);
    default:
      return text;
  }
};

/** Commas stand only where they group thousands: `1，2` may be two numbers, or one that was mistyped. */
const NUMBER = '[-+]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?';

/** 人, %, people; but nothing that makes another number of it, as 万, 多, 到四个 or k would. */
const UNIT =
  '(?!k\\b|dozen|hundred|thousand|million)[^\\p{N}\\s,.零一二三四五六七八九十百千万萬亿億两兩几幾多来來余餘半点點]{1,12}';

const numberWithUnit = new RegExp(`^(${NUMBER})(?:\\s*${UNIT})?$`, 'iu');

/** `3`, `３人`, `1,000`, `三`. Undefined for whatever leaves in doubt which number is meant. */
const numberIn = (text: string): number | undefined => {
  const found = numberWithUnit.exec(normalizeNumber(text))?.[1];
  if (found !== undefined) return Number(found.replaceAll(',', ''));
  return /^[零一二三四五六七八九]$/u.test(text) ? choiceDigit(text) : undefined;
};
