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

/** A procedure that fits, and how well. */
export interface Found<Kind extends Findable> {
  readonly procedure: Kind;
  /** 0 to 100; 100 is the title, the id or an alias word for word. */
  readonly score: number;
  /**
   * `sure`: what was said names or describes this. `guess`: something in it fits, which may be chance; a list that
   * begins with a guess has no match to speak of.
   */
  readonly fit: 'sure' | 'guess';
  /** The procedure's own phrases that fitted, best first. */
  readonly matched: readonly string[];
  /** Why it is here, best first: which of the caller's words fitted which phrase. */
  readonly reasons: readonly Reason[];
}

/** A phrase of a procedure, and the parts of what was typed that it fits. */
export interface Reason {
  readonly phrase: string;
  /** Half-open ranges in the text as it was typed, in UTF-16 units, from left to right. */
  readonly spans: readonly { readonly from: number; readonly to: number }[];
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
  const all = [...procedures];
  const rarity = rarityIn(all);
  const found = all.map((procedure) => score(procedure, asked, rarity));
  return found.filter((one) => asked.length === 0 || one.score >= least).sort(byFit);
};

/** Scores closer than this are a tie: the count of letters must not put a life below a complaint. */
const tie = 10;
/** What scores less has a chance character in common. */
const least = 5;

const byFit = (a: Found<Findable>, b: Found<Findable>): number =>
  Math.round(b.score / tie) - Math.round(a.score / tie) ||
  Number(b.procedure.life) - Number(a.procedure.life) ||
  b.score - a.score ||
  compare(a.procedure.title.zh, b.procedure.title.zh);

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** A phrase of a procedure, ready to be compared. */
interface Phrase {
  readonly text: string;
  readonly plain: string;
  /** By where it stands; the names of a procedure count for most. */
  readonly weight: number;
  /** The same where only a part of it was said: callers' phrases are full of words that mean nothing by themselves. */
  readonly weightInPart: number;
  readonly pieces: ReadonlySet<string>;
}

/** Worked out once for each procedure: the box asks again at every key. */
const phrases = new WeakMap<Findable, readonly Phrase[]>();

const phrasesOf = (procedure: Findable): readonly Phrase[] => {
  const known = phrases.get(procedure);
  if (known !== undefined) return known;
  const { title, aliases, heard, family, id } = procedure;
  const made = [
    ...[title.zh, title.en ?? '', id, ...aliases].map((text) => ({ text, weight: 1, weightInPart: 0.55 })),
    ...heard.map((text) => ({ text, weight: 0.95, weightInPart: 0.4 })),
    { text: family, weight: 0.5, weightInPart: 0.2 },
  ]
    .filter(({ text }) => text !== '')
    .map((phrase) => ({ ...phrase, plain: plainOf(phrase.text), pieces: piecesOf(plainOf(phrase.text)) }));
  phrases.set(procedure, made);
  return made;
};

/** How much a piece tells: what only one procedure says tells most, what all say tells little. */
type Rarity = (piece: string) => number;

const rarityIn = (procedures: readonly Findable[]): Rarity => {
  const counts = new Map<string, number>();
  for (const procedure of procedures) {
    const pieces = new Set(phrasesOf(procedure).flatMap((phrase) => [...phrase.pieces]));
    for (const piece of pieces) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  }
  return (piece) => 1 / Math.sqrt(counts.get(piece) ?? 1);
};

const score = <Kind extends Findable>(
  procedure: Kind,
  asked: readonly string[],
  rarity: Rarity,
): Found<Kind> => {
  const fits = phrasesOf(procedure)
    .map((phrase) => ({ phrase, each: asked.map((word) => likeness(word, phrase, rarity)) }))
    .map((fit) => ({ ...fit, best: Math.max(0, ...fit.each) }))
    .filter(({ best }) => best > 0)
    .sort((a, b) => b.best - a.best);
  // Each word looks for the phrase that says it best; a word that nothing says pulls the whole down.
  const total = asked.reduce((sum, _, at) => sum + Math.max(0, ...fits.map(({ each }) => each[at] ?? 0)), 0);
  const points = asked.length === 0 ? 0 : Math.round((100 * total) / asked.length);
  const matched = [...new Set(fits.map(({ phrase }) => phrase.text))].slice(0, 3);
  return {
    procedure,
    score: points,
    fit: points >= 60 ? 'sure' : 'guess',
    matched,
    reasons: matched.map((phrase) => ({ phrase, spans: [] })),
  };
};

/** How well a phrase says what a word says, 0 to 1. */
const likeness = (word: string, phrase: Phrase, rarity: Rarity): number => {
  const { plain, pieces, weight, weightInPart } = phrase;
  if (plain === word) return weight;
  const [short, long] = word.length < plain.length ? [word, plain] : [plain, word];
  if (holds(long, short)) return weight * (0.6 + (0.35 * short.length) / long.length);
  // A short word is all there is to go by, so its characters count one by one too.
  const asked = word.length < 3 ? piecesOf(word) : pairsOf(word);
  const shared = [...asked].filter((piece) => pieces.has(piece));
  if (shared.length === 0) return 0;
  const told = shared.reduce((sum, piece) => sum + rarity(piece), 0) / Math.min(asked.size, 6);
  return weightInPart * Math.min(1, told) * (word.length < 3 ? 0.4 : 1);
};

/** Latin words are held as words: `ate` is not in `water`. A single Chinese character says too little by itself. */
const holds = (long: string, short: string): boolean => {
  if (/^\p{ASCII}+$/u.test(short)) {
    return short.length >= 2 && ` ${long.replace(/[^\x21-\x7e]/gu, ' ')}`.includes(` ${short}`);
  }
  return short.length >= 2 && long.includes(short);
};

const chinese = (piece: string): boolean => !/\p{ASCII}/u.test(piece);

/** Every two Chinese characters that stand together. */
const pairsOf = (text: string): ReadonlySet<string> => {
  const letters = [...text];
  return new Set(
    letters
      .slice(1)
      .map((letter, at) => `${letters[at]}${letter}`)
      .filter(chinese),
  );
};

/** Those, and each Chinese character by itself. */
const piecesOf = (text: string): ReadonlySet<string> =>
  new Set([...pairsOf(text), ...[...text].filter(chinese)]);

/** Full-width letters as half-width ones, small, without what an input method leaves between words. */
const plainOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{C}\s]+/gu, ' ')
    .trim();

const wordsOf = (words: string): readonly string[] => {
  const all = plainOf(words)
    .split(' ')
    .filter((word) => word !== '');
  const telling = all.filter((word) => !joining.has(word));
  return telling.length > 0 ? telling : all;
};

/** English words that every sentence has: alone they would make any phrase fit. */
const joining: ReadonlySet<string> = new Set(
  (
    'a an the and or but of to in on at by for from with into off up out is are was were be been am has have had ' +
    'do does did not no i me my we us our you your he him his she her it its they them their there this that ' +
    'who what someone somebody some says said just very so wants want'
  ).split(' '),
);
