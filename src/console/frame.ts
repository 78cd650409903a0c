/** What a stretch of text means; the theme gives it a look. No meaning is carried by the look alone: words stand beside it. */
export type Tone =
  /** To say or ask now. */
  | 'strong'
  | 'normal'
  /** What supports it. */
  | 'dim'
  | 'accent'
  /** Danger and lateness only. */
  | 'danger'
  /** Drills only. */
  | 'drill'
  /** A number that must not be dialled. */
  | 'struck'
  /** What Enter would take. */
  | 'picked';

export interface Span {
  readonly text: string;
  readonly tone: Tone;
}

export type Line = readonly Span[];

export interface Caret {
  readonly x: number;
  readonly y: number;
}

/**
 * A whole screen, laid out to the last cell. We lay out and Ink paints: its layout engine cuts what does not fit
 * without a sign, breaks Chinese lines wrongly, and costs by the number of nodes.
 */
export interface Frame {
  readonly lines: readonly Line[];
  /** Where the input method's window belongs; without one the caret is hidden. */
  readonly caret: Caret | undefined;
  /** What this frame asks. Enter acts only on what was drawn, so that a bounced key answers once. */
  readonly asks: string;
}

export const span = (text: string, tone: Tone = 'normal'): Span => ({ text, tone });

export const plain = (line: Line): string => line.map(({ text }) => text).join('');

/** The frame as text, for goldens and for telling whether anything visible changed. */
export const frameText = ({ lines }: Frame): string => lines.map(plain).join('\n');
