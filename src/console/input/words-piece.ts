import { graphemes } from '../../layout/graphemes.ts';
import { normalizeKey } from '../../layout/normalize-key.ts';
import { menuPiece } from './menu-piece.ts';

/** What a list that words narrow takes first of what was typed. */
export interface WordsPiece {
  readonly kind: 'key' | 'words';
  readonly text: string;
}

/** Digits and the signs of a menu are keys there too; everything up to the next of them is words. */
export const wordsPiece = (typed: string): WordsPiece => {
  const key = keyAt(typed);
  if (key !== undefined) return { kind: 'key', text: key };
  let text = '';
  for (const character of graphemes(typed)) {
    if (/[\r\n]/u.test(character) || (text !== '' && keyAt(typed.slice(text.length)) !== undefined)) break;
    text += character;
  }
  return { kind: 'words', text };
};

const keyAt = (typed: string): string | undefined => {
  const piece = menuPiece(typed);
  return /^[\d!?][.,;)/]?$/u.test(normalizeKey(piece)) ? piece : undefined;
};
