/** Printable characters that never combine or join: nearly everything that a call is written with. */
const alone =
  /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u00ff\u2010-\u2027\u2030-\u205e\u2100-\u2138\u2190-\u21a8\u2460-\u24fe\u2500-\u25a9\u3000-\u3029\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60\uffe0-\uffe6]*$/;

let segmenter: Intl.Segmenter | undefined;

/**
 * What a reader takes for characters, one after the other. Making an `Intl.Segmenter` takes milliseconds, so it is only
 * made when a text has something that can combine.
 */
export const graphemes = (text: string): readonly string[] => {
  if (alone.test(text)) return text.split('');
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
};
