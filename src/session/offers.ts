import type { FieldType } from '../procedure/procedure.ts';
import { inLanguage, type Language } from '../procedure/text.ts';
import type { AskingField } from './asking.ts';
import type { Earlier } from './earlier.ts';
import type { View } from './view.ts';

/** What a written answer need not be written for. */
export interface Offers {
  /** The answer that is there. */
  readonly held: readonly string[];
  /** What the procedure suggests. */
  readonly own: readonly string[];
  /** Answers of earlier incidents at this desk, newest first, without those above. */
  readonly earlier: readonly string[];
}

const WORDS: ReadonlySet<FieldType> = new Set(['text', 'name', 'phone', 'address']);

export const offersFor = (
  view: Pick<View, 'incident'>,
  earlier: Earlier,
  { field, held, step }: AskingField,
  language: Language,
): Offers => {
  const own = (field.suggestions ?? []).map((one) => inLanguage(one, language));
  const before = held?.kind === 'value' && typeof held.value !== 'object' ? [String(held.value)] : [];
  if (!WORDS.has(field.type)) return { held: before, own, earlier: [] };
  const name = step.ask === field.id ? field.id : `${step.ask ?? ''}/${field.id}`;
  const others = earlier.offered(view, name).filter((one) => ![...before, ...own].includes(one));
  return { held: before, own, earlier: others };
};

/** Whether a text holds what was typed, to a reader: width, blanks and capitals do not matter. */
export const holds = (text: string, typed: string): boolean => folded(text).includes(folded(typed));

/** Whether two texts are the same to a reader. */
export const readsAs = (text: string, typed: string): boolean => folded(text) === folded(typed);

const folded = (text: string): string => text.normalize('NFKC').replace(/[\s-]/gu, '').toLowerCase();
