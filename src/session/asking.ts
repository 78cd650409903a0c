import type { Answer, Item } from '../incident/answer.ts';
import type { Clock } from '../incident/clocks.ts';
import type { Next } from '../incident/current-step.ts';
import { listPosition } from '../incident/list-position.ts';
import type { Standing } from '../incident/outline.ts';
import type { Placed } from '../incident/scene.ts';
import { type Told, toldAlready } from '../incident/told-already.ts';
import type { Field } from '../procedure/procedure.ts';
import type { View } from './view.ts';

/** The list item that the operator turned to: a new one, or one part of an old one. Counts from 0. */
export interface Turned {
  readonly item: number;
  readonly part?: string;
}

/** What is wanted of the operator now: the next key or line is the answer to it. */
export type Asking =
  /** `reminds`: done, and to be done again and again for now. */
  | ({ readonly kind: 'act'; readonly standing: Standing; readonly reminds: boolean } & Placed)
  | ({
      readonly kind: 'notify';
      readonly standing: Standing;
      /** The party was reached otherwise. */
      readonly earlier: Told | undefined;
    } & Placed)
  | AskingField
  /** Whether a list goes on; once it is complete, which part of it to change. */
  | ({
      readonly kind: 'more';
      readonly field: Field;
      readonly items: readonly Item[];
      readonly complete: boolean;
      readonly standing: Standing;
    } & Placed)
  | Extract<Next, { kind: 'hand-off' }>
  /** Every step is done; what is to be done again and again may still go on. */
  | { readonly kind: 'finished'; readonly reminders: readonly Clock[] };

export type AskingField = {
  readonly kind: 'field';
  readonly field: Field;
  readonly standing: Standing;
  /** The answer that is there already. */
  readonly held: Answer | undefined;
  /** For a part of a list's item; counts from 0. */
  readonly item?: number;
} & Placed;

/** What is asked of one step. */
export type AskingStep = Exclude<Asking, { readonly kind: 'hand-off' | 'finished' }>;
export type AskingAct = Extract<Asking, { readonly kind: 'act' }>;
export type AskingNotify = Extract<Asking, { readonly kind: 'notify' }>;
export type AskingMore = Extract<Asking, { readonly kind: 'more' }>;

/** What the session has before the operator, as a question. */
export const askingOf = (view: View, turned: Turned | undefined): Asking => {
  const { next } = view;
  if (next.kind === 'hand-off') return next;
  if (next.kind === 'finished')
    return { kind: 'finished', reminders: view.clocks.filter(({ kind }) => kind === 'reminder') };
  const { key, step, procedure } = next;
  const placed: Placed = { key, step, procedure };
  const standing = view.outline.find((one) => one.key === key)?.standing ?? 'open';
  if (step.notify !== undefined)
    return { kind: 'notify', standing, earlier: toldAlready(view, placed), ...placed };
  const field = step.ask === undefined ? undefined : procedure.fields[step.ask];
  if (field === undefined) {
    const reminds = view.clocks.some((clock) => clock.kind === 'reminder' && clock.key === key);
    return { kind: 'act', standing, reminds, ...placed };
  }
  const fact = view.incident.facts.get(field.id);
  if (field.type !== 'list') {
    const held = fact?.kind === 'answer' ? fact.answer : undefined;
    return { kind: 'field', field, standing, held, ...placed };
  }
  const items = fact?.kind === 'items' ? fact.items : [];
  const position = listPosition(field, fact);
  const place = partAsked(field, items, position, turned);
  if (place === undefined)
    return { kind: 'more', field, items, complete: position.kind === 'complete', standing, ...placed };
  const { item, part } = place;
  return { kind: 'field', field: part, item, standing, held: items[item]?.[part.id], ...placed };
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

/** Tells one asking from another: drafts, scrolling and the guard against bounced keys hang on it. */
export const askingId = (asking: Asking): string => {
  switch (asking.kind) {
    case 'field':
      return `${asking.key}/${asking.item ?? ''}/${asking.field.id}`;
    case 'act':
    case 'notify':
      return asking.key;
    case 'more':
      return `${asking.key}/more/${asking.items.length}`;
    case 'hand-off':
      return `hand-off/${asking.to.id}`;
    case 'finished':
      return 'finished';
    default:
      return asking satisfies never;
  }
};

const WRITTEN: ReadonlySet<Field['type']> = new Set([
  'text',
  'long-text',
  'name',
  'phone',
  'address',
  'moment',
  'number',
  'count',
]);

/** Whether the answer is written rather than chosen. */
export const isWritten = (asking: Asking): asking is AskingField =>
  asking.kind === 'field' && WRITTEN.has(asking.field.type);
