import type { Findable } from './findable.ts';

/** What a procedure can be found by. */
export interface Phrase {
  readonly text: string;
  readonly kind: 'name' | 'heard' | 'family';
}

/** How much a phrase counts by what it is. */
export const weightOf = { name: 1, heard: 0.95, family: 0.5 } as const satisfies {
  readonly [kind in Phrase['kind']]: number;
};

/** The phrases of a procedure, always in the same order: its names, what callers say, its family. */
export const phrasesOf = ({ title, id, family, aliases, heard }: Findable): readonly Phrase[] => [
  ...[title.zh, title.en ?? '', id, ...aliases].map((text) => ({ text, kind: 'name' as const })),
  ...heard.map((text) => ({ text, kind: 'heard' as const })),
  { text: family, kind: 'family' },
];
