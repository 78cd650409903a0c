import type { Expression } from './expression.ts';

/** Every name that the expression looks at, once each: fields, `grade`, `site.…`, and the moments time is counted from. */
export function fieldsOf(expression: Expression): readonly string[] {
  return [...new Set(namesIn(expression, new Set()))];
}

function namesIn(expression: Expression, bound: ReadonlySet<string>): readonly string[] {
  switch (expression.kind) {
    case 'literal':
      return [];
    case 'name':
      return bound.has(ownerOf(expression.name)) ? [] : [expression.name];
    case 'not':
    case 'size':
      return namesIn(expression.of, bound);
    case 'and':
    case 'or':
    case 'compare':
      return [...namesIn(expression.left, bound), ...namesIn(expression.right, bound)];
    case 'in':
      return [...namesIn(expression.item, bound), ...namesIn(expression.list, bound)];
    case 'list':
      return expression.items.flatMap((item) => namesIn(item, bound));
    case 'minutes-since':
      return [expression.moment];
    case 'known':
      return bound.has(ownerOf(expression.field)) ? [] : [expression.field];
    case 'complete':
      return [expression.list];
    case 'exists':
      return [expression.list, ...namesIn(expression.test, new Set([...bound, expression.as]))];
    default:
      return expression satisfies never;
  }
}

const ownerOf = (name: string): string => name.split('.')[0] ?? name;
