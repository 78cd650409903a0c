import { graphemes } from '../../layout/graphemes.ts';
import { normalizeKey } from '../../layout/normalize-key.ts';

/**
 * What a menu takes first of what was typed. Digits and signs are keys of their own, so a burst of them acts one by one; a
 * stop behind a digit belongs to it, or it would open the text of the next question. Words that an input method commits
 * are one piece, since half of 不是 means its opposite.
 */
export const menuPiece = (typed: string): string => {
  const [first = '', second = ''] = graphemes(typed);
  if (/^\d$/.test(normalizeKey(first)) && /^[.,;)/]$/.test(normalizeKey(second))) return first + second;
  // 2号楼 is something said and not the key 2: as a whole it is told not to be an answer.
  const isSaid = /^\d$/.test(normalizeKey(first)) && /^\p{L}$/u.test(second);
  if (/^[\d!?.,;)/ ]$/.test(normalizeKey(first)) && !isSaid) return first;
  return /^[^\r\n]+/.exec(typed)?.[0] ?? typed;
};
