import { commonTells } from './common-words.ts';
import type { Unit } from './phrase-index.ts';
import type { PhraseTelling } from './phrase-telling.ts';
import type { Reading } from './readings.ts';

/** What a phrase and the typed letters have in common. */
export interface Alignment {
  /** How much of the phrase was said, by what its parts tell, 0 to 1. */
  readonly coverage: number;
  /** What was said of it, in telling characters; a word counts as one. */
  readonly said: number;
  /** For each typed letter how well it is explained, 0 to 1. */
  readonly explained: Float32Array;
  /** For each typed letter its share of what the part of the phrase tells that it fits. */
  readonly told: Float32Array;
}

/** Compares the units of one phrase after the other with the same typed letters. Undefined where nothing fits. */
export type Align = (units: Int32Array, from: number, to: number) => Alignment | undefined;

/** The best row of units that ends at one place of the phrase and at one place of the typed letters. */
interface Row {
  /** Where it begins in the phrase. */
  readonly first: number;
  /** Where it begins and ends in the typed letters. */
  readonly start: number;
  readonly end: number;
  readonly length: number;
  /** How much is known by it, in characters. */
  readonly worth: number;
  /** The sum of how well each unit fits. */
  readonly fit: number;
  readonly loose: boolean;
}

/**
 * Looks for rows of units that the typed letters and a phrase have in common, in whatever order the rows come. What
 * stands alone may be chance: the longer a row, the more it counts.
 *
 * @param breaks by place between two letters: whether a word may begin or end there.
 */
export const aligner = (
  readings: readonly Reading[],
  letters: number,
  breaks: readonly boolean[],
  telling: PhraseTelling,
): Align => {
  const fitting = fittingUnits(readings);
  const partOfRun = partsOfRuns(breaks);

  return (units, from, to) => {
    const size = to - from;
    const tells = telling(from, to);
    const covered = new Float32Array(size);
    const explained = new Float32Array(letters);
    const told = new Float32Array(letters);
    let any = false;
    let before: readonly Row[] = [];
    let skipped: readonly Row[] = [];
    for (let at = 0; at < size; at += 1) {
      const unit = units[from + at] ?? 0;
      const rows = rowsTo(fitting.get(unit), at, before, skipped, tells[at] ?? 0);
      // A row of initials may leave out a common word of the phrase, as people do who abbreviate.
      skipped = (tells[at] ?? 0) <= commonTells ? before.filter(({ loose }) => loose) : [];
      before = rows;
      for (const { first, start, end, length, worth, fit, loose } of rows) {
        const isEntire = at - first + 1 === size;
        const isAtEdge = first === 0 || at === size - 1;
        const part = loose ? partOfRun(start, end, isEntire ? 2 : isAtEdge ? 3 : letters) : 1;
        if (part === 0) continue;
        const isAll = end - start === letters;
        // Two characters that only sound right are anywhere in a language of so few sounds.
        const isByEar = !loose && end - start === length && fit <= bySound * length;
        if (isByEar && length <= 2 && !isEntire && letters > 1) continue;
        // A whole phrase is no chance, unless it was read into a few sounds of a longer text.
        const isWhole = isEntire && (fit === length || 2 * (end - start) >= letters);
        // Something always fits the first key, so that typing on has a list to narrow.
        const least = isAll ? typing : 0;
        const quality = ((isWhole ? 1 : Math.max(least, sureness(worth))) * fit * part) / length;
        if (quality < 0.05) continue;
        any = true;
        let tellsInAll = 0;
        for (let back = first; back <= at; back += 1) {
          tellsInAll += tells[back] ?? 0;
          if ((covered[back] ?? 0) < quality) covered[back] = quality;
        }
        const each = (tellsInAll * quality) / (end - start);
        for (let letter = start; letter < end; letter += 1) {
          if ((explained[letter] ?? 0) < quality) explained[letter] = quality;
          if ((told[letter] ?? 0) < each) told[letter] = each;
        }
      }
    }
    if (!any) return undefined;
    let said = 0;
    let whole = 0;
    for (let at = 0; at < size; at += 1) {
      const tell = tells[at] ?? 0;
      said += (covered[at] ?? 0) * tell;
      whole += tell;
    }
    return { coverage: said / whole, said, explained, told };
  };
};

/** Less than this share of a run of letters is chance. */
const leastOfRun = 0.4;
/** How much less letters count that others go on from, so that they never make sure. */
const inRun = 0.7;

/**
 * How much letters count that may be a part of a run: wholly where words begin and end; less where the run goes on at one
 * end, as initials of two phrases do; 0 where it goes on at both, or where there are fewer of them than `least`.
 */
const partsOfRuns =
  (breaks: readonly boolean[]) =>
  (start: number, end: number, least: number): number => {
    const [from, to] = [breaks.lastIndexOf(true, start), breaks.indexOf(true, end)];
    if (from === start && to === end) return 1;
    if ((from !== start && to !== end) || end - start < least) return 0;
    const share = (end - start) / (to - from);
    return share < leastOfRun ? 0 : inRun * share;
  };

interface Fitting {
  readonly reading: Reading;
  readonly fit: number;
}

const fittingUnits = (readings: readonly Reading[]): ReadonlyMap<Unit, readonly Fitting[]> => {
  const fitting = new Map<Unit, Fitting[]>();
  for (const reading of readings) {
    const { units, values } = reading.fits;
    for (let at = 0; at < units.length; at += 1) {
      const unit = units[at] ?? 0;
      if (unit === reading.except) continue;
      const one = { reading, fit: values[at] ?? 0 };
      const list = fitting.get(unit);
      if (list === undefined) fitting.set(unit, [one]);
      else list.push(one);
    }
  }
  return fitting;
};

/** The rows that end with a unit, going on from those that end with the unit before it. */
const rowsTo = (
  fitting: readonly Fitting[] | undefined,
  at: number,
  before: readonly Row[],
  skipped: readonly Row[],
  tells: number,
): readonly Row[] => {
  if (fitting === undefined) return [];
  const rows: Row[] = [];
  for (const { reading, fit } of fitting) {
    // A common word adds little to a row, though it may join two others.
    const worth = reading.worth * (tells <= commonTells ? 0.6 : 1);
    const goesOn = ({ end }: Row): boolean => end === reading.from;
    const earlier = before.find(goesOn) ?? (reading.loose ? skipped.find(goesOn) : undefined);
    const row: Row =
      earlier === undefined
        ? { first: at, start: reading.from, end: reading.to, length: 1, worth, fit, loose: reading.loose }
        : {
            first: earlier.first,
            start: earlier.start,
            end: reading.to,
            length: earlier.length + 1,
            worth: earlier.worth + worth,
            fit: earlier.fit + fit,
            loose: earlier.loose || reading.loose,
          };
    const rival = rows.findIndex(({ end }) => end === row.end);
    if (rival < 0) rows.push(row);
    else if ((rows[rival]?.worth ?? 0) < row.worth) rows[rival] = row;
  }
  return rows;
};

/** How well a character fits at most that was typed for another of the same sound; see `readings.ts`. */
const bySound = 0.75;

/** How much all that was typed counts at least, however little it is. */
const typing = 0.3;

/** From what a row is worth, how sure it is no chance: one character little, three all. */
const sureness = (worth: number): number => Math.min(1, Math.max(0, (worth - 0.55) / 1.55));
