/** A bit of work that can wait, short enough not to be felt. False when nothing of it is left. */
export type Slice = () => boolean;

/** Between two slices keys are served, and another program gets its turn. Milliseconds. */
const pause = 2;

/**
 * Does what can wait, one piece of work after the other, while nobody waits for a screen.
 * @param after milliseconds until it begins
 * @returns stops it
 */
export const whileIdle = (after: number, works: readonly Slice[]): (() => void) => {
  const left = [...works];
  const next = (): void => {
    const [slice] = left;
    if (slice === undefined) return;
    if (!slice()) left.shift();
    timer = setTimeout(next, pause);
    timer.unref();
  };
  let timer = setTimeout(next, after);
  timer.unref();
  return () => clearTimeout(timer);
};
