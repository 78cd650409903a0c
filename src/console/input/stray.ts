import type { Stroke } from './stroke.ts';

export type StrayFilter = (strokes: readonly Stroke[]) => readonly Stroke[];

/** Milliseconds after Esc in which the rest of a torn arrow key may still come. */
const LATE = 300;

/**
 * Over a slow line an arrow key can arrive torn: Esc, and later `[A` as if it had been typed. The rest is left out; Esc
 * has acted already, which asks nothing.
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
      const stray = now() - escaped <= LATE && /^(\[|O)[A-H]$|^\[\d{1,2}~$/.test(stroke.text);
      escaped = Number.NEGATIVE_INFINITY;
      return !stray;
    });
};
