import type { Language } from '../../procedure/text.ts';
import type { Offers } from '../../session/offers.ts';
import { holds, readsAs } from '../../session/offers.ts';
import type { TextBox } from '../edit/text-box.ts';
import { textOf } from '../edit/text-box.ts';
import type { Line } from '../frame.ts';
import { INDENT } from '../parts/choice-lines.ts';
import type { Pen } from '../pen.ts';
import { inPieces, paragraph } from '../pen.ts';

const zh = {
  before: (count: number) => `以前记过 ${count} 个，↑↓ 选用`,
  these: '以前记过（↑↓ 选用）',
  shown: '以前记过的：核对无误再用',
  again: '这是以前记过的，核对无误再按一次 Enter',
};

const en: typeof zh = {
  before: (count) => `${count} from earlier: ↑↓`,
  these: 'From earlier (↑↓)',
  shown: 'From an earlier incident: check it first',
  again: 'This is from an earlier incident; check it, then press Enter once more',
};

export const suggestingWords = (language: Language): typeof zh => (language === 'en' ? en : zh);

/** A handful: more would have to be read through. */
const MOST = 5;

/**
 * What the arrows bring into a text field: of the earlier answers a few that hold what was typed.
 * @param typed what was written before any arrow was used
 */
export const arrowOffers = (offers: Offers, typed: string): Offers => ({
  ...offers,
  earlier: offers.earlier.filter((one) => holds(one, typed) && !readsAs(one, typed)).slice(0, MOST),
});

/** The next of them in the direction of the arrow; the text as it was typed comes round again. */
export const nextOffer = (
  { held, own, earlier }: Offers,
  typed: string,
  shown: string,
  by: number,
): string | undefined => {
  const ring = [...new Set([typed, ...held, ...own, ...earlier])];
  if (ring.length === 1) return undefined;
  const at = Math.max(0, ring.indexOf(shown));
  return ring[(at + by + ring.length) % ring.length];
};

/** Whether a text is one of an earlier incident, and not the procedure's own. */
export const isEarlier = ({ earlier }: Offers, shown: string): boolean => earlier.includes(shown);

/**
 * What the arrows bring. What other callers told is named only once something was typed that it holds, or an arrow was
 * used: nobody who looks over a shoulder needs their numbers.
 * @param typed what was typed before an arrow was used; undefined while none was
 */
export const offerLines = (
  pen: Pen,
  { own, earlier }: Offers,
  box: TextBox,
  typed: string | undefined,
  cells: number,
): readonly Line[] => {
  const words = suggestingWords(pen.language);
  const shown = textOf(box);
  const across = cells - INDENT;
  const lines = (text: string): readonly Line[] => paragraph(pen, text, cells, 'dim', { indent: INDENT });
  const suggested = own.length === 0 ? [] : lines(`${pen.words.suggestions}  ${own.join(' / ')}`);
  if (earlier.length === 0) return suggested;
  const hidden = shown.trim() === '' && typed === undefined;
  const before = hidden
    ? words.before(earlier.length)
    : typed !== undefined && earlier.includes(shown)
      ? words.shown
      : inPieces(pen, [words.these, ...earlier], across);
  return [...suggested, ...lines(before)];
};
