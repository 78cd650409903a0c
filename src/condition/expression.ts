/**
 * A condition after it has been parsed and checked: plain data, kept as JSON beside the procedure, so that
 * running a procedure needs neither a parser nor the CEL library.
 */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  /** A field (`unwell`), a part of a list item (`lift.people`), `grade`, or a site setting (`site.lift_arrival_minutes`). */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: 'compare';
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
    }
  /** `injured in ["one", "many"]`, or `"smoke" in signs` where `signs` is a field with several choices. */
  | { readonly kind: 'in'; readonly item: Expression; readonly list: Expression }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  /** Whole and broken minutes since a moment: `opened`, `graded`, a field of type moment, or a finished step. */
  | { readonly kind: 'minutes-since'; readonly moment: string }
  /** Whether a field has a value at all. Never unknown itself. */
  | { readonly kind: 'known'; readonly field: string }
  /** Whether the operator said that a list field has no more items. Never unknown itself. */
  | { readonly kind: 'complete'; readonly list: string }
  /** How many items a list field, or choices a several-choice field, holds. */
  | { readonly kind: 'size'; readonly of: Expression }
  /** Whether one item of a list field passes the test, in which `as` names the item. */
  | { readonly kind: 'exists'; readonly list: string; readonly as: string; readonly test: Expression };

/** As CEL writes them. */
export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** A condition as the author wrote it, and what it means. */
export interface Condition {
  readonly text: string;
  readonly expression: Expression;
}
