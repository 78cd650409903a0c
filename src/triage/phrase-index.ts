import { commonTells, isCommon } from './common-words.ts';
import { isEverydayPair, isEverydayWord } from './everyday-words.ts';
import type { Findable } from './findable.ts';
import { type Growing, growing } from './growing.ts';
import { everywhere, pairCounts } from './pair-counts.ts';
import { phrasesOf } from './phrases-of.ts';
import type { Sounds } from './sounds.ts';
import { unitsIn } from './units-in.ts';

/** A character or a Latin word that stands in some phrase, numbered in the order in which they came up. */
export type Unit = number;

/** The phrases of all procedures as rows of units, one after the other, and by unit which phrases it stands in. */
export interface PhraseIndex {
  /** How many procedures were added. */
  readonly size: number;
  /** The units of all phrases. */
  readonly units: Growing;
  /** By phrase: where it ends in `units`, and which procedure it belongs to, in the order of adding. */
  readonly ends: Growing;
  readonly owners: Growing;
  /** By procedure: its first phrase; the others follow as `phrasesOf` gives them. */
  readonly first: readonly number[];
  readonly unit: (text: string) => Unit | undefined;
  readonly text: (unit: Unit) => string;
  /** Characters with a syllable among their readings. */
  readonly sounding: (syllable: number) => readonly Unit[];
  /** All Latin words and numbers. */
  readonly words: readonly Unit[];
  /** Where a unit stands: phrases in rising order, one as often as the unit stands in it. */
  readonly phrasesWith: (unit: Unit) => readonly number[];
  /** How many different units there are. */
  readonly vocabulary: () => number;
  /** How much a unit tells, above 0, at most 1: what only one procedure says tells most. */
  readonly telling: (unit: Unit) => number;
  /** The same of two units that stand side by side in some phrase. In an everyday word they tell what a common one does. */
  readonly pairTelling: (first: Unit, second: Unit) => number;
  readonly add: (procedure: Findable) => void;
}

export const phraseIndex = (sounds: Sounds): PhraseIndex => {
  const [units, ends, owners] = [growing(), growing(), growing()];
  const first: number[] = [];
  const known = new Map<string, Unit>();
  const texts: string[] = [];
  const words: Unit[] = [];
  const sounding: Unit[][] = sounds.syllables.map(() => []);
  /** By unit: in how many procedures it stands, and the last one of them. */
  const inProcedures: number[] = [];
  const last: number[] = [];
  const common: boolean[] = [];
  const phrases: number[][] = [];

  const unitFor = (text: string, isWord: boolean): Unit => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = texts.length;
    known.set(text, made);
    texts.push(text);
    inProcedures.push(0);
    last.push(-1);
    common.push(isCommon(text) || isEverydayWord(text));
    phrases.push([]);
    if (isWord) words.push(made);
    else for (const syllable of sounds.readings(text)) sounding[syllable]?.push(made);
    return made;
  };

  const unitsOf = unitsIn(sounds, unitFor);
  const pairs = pairCounts((one, other) => isEverydayPair(texts[one] ?? '', texts[other] ?? ''));
  /** By number of procedures, kept while none is added: asked for every unit of every phrase that is looked at. */
  let tellings: number[] = [];
  const tellingOf = (procedures: number): number =>
    (tellings[procedures] ??= 0.4 + 0.6 * (1 - Math.log(procedures) / Math.log(first.length + 2)));

  return {
    units,
    ends,
    owners,
    first,
    words,
    get size() {
      return first.length;
    },
    unit: (text) => known.get(text),
    text: (unit) => texts[unit] ?? '',
    sounding: (syllable) => sounding[syllable] ?? [],
    phrasesWith: (unit) => phrases[unit] ?? [],
    vocabulary: () => texts.length,
    telling: (unit) => (common[unit] === true ? commonTells : tellingOf(inProcedures[unit] ?? 1)),
    pairTelling: (one, other) => {
      const procedures = pairs.of(one, other);
      return procedures === everywhere ? commonTells : tellingOf(procedures);
    },
    add: (procedure) => {
      const owner = first.length;
      first.push(ends.length);
      tellings = [];
      for (const { text } of phrasesOf(procedure)) {
        let before = -1;
        for (const unit of unitsOf(text)) {
          units.push(unit);
          if (before >= 0) pairs.add(before, unit, owner);
          before = unit;
          phrases[unit]?.push(ends.length);
          if (last[unit] === owner) continue;
          last[unit] = owner;
          inProcedures[unit] = (inProcedures[unit] ?? 0) + 1;
        }
        ends.push(units.length);
        owners.push(owner);
      }
    },
  };
};
