/** How long words take to say, in Chinese characters; a Latin letter or digit counts half. */
export const breathOf = (words: string): number =>
  [...words].reduce((sum, character) => sum + (/[\x20-\x7e]/.test(character) ? 0.5 : 1), 0);

/** What a filled-in fact is taken to cost: an address is longer, a choice shorter. */
const blank = 8;

/** The same for a text with `{…}` to be filled in. */
export const breathWhenFilled = (words: string): number =>
  [...words.matchAll(/\{[^{}]*\}/g)].length * blank + breathOf(words.replaceAll(/\{[^{}]*\}/g, ''));

/** What can be told on the telephone in about half a minute. */
export const halfMinute = 140;
