import type { Comparison, Condition, Expression } from './expression.ts';

/** What is held of a name: a value, the items of a list field, nothing yet, or nothing because nobody is asked. */
export type Term =
  | { readonly kind: 'value'; readonly value: string | number | boolean | readonly string[] }
  | {
      readonly kind: 'items';
      readonly items: readonly ReadonlyMap<string, Term>[];
      /** Whether the operator said that there are no more. */
      readonly complete: boolean;
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none' };

/** What a condition looks at. Implemented by the incident engine. */
export interface Surroundings {
  /** `unwell`, `grade` (a level id, `none` when ungraded), `site.lift_contact_minutes`. */
  term(name: string): Term;
  /** Minutes since a moment, whole and broken; nothing while it has not come. */
  minutesSince(moment: string): number | undefined;
}

/** Unknown names the fields and moments that would have to be known; what it means is up to who asks. */
export type Outcome =
  | { readonly kind: 'known'; readonly value: boolean }
  | { readonly kind: 'unknown'; readonly missing: readonly string[] };

type Value =
  | { readonly kind: 'value'; readonly value: string | number | boolean | readonly string[] }
  /** The size of a list that may still grow. */
  | { readonly kind: 'at-least'; readonly value: number; readonly missing: readonly string[] }
  | { readonly kind: 'unknown'; readonly missing: readonly string[] }
  | { readonly kind: 'none' };

/** Names that `exists` has given to the item at hand. */
type Scope = ReadonlyMap<string, { readonly list: string; readonly item: ReadonlyMap<string, Term> }>;

const nothing: Scope = new Map();

const yes: Outcome = { kind: 'known', value: true };
const no: Outcome = { kind: 'known', value: false };
const known = (value: boolean): Outcome => (value ? yes : no);
const unknown = (missing: readonly string[] = []): Outcome & Value => ({ kind: 'unknown', missing });

/** Each name once. Conditions are judged every second of every open call, and mostly one side has nothing to add. */
const together = (one: readonly string[], other: readonly string[]): readonly string[] => {
  if (other.length === 0) return one;
  return one.length === 0 ? other : [...new Set([...one, ...other])];
};

/**
 * Three-valued (Kleene) evaluation: what is unknown stays unknown unless the rest settles the matter. What
 * nobody is asked is no unknown: it is unequal to everything, so such a yes-no field counts as not so.
 * Never throws; what the type check would have refused is unknown.
 */
export function evaluate(condition: Condition, surroundings: Surroundings): Outcome {
  return outcomeOf(condition.expression, surroundings, nothing);
}

function outcomeOf(expression: Expression, surroundings: Surroundings, scope: Scope): Outcome {
  switch (expression.kind) {
    case 'not':
      return negated(outcomeOf(expression.of, surroundings, scope));
    case 'and':
    case 'or': {
      // The value that settles the matter whatever the other side says.
      const settles = expression.kind === 'or';
      const left = outcomeOf(expression.left, surroundings, scope);
      if (left.kind === 'known' && left.value === settles) return left;
      const right = outcomeOf(expression.right, surroundings, scope);
      if (right.kind === 'known') return right.value === settles ? right : left;
      return left.kind === 'known' ? right : unknown(together(left.missing, right.missing));
    }
    case 'compare':
      return compared(
        expression.operator,
        valueIn(expression.left, surroundings, scope),
        valueIn(expression.right, surroundings, scope),
      );
    case 'in':
      return contained(
        valueIn(expression.item, surroundings, scope),
        valueIn(expression.list, surroundings, scope),
      );
    case 'known':
      return known(isHeld(lookUp(expression.field, surroundings, scope).term));
    case 'complete': {
      const { term } = lookUp(expression.list, surroundings, scope);
      return known(term.kind === 'items' && term.complete);
    }
    case 'exists':
      return existing(expression, surroundings, scope);
    case 'literal':
    case 'name': {
      const value = valueIn(expression, surroundings, scope);
      if (value.kind === 'unknown') return value;
      if (value.kind === 'none') return no;
      return typeof value.value === 'boolean' ? known(value.value) : unknown();
    }
    case 'list':
    case 'minutes-since':
    case 'size':
      return unknown();
    default:
      return expression satisfies never;
  }
}

function valueIn(expression: Expression, surroundings: Surroundings, scope: Scope): Value {
  switch (expression.kind) {
    case 'literal':
      return { kind: 'value', value: expression.value };
    case 'name': {
      const { term, field } = lookUp(expression.name, surroundings, scope);
      if (term.kind === 'value' || term.kind === 'none') return term;
      return unknown([field]);
    }
    case 'minutes-since': {
      const minutes = surroundings.minutesSince(expression.moment);
      return minutes === undefined ? unknown([expression.moment]) : { kind: 'value', value: minutes };
    }
    case 'size':
      return sizeOf(expression.of, surroundings, scope);
    case 'list':
      return {
        kind: 'value',
        value: expression.items.flatMap((item) => (item.kind === 'literal' ? [String(item.value)] : [])),
      };
    case 'not':
    case 'and':
    case 'or':
    case 'compare':
    case 'in':
    case 'known':
    case 'complete':
    case 'exists': {
      const outcome = outcomeOf(expression, surroundings, scope);
      return outcome.kind === 'known' ? { kind: 'value', value: outcome.value } : outcome;
    }
    default:
      return expression satisfies never;
  }
}

/** A term, and the field that would have to be answered to have it. */
function lookUp(
  name: string,
  surroundings: Surroundings,
  scope: Scope,
): { readonly term: Term; readonly field: string } {
  if (scope.size === 0) return { term: surroundings.term(name), field: name };
  const [owner = name, part] = name.split('.');
  const bound = part === undefined ? undefined : scope.get(owner);
  if (bound === undefined || part === undefined) return { term: surroundings.term(name), field: name };
  return { term: bound.item.get(part) ?? { kind: 'unknown' }, field: bound.list };
}

function isHeld(term: Term): boolean {
  return term.kind === 'value' || (term.kind === 'items' && (term.items.length > 0 || term.complete));
}

function sizeOf(of: Expression, surroundings: Surroundings, scope: Scope): Value {
  if (of.kind !== 'name') return unknown();
  const { term, field } = lookUp(of.name, surroundings, scope);
  switch (term.kind) {
    case 'items':
      return term.complete
        ? { kind: 'value', value: term.items.length }
        : { kind: 'at-least', value: term.items.length, missing: [field] };
    case 'value':
      return typeof term.value === 'object' ? { kind: 'value', value: term.value.length } : unknown([field]);
    case 'none':
      return { kind: 'value', value: 0 };
    case 'unknown':
      return unknown([field]);
    default:
      return term satisfies never;
  }
}

function existing(
  { list, as, test }: Extract<Expression, { kind: 'exists' }>,
  surroundings: Surroundings,
  scope: Scope,
): Outcome {
  const { term, field } = lookUp(list, surroundings, scope);
  if (term.kind === 'none') return no;
  if (term.kind !== 'items') return unknown([field]);
  let missing: readonly string[] = term.complete ? [] : [field];
  let open = !term.complete;
  for (const item of term.items) {
    const outcome = outcomeOf(test, surroundings, new Map(scope).set(as, { list, item }));
    if (outcome.kind === 'unknown') {
      open = true;
      missing = together(missing, outcome.missing);
    } else if (outcome.value) return yes;
  }
  return open ? unknown(missing) : no;
}

const negated = (outcome: Outcome): Outcome => (outcome.kind === 'known' ? known(!outcome.value) : outcome);

const mirrored = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
} as const satisfies Record<Comparison, Comparison>;

function compared(operator: Comparison, left: Value, right: Value): Outcome {
  if (left.kind === 'none' || right.kind === 'none') return known(operator === '!=');
  if (left.kind === 'unknown' || right.kind === 'unknown') {
    return unknown(missingOf(left, right));
  }
  if (left.kind === 'at-least') return grown(operator, left, right);
  if (right.kind === 'at-least') return grown(mirrored[operator], right, left);
  return settled(operator, left.value, right.value);
}

/** A number that can only grow, against another: settled only where growing cannot change it. */
function grown(operator: Comparison, least: Extract<Value, { kind: 'at-least' }>, other: Value): Outcome {
  if (other.kind !== 'value' || typeof other.value !== 'number') return unknown(least.missing);
  const past = least.value > other.value;
  const settles = operator === '>=' || operator === '<' ? least.value >= other.value : past;
  if (!settles) return unknown(least.missing);
  return known(operator === '>' || operator === '>=' || operator === '!=');
}

/** What two values miss that are not both known. */
const missingOf = (one: Value, other: Value): readonly string[] =>
  together(one.kind === 'unknown' ? one.missing : [], other.kind === 'unknown' ? other.missing : []);

type Plain = string | number | boolean | readonly string[];

function settled(operator: Comparison, left: Plain, right: Plain): Outcome {
  if (operator === '==' || operator === '!=') {
    if (typeof left !== typeof right || typeof left === 'object') return unknown();
    return known((left === right) === (operator === '=='));
  }
  if (typeof left !== 'number' || typeof right !== 'number') return unknown();
  switch (operator) {
    case '<':
      return known(left < right);
    case '<=':
      return known(left <= right);
    case '>':
      return known(left > right);
    case '>=':
      return known(left >= right);
    default:
      return operator satisfies never;
  }
}

function contained(item: Value, list: Value): Outcome {
  if (item.kind === 'none' || list.kind === 'none') return no;
  if (item.kind === 'unknown' || list.kind === 'unknown') {
    return unknown(missingOf(item, list));
  }
  return typeof list.value === 'object' ? known(list.value.includes(String(item.value))) : unknown();
}
