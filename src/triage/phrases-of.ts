import type { Findable } from './findable.ts';

/** What a procedure can be found by. */
export interface Phrase {
  readonly text: string;
  /** 1 for a name; less for where it stands otherwise. */
  readonly weight: number;
}

/** The phrases of a procedure, always in the same order: its names, what callers say, its family. */
export const phrasesOf = ({ title, id, family, aliases, heard }: Findable): readonly Phrase[] => [
  ...[title.zh, title.en ?? '', id, ...aliases].map((text) => ({ text, weight: 1 })),
  ...heard.map((text) => ({ text, weight: 0.95 })),
  { text: family, weight: 0.5 },
];
