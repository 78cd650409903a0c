import type { StepKey } from '../procedure/ids.ts';

/**
 * What was answered. The three that are no value stay apart: nobody knows (不清楚), the caller will not say
 * (拒绝回答), the question does not fit (不适用).
 */
export type Answer =
  | { readonly kind: 'value'; readonly value: Value; readonly doubtful?: boolean }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'not-applicable' };

/** Text, a choice's id, a number, yes or no, or the ids of several choices. A moment is an ISO time with offset. */
export type Value = string | number | boolean | readonly string[];

/** One thing of a repeated set (a casualty, a lift), by part. A part that is missing was not asked yet. */
export type Item = { readonly [part: string]: Answer };

/** What is held of a field: an answer, or the items of a list field. `by` is the step that it came from last. */
export type Fact =
  | { readonly kind: 'answer'; readonly by: StepKey; readonly answer: Answer }
  | {
      readonly kind: 'items';
      readonly by: StepKey;
      readonly items: readonly Item[];
      /** The operator said that there are no more. */
      readonly complete: boolean;
    };

/** Whether two answers say the same, whatever mark they carry. */
export const sameAnswer = (one: Answer, other: Answer): boolean => {
  if (one.kind !== 'value' || other.kind !== 'value') return one.kind === other.kind;
  if (typeof one.value !== 'object' || typeof other.value !== 'object') return one.value === other.value;
  const others = other.value;
  return one.value.length === others.length && one.value.every((id, place) => id === others[place]);
};
