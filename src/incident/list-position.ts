import type { Field } from '../procedure/procedure.ts';
import type { Fact } from './answer.ts';

/** Where the asking of a repeated set stands: a part of an item, or whether there is another item at all. */
export type ListPosition =
  | { readonly kind: 'part'; readonly item: number; readonly part: Field }
  | { readonly kind: 'more'; readonly items: number }
  | { readonly kind: 'complete' };

/** The first part of the last item that was not asked; after a whole item, the question whether there is another. */
export const listPosition = (field: Field, fact: Fact | undefined): ListPosition => {
  const parts = field.parts ?? [];
  const items = fact?.kind === 'items' ? fact.items : [];
  const last = items.at(-1);
  if (fact?.kind === 'items' && fact.complete) return { kind: 'complete' };
  if (last === undefined) return { kind: 'more', items: 0 };
  const part = parts.find(({ id }) => !Object.hasOwn(last, id));
  return part === undefined
    ? { kind: 'more', items: items.length }
    : { kind: 'part', item: items.length - 1, part };
};
