import { choiceDigit, normalizeKey } from '../../layout/normalize-key.ts';

/** More than this in one read was not typed. */
const LONGEST = 50;

/** Whether a line break stands before the end: then Enter in it was not meant for what is on screen. */
const severalLines = (text: string): boolean => /[\r\n](?![\r\n]*$)/.test(text);

/**
 * Whether a read without paste marks was pasted all the same. In menus a burst of menu keys with Enter in between is
 * fast typing over a slow line, not a paste.
 */
export const pasteLike = (text: string, where: 'menu' | 'text'): boolean => {
  if (text.length > LONGEST) return true;
  if (!severalLines(text)) return false;
  return where === 'text' || !text.split(/[\r\n]+/).every((part) => isKeys(part));
};

const isKeys = (part: string): boolean =>
  part === '' || choiceDigit(part) !== undefined || /^[\d!?., ]*$/.test(normalizeKey(part));

/** A pasted text as it may be inserted: line breaks as the field wants them, without control characters. */
export const pastedText = (text: string, lines: 'keep' | 'join'): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\n+/g, (breaks) => (lines === 'keep' ? breaks : ' '))
    .replace(/\t/g, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '');
