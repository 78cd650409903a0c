import type { Exit } from './outcome.ts';

/** One thing that doctor looked at. */
export interface Finding {
  /** `bad` stops something from working, `attention` is worth a look. */
  readonly kind: 'good' | 'attention' | 'bad';
  /** What there is, and where something is wrong, what to do. */
  readonly words: string;
  /** The exit status that a bad finding calls for; 1 without it. */
  readonly exit?: Exit;
}
