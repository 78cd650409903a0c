import type { Text } from './text.ts';

/** What a number rings: a handset that its owner carries, the room where the shift sits, a desk, a radio, a home, a service line. */
export type NumberKind = (typeof numberKinds)[number];
export const numberKinds = ['mobile', 'duty-room', 'office', 'radio', 'home', 'line'] as const;

export interface PhoneNumber {
  /** As dialled. */
  readonly number: string;
  /** Absent where nobody said. */
  readonly kind?: NumberKind | undefined;
}

/** Somebody of the organisation. */
export interface Person {
  readonly name: Text;
  /** What they are (值班长, 电工). */
  readonly titles: readonly Text[];
  /** In the order in which they are tried. */
  readonly numbers: readonly PhoneNumber[];
}

/** One place in a call chain: a person of the contacts, or a party outside with a name of its own. */
export type ChainLink =
  | { readonly person: string }
  | {
      readonly name: Text;
      readonly numbers: readonly PhoneNumber[];
      /** What to know before dialling. */
      readonly note?: Text | undefined;
    };

/** A duty that somebody has at every hour, or at some: who, by day and shift. */
export interface RosterLine {
  readonly title: Text;
  /** No two overlap. */
  readonly shifts: readonly Shift[];
  readonly week?: { readonly [day in Weekday]?: Filling | undefined } | undefined;
  /** Days that come round; `from` is the first of them. */
  readonly cycle?: { readonly from: string; readonly days: readonly Filling[] } | undefined;
  /** Over the usual on weekends and public holidays, except weekend days that are worked. */
  readonly daysOff?: Filling | undefined;
  /** Over the usual on weekend days that are worked. */
  readonly makeUpDays?: Filling | undefined;
  /** Over everything else, by `YYYY-MM-DD`. */
  readonly dates: { readonly [date: string]: Filling };
  readonly substitutes: readonly Substitute[];
}

/** Minutes since midnight; one that ends no later than it begins runs over midnight, at most a whole day. */
export interface Shift {
  readonly id: string;
  readonly name: Text;
  readonly from: number;
  readonly to: number;
}

/** Who is in which shift of a day, by the person's id. A shift belongs to the day on which it begins. */
export type Filling = { readonly [shift: string]: readonly string[] };

/** Somebody does all shifts of somebody else that begin on these days, both included. */
export interface Substitute {
  readonly absent: string;
  readonly by: string;
  readonly from: string;
  readonly to: string;
}

export type Weekday = (typeof weekdays)[number];
/** As `getUTCDay` counts them. */
export const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Minutes of a day. */
export const DAY = 1440;

/** Minutes of a shift, 1 to a whole day. */
export const shiftLength = ({ from, to }: Pick<Shift, 'from' | 'to'>): number =>
  (to - from + DAY) % DAY || DAY;
