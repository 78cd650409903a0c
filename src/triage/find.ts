import type { ProcedureId } from '../procedure/ids.ts';
import type { Text } from '../procedure/text.ts';

/** What is searched of a procedure. */
export interface Findable {
  readonly id: ProcedureId;
  readonly title: Text;
  readonly family: string;
  readonly aliases: readonly string[];
  /** What callers say. */
  readonly heard: readonly string[];
  readonly life: boolean;
}

export interface Found<Kind extends Findable> {
  readonly procedure: Kind;
  /** 0 to 100; 100 is the title, the id or an alias word for word. */
  readonly score: number;
  /** The procedure's own phrases that fitted, best first. */
  readonly matched: readonly string[];
}

/**
 * The procedures that fit what the caller says, best first. Where two fit about equally well the one that saves lives
 * stands first. Without any words all of them, those that save lives first.
 */
export const find = <Kind extends Findable>(
  procedures: Iterable<Kind>,
  words: string,
): readonly Found<Kind>[] => {
  const asked = wordsOf(words);
  const found = [...procedures].map((procedure) => score(procedure, asked));
  return found.filter((one) => asked.length === 0 || one.score > 0).sort(byFit);
};

/** Scores closer than this are a tie: the count of letters must not put a life below a complaint. */
const tie = 10;

const byFit = (a: Found<Findable>, b: Found<Findable>): number =>
  Math.round(b.score / tie) - Math.round(a.score / tie) ||
  Number(b.procedure.life) - Number(a.procedure.life) ||
  b.score - a.score ||
  compare(a.procedure.title.zh, b.procedure.title.zh);

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Phrases count for more or less by where they stand; the names of a procedure for most. */
const weights = { title: 1, alias: 1, heard: 0.95, family: 0.5 };

const score = <Kind extends Findable>(procedure: Kind, asked: readonly string[]): Found<Kind> => {
  const { title, aliases, heard, family, id } = procedure;
  const phrases = [
    ...[title.zh, title.en ?? '', id].map((text) => ({ text, weight: weights.title })),
    ...aliases.map((text) => ({ text, weight: weights.alias })),
    ...heard.map((text) => ({ text, weight: weights.heard })),
    { text: family, weight: weights.family },
  ].filter(({ text }) => text !== '');
  const fits = phrases
    .map(({ text, weight }) => ({ text, each: asked.map((word) => weight * likeness(word, text)) }))
    .map((fit) => ({ ...fit, best: Math.max(0, ...fit.each) }))
    .filter(({ best }) => best > 0)
    .sort((a, b) => b.best - a.best);
  // Each word looks for the phrase that says it best; a word that nothing says pulls the whole down.
  const total = asked.reduce((sum, _, at) => sum + Math.max(0, ...fits.map(({ each }) => each[at] ?? 0)), 0);
  return {
    procedure,
    score: asked.length === 0 ? 0 : Math.round((100 * total) / asked.length),
    matched: [...new Set(fits.map(({ text }) => text))].slice(0, 3),
  };
};

/** How well one word says what a phrase says, 0 to 1. */
const likeness = (word: string, phrase: string): number => {
  const said = plainOf(phrase);
  if (said === word) return 1;
  const [short, long] = word.length < said.length ? [word, said] : [said, word];
  if (holds(long, short)) return 0.6 + (0.35 * short.length) / long.length;
  const pairs = pairsOf(word);
  const shared = [...pairsOf(said)].filter((pair) => pairs.has(pair)).length;
  const share = shared / Math.min(pairs.size, pairsOf(said).size);
  return shared > 0 && share >= 0.3 ? 0.55 * share : 0;
};

/** Latin words are held as words: `ate` is not in `water`. A single Chinese character says too little by itself. */
const holds = (long: string, short: string): boolean => {
  if (/^\p{ASCII}+$/u.test(short)) {
    return short.length >= 2 && ` ${long.replace(/[^\x21-\x7e]/gu, ' ')}`.includes(` ${short}`);
  }
  return short.length >= 2 && long.includes(short);
};

/** Every two Chinese characters that stand together. */
const pairsOf = (text: string): ReadonlySet<string> => {
  const letters = [...text];
  const pairs = letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
  return new Set(pairs.filter((pair) => !/\p{ASCII}/u.test(pair)));
};

/** Full-width letters as half-width ones, small, without what an input method leaves between words. */
const plainOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{C}\s]+/gu, ' ')
    .trim();

const wordsOf = (words: string): readonly string[] =>
  plainOf(words)
    .split(' ')
    .filter((word) => word !== '');
