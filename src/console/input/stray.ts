import type { Stroke } from './stroke.ts';

export type StrayFilter = (strokes: readonly Stroke[]) => readonly Stroke[];

/** Milliseconds after Esc in which the rest of a torn arrow key may still come. */
const LATE = 300;

/** Where the cursor is, as `probe-width.ts` asked: nobody types that. */
const lateAnswer = /^\[\d+;\d+R$/;

/**
 * Over a slow line an arrow key can arrive torn: Esc, and later `[A` as if it had been typed. The rest is left out; Esc
 * has acted already, which asks nothing. So is what the terminal answers after nobody waits for it any more.
 * @param now milliseconds that only go forward
 */
export const strayFilter = (now: () => number): StrayFilter => {
  let escaped = Number.NEGATIVE_INFINITY;
  return (strokes) =>
    strokes.filter((stroke) => {
      if (stroke.kind === 'key') {
        escaped = stroke.key === 'escape' ? now() : Number.NEGATIVE_INFINITY;
        return true;
      }
      const torn = now() - escaped <= LATE && /^(\[|O)[A-H]$|^\[\d{1,2}~$/.test(stroke.text);
      escaped = Number.NEGATIVE_INFINITY;
      return !torn && !lateAnswer.test(stroke.text);
    });
};
