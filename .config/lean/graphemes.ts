/**
 * The built program's `Intl.Segmenter`: creating the real one costs 6 ms at the start, and a screen of Chinese, Latin
 * and box-drawing characters never needs it, since there every character is a grapheme of its own.
 */

/** Printable characters that stand alone: nothing in here combines, joins or is drawn as an emoji. */
const alone =
  '\\u0020-\\u007E\\u00A1-\\u00AC\\u00AE-\\u00FF\\u2010-\\u2027\\u2030-\\u205E\\u2100-\\u2319\\u2460-\\u25FC' +
  '\\u2713-\\u2718\\u2800-\\u28FF\\u3000-\\u3029\\u3041-\\u3096\\u309B-\\u30FF\\u3400-\\u4DBF\\u4E00-\\u9FFF' +
  '\\uFF01-\\uFF60\\uFFE0-\\uFFE6';

const oneAlone = new RegExp(`^[${alone}]$`);

// A control character is a grapheme as well, apart from CR, which may take a LF along.
const allAlone = new RegExp(`^[\\u0000-\\u000C\\u000E-\\u001F\\u007F${alone}]*$`);

/** Whether this grapheme is one printable character whose width is simply its East Asian Width. */
export const standsAlone = (grapheme: string): boolean => oneAlone.test(grapheme);

type Piece = { readonly segment: string; readonly index: number };

/** As much of `Intl.Segments` as is asked for: its pieces, and the one at a place of the text. */
type Pieces = Iterable<Piece> & { readonly containing: (place?: number) => Piece | undefined };

export class GraphemeSegmenter {
  #real: Intl.Segmenter | undefined;

  segment(text: string): Pieces {
    if (allAlone.test(text)) {
      const pieces = Array.from(text, (segment, index) => ({ segment, index }));
      return Object.assign(pieces, { containing: (place = 0) => pieces[place] });
    }
    this.#real ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    return this.#real.segment(text);
  }
}
