import type { Answer, Item } from '../incident/answer.ts';
import type { Next } from '../incident/current-step.ts';
import { listPosition } from '../incident/list-position.ts';
import type { Standing } from '../incident/outline.ts';
import type { Placed } from '../incident/scene.ts';
import type { Field } from '../procedure/procedure.ts';
import type { View } from '../session/view.ts';

/** The list item that the operator turned to: a new one, or one part of an old one. Counts from 0. */
export interface Turned {
  readonly item: number;
  readonly part?: string;
}

/** What the next line is an answer to. */
export type Asking =
  | ({ readonly kind: 'act' | 'notify'; readonly standing: Standing } & Placed)
  | AskingField
  /** Whether a list goes on; once it is complete, which part of it to change. */
  | ({
      readonly kind: 'more';
      readonly standing: Standing;
      readonly field: Field;
      readonly items: readonly Item[];
      readonly complete: boolean;
    } & Placed)
  | Extract<Next, { kind: 'hand-off' | 'finished' }>;

export interface AskingField extends Placed {
  readonly kind: 'field';
  readonly standing: Standing;
  readonly field: Field;
  /** The answer that is there already. */
  readonly held: Answer | undefined;
  /** For a part of a list item. */
  readonly item?: number;
}

/** What the session has on screen, as a question. */
export const askingOf = (view: View, turned: Turned | undefined): Asking => {
  const { next } = view;
  if (next.kind !== 'step') return next;
  const { key, step, procedure } = next;
  const standing = view.outline.find((one) => one.key === key)?.standing ?? 'open';
  const placed = { key, step, procedure, standing };
  if (step.notify !== undefined) return { kind: 'notify', ...placed };
  const field = step.ask === undefined ? undefined : procedure.fields[step.ask];
  if (field === undefined) return { kind: 'act', ...placed };
  const fact = view.incident.facts.get(field.id);
  if (field.type !== 'list') {
    return { kind: 'field', field, held: fact?.kind === 'answer' ? fact.answer : undefined, ...placed };
  }
  const items = fact?.kind === 'items' ? fact.items : [];
  const position = listPosition(field, fact);
  const place = partAsked(field, items, position, turned);
  if (place === undefined)
    return { kind: 'more', field, items, complete: position.kind === 'complete', ...placed };
  const { item, part } = place;
  return { kind: 'field', field: part, item, held: items[item]?.[part.id], ...placed };
};

const partAsked = (
  field: Field,
  items: readonly Item[],
  position: ReturnType<typeof listPosition>,
  turned: Turned | undefined,
): { readonly item: number; readonly part: Field } | undefined => {
  const again = turned?.part === undefined ? undefined : field.parts?.find(({ id }) => id === turned.part);
  if (turned !== undefined && again !== undefined) return { item: turned.item, part: again };
  if (position.kind === 'part') return position;
  const [first] = field.parts ?? [];
  return turned?.item === items.length && position.kind === 'more' && first !== undefined
    ? { item: items.length, part: first }
    : undefined;
};
