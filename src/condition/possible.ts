import { evaluate, type Term } from './evaluate.ts';
import type { Expression } from './expression.ts';
import { fieldsOf } from './fields-of.ts';
import { type Shape, ungraded } from './vocabulary.ts';

/** The most worlds that are tried before the question is left open. */
const mostWorlds = 5_000;
/** Of a field with several choices, no more than this are combined; only those that are spoken of matter. */
const mostCombined = 6;

/** What a name can be: what is held of it, or how long ago it was. */
type State = { readonly term: Term } | { readonly minutes: number };

/**
 * Whether conditions can hold all together, as far as that can be shown by trying: `never`, `always`, or `open` where
 * they can go either way or nothing can be shown. Numbers are tried around each constant, which settles comparisons
 * with constants; conditions on lists, and on two names compared with one another, are left open.
 */
export function possible(
  conditions: readonly Expression[],
  shapes: ReadonlyMap<string, Shape>,
  levels: readonly string[],
): 'never' | 'always' | 'open' {
  const nodes = conditions.flatMap(nodesOf);
  if (nodes.some((node) => isOfList(node) || comparesNames(node))) return 'open';
  const names = [...new Set(conditions.flatMap(fieldsOf))];
  const known = new Set(nodes.flatMap((node) => (node.kind === 'known' ? [node.field] : [])));
  const since = new Set(nodes.flatMap((node) => (node.kind === 'minutes-since' ? [node.moment] : [])));
  const literals = nodes.flatMap((node) => (node.kind === 'literal' ? [node.value] : []));

  let worlds: readonly ReadonlyMap<string, State>[] = [new Map()];
  for (const name of names) {
    // The two sides of a moment (its being known, the time since) are tried apart: more worlds than there are, never fewer.
    const sides = [
      ...(since.has(name) ? [{ key: `since ${name}`, states: minutesStates(literals) }] : []),
      ...(!since.has(name) || known.has(name)
        ? [{ key: name, states: termStates(name, shapes.get(name), levels, literals, known.has(name)) }]
        : []),
    ];
    for (const { key, states } of sides) {
      if (states.length === 0 || worlds.length * states.length > mostWorlds) return 'open';
      worlds = worlds.flatMap((world) => states.map((state) => new Map(world).set(key, state)));
    }
  }
  const outcomes = new Set(worlds.map((world) => together(conditions, world)));
  if (outcomes.size > 1) return 'open';
  if (outcomes.has(false)) return 'never';
  return outcomes.has(true) ? 'always' : 'open';
}

/** Values are tried around constants only, so how two names stand to one another is not covered. */
function isOfList({ kind }: Expression): boolean {
  return kind === 'exists' || kind === 'size' || kind === 'complete';
}

function comparesNames(node: Expression): boolean {
  if (node.kind !== 'compare') return false;
  return node.left.kind !== 'literal' && node.right.kind !== 'literal';
}

function together(conditions: readonly Expression[], world: ReadonlyMap<string, State>): boolean | undefined {
  const outcomes = conditions.map((expression) =>
    evaluate(
      { text: '', expression },
      {
        term(name) {
          const state = world.get(name);
          return state !== undefined && 'term' in state ? state.term : { kind: 'unknown' };
        },
        minutesSince(moment) {
          const state = world.get(`since ${moment}`);
          return state !== undefined && 'minutes' in state ? state.minutes : undefined;
        },
      },
    ),
  );
  if (outcomes.some((outcome) => outcome.kind === 'known' && !outcome.value)) return false;
  return outcomes.every((outcome) => outcome.kind === 'known') ? true : undefined;
}

/** Each constant, and a little to either side of it. */
const around = (literals: readonly (string | number | boolean)[]): readonly number[] => [
  ...new Set(
    literals.flatMap((value) => (typeof value === 'number' ? [value - 0.5, value, value + 0.5] : [])),
  ),
];

/** A moment that has not come leaves its condition unknown, which shows nothing either way. */
const minutesStates = (literals: readonly (string | number | boolean)[]): readonly State[] =>
  around([0, ...literals]).flatMap((minutes) => (minutes < 0 ? [] : [{ minutes }]));

function termStates(
  name: string,
  shape: Shape | undefined,
  levels: readonly string[],
  literals: readonly (string | number | boolean)[],
  isKnownAsked: boolean,
): readonly State[] {
  const value = (of: string | number | boolean | readonly string[]): State => ({
    term: { kind: 'value', value: of },
  });
  const unknown: State = { term: { kind: 'unknown' } };
  if (name === 'grade') return [...levels, ungraded].map(value);
  const always = [{ term: { kind: 'none' } } satisfies State, ...(isKnownAsked ? [unknown] : [])];
  switch (shape?.type) {
    case 'choice':
      return [...shape.options.map(value), ...always];
    case 'yes-no':
      return [value(true), value(false), ...always];
    case 'number':
      return [...around([0, ...literals]).map(value), ...always];
    case 'text': {
      const words = literals.filter((literal) => typeof literal === 'string');
      return [...words.map(value), value(`${words.join('')}…`), ...always];
    }
    case 'choices': {
      const spokenOf = shape.options.filter((option) => literals.includes(option));
      return spokenOf.length > mostCombined ? [] : [...subsets(spokenOf).map(value), ...always];
    }
    case 'moment':
      return [value(''), ...always];
    case 'list':
    case 'any':
    case undefined:
      // Nothing to try: without a value the outcome stays unknown, and with known() it would be a wrong no.
      return isKnownAsked ? [] : [unknown];
    default:
      return shape satisfies never;
  }
}

function subsets(options: readonly string[]): readonly (readonly string[])[] {
  const [first, ...rest] = options;
  if (first === undefined) return [[]];
  const without = subsets(rest);
  return [...without, ...without.map((subset) => [first, ...subset])];
}

/** The expression and everything in it. */
export function nodesOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'name':
    case 'minutes-since':
    case 'known':
    case 'complete':
      return [expression];
    case 'not':
    case 'size':
      return [expression, ...nodesOf(expression.of)];
    case 'and':
    case 'or':
    case 'compare':
      return [expression, ...nodesOf(expression.left), ...nodesOf(expression.right)];
    case 'in':
      return [expression, ...nodesOf(expression.item), ...nodesOf(expression.list)];
    case 'list':
      return [expression, ...expression.items.flatMap(nodesOf)];
    case 'exists':
      return [expression, ...nodesOf(expression.test)];
    default:
      return expression satisfies never;
  }
}
