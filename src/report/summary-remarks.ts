import type { Language } from '../procedure/text.ts';

/** What can be wrong with a kept record; the shape in which the records tell it. `line` counts from 1. */
export type StorageFlaw =
  | { readonly kind: 'torn-tail' | 'unreadable-line' | 'broken-chain'; readonly line: number }
  | { readonly kind: 'shorter-than-anchored'; readonly anchored: number; readonly found: number };

/** Where the latest entries are. */
export interface StoragePlace {
  readonly kind: 'saved' | 'set-aside' | 'unsaved' | 'conflict';
}

/** The state of the record in sentences; nothing where all is well. */
export const remarksOf = (
  damage: readonly StorageFlaw[],
  appended: StoragePlace | undefined,
  language: Language,
): readonly string[] => {
  const words = language === 'en' ? en : zh;
  return [
    ...(appended?.kind === 'set-aside' ? [words.setAside] : []),
    ...(appended?.kind === 'unsaved' ? [words.unsaved] : []),
    ...damage.map((flaw) =>
      flaw.kind === 'shorter-than-anchored'
        ? words['shorter-than-anchored'](flaw.anchored, flaw.found)
        : words[flaw.kind](flaw.line),
    ),
  ];
};

const zh = {
  setAside: '最近的记录存在应急文件里，原处能写后会自动并回。',
  unsaved: '最近的记录没有存到磁盘，请保留这份摘要。',
  'torn-tail': (line: number) => `第 ${line} 行没有写完（多半是断电），已略去；已确认的记录不受影响。`,
  'unreadable-line': (line: number) => `第 ${line} 行读不出来，已略去，这份摘要可能不全。`,
  'broken-chain': (line: number) => `第 ${line} 行与前文对不上，可能被改动或缺行，请核对原始文件。`,
  'shorter-than-anchored': (anchored: number, found: number) =>
    `曾有 ${anchored} 条记录，现在只有 ${found} 条：结尾可能被截去，或放回了旧文件。`,
};

const en = {
  setAside:
    'The latest entries are in the emergency file; they move back by themselves once their place can be written.',
  unsaved: 'The latest entries are not on disk: keep this summary.',
  'torn-tail': (line: number) =>
    `Line ${line} was never finished (most likely a power cut) and is left out; what was confirmed is all there.`,
  'unreadable-line': (line: number) =>
    `Line ${line} cannot be read and is left out; this summary may be incomplete.`,
  'broken-chain': (line: number) =>
    `Line ${line} does not follow from the lines before it: changed, or a line is missing. Check the original file.`,
  'shorter-than-anchored': (anchored: number, found: number) =>
    `There were ${anchored} entries once and there are ${found} now: the end was cut off, or an older file was put back.`,
} satisfies typeof zh;
