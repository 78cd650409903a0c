import type { Pen } from '../pen.ts';

/** Words that are said aloud. Some authors write the quotation marks themselves. */
export const quoted = ({ words }: Pen, text: string): string =>
  /^[“"「]/.test(text) ? text : words.quote(text);
