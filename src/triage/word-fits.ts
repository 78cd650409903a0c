import type { PhraseIndex } from './phrase-index.ts';
import type { Fits } from './sounding-units.ts';
import { stem } from './stem.ts';

/** The Latin words that a run of letters or digits is, begins, or differs from by one slip. */
export const wordFits = (run: string, last: boolean, index: PhraseIndex): Fits => {
  const bare = stem(run);
  const exact = index.unit(bare);
  const units = exact === undefined ? [] : [exact];
  const values = exact === undefined ? [] : [1];
  const isNumber = run < 'a';
  const mayBegin = run.length >= 4 || (last && run.length >= 2);
  if (isNumber || !mayBegin) return { units, values };
  for (const word of index.words) {
    const text = index.text(word);
    const begins = word !== exact && text.startsWith(run);
    if (begins || (exact === undefined && isOneSlip(bare, text))) {
      units.push(word);
      values.push(begins ? 0.3 + (0.5 * run.length) / text.length : 0.6);
    }
  }
  return { units, values };
};

/** Whether one letter is wrong, missing, too many, or changed places with its neighbour; never the first one. */
const isOneSlip = (a: string, b: string): boolean => {
  if (a.length < 5 || b.length < 4 || Math.abs(a.length - b.length) > 1 || a.charAt(0) !== b.charAt(0))
    return false;
  let at = 1;
  while (at < a.length && a.charAt(at) === b.charAt(at)) at += 1;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true;
  const swapped = restB.charAt(1) + restB.charAt(0) + restB.slice(2);
  return restB.length >= 2 && restA === swapped;
};
