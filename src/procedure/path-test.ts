import type { LevelId, ProcedureId } from './ids.ts';
import type { Place } from './problem.ts';

/** Text, a choice's id, a number, yes or no, or the ids of several choices. */
export type PathValue = string | number | boolean | readonly string[];

/** An answer in a path test; the same words as in an incident. */
export type PathAnswer =
  | { readonly kind: 'value'; readonly value: PathValue }
  | { readonly kind: 'unknown' | 'refused' | 'not-applicable' }
  | { readonly kind: 'items'; readonly items: readonly { readonly [part: string]: PathAnswer }[] };

/**
 * One call through a procedure: what is answered, and what must then come up. Questions without an answer here are
 * answered 不清楚; words are said, acts done, parties reached. Steps are named by their id, or `procedure/step` in a
 * procedure that the call was handed off to.
 */
export interface PathTest {
  readonly procedure: ProcedureId;
  readonly name: string;
  /** By field id, or by the id of an ask step where a field is asked in several. */
  readonly answers: ReadonlyMap<string, PathAnswer>;
  readonly skip: readonly string[];
  /** Minutes that have passed before the walk begins. */
  readonly elapsed: number;
  /** Hand-offs that are accepted; others that are offered are declined. */
  readonly handOffs: readonly ProcedureId[];
  /** Steps that come up, in this order; others may come between. */
  readonly shown: readonly string[];
  /** Steps that never come up. */
  readonly hidden: readonly string[];
  /** The level at the end, `none` for ungraded; absent where it does not matter. */
  readonly grade?: LevelId | 'none' | undefined;
  /** Hazards that stand on screen at the end. */
  readonly hazards: readonly string[];
  /** Words that the summary holds. */
  readonly summary: readonly string[];
  /** Where the test was written. */
  readonly place: Place;
}
