import { quotable } from './harmless.ts';
import type { PathAnswer, PathValue } from './path-test.ts';
import type { Place } from './problem.ts';
import type { Field } from './procedure.ts';
import type { Reader } from './reader.ts';
import type { Text } from './text.ts';
import type { Path } from './yaml.ts';

/** How answers are written in one kind of file. */
export interface Writing {
  /** An answer that is no value; undefined for everything else. */
  readonly special: (given: unknown) => SpecialAnswer | undefined;
  /** The value that is meant for a field; undefined where it does not fit. */
  readonly value: (field: Field, given: unknown) => PathValue | undefined;
  /** How a time is written, and how words are. */
  readonly moment: Text;
  readonly words: Text;
}

export type SpecialAnswer = Exclude<PathAnswer, { readonly kind: 'value' | 'items' }>;

/** The place of an answer, or of something inside it. */
export type PlaceOf = (inside: Path, part?: 'key' | 'value') => Place;

/** What a file says of a field, a list item by item. What does not fit is reported at its place, and nothing is given. */
export function writtenAnswer(
  reader: Reader,
  writing: Writing,
  field: Field,
  given: unknown,
  place: PlaceOf,
): PathAnswer | undefined {
  const special = writing.special(given);
  if (special !== undefined) return special;
  if (field.type === 'list' && Array.isArray(given)) {
    const before = reader.problems.length;
    const items = given.map((item: unknown, index) =>
      writtenItem(reader, writing, field, item, (inside, part) => place([index, ...inside], part)),
    );
    return reader.problems.length === before ? { kind: 'items', items } : undefined;
  }
  const value = writing.value(field, given);
  if (value !== undefined) return { kind: 'value', value };
  misfit(reader, place([]), given, expectedOf(field, writing));
  return undefined;
}

function writtenItem(
  reader: Reader,
  writing: Writing,
  field: Field,
  item: unknown,
  place: PlaceOf,
): { readonly [part: string]: PathAnswer } {
  if (!isMap(item)) {
    misfit(reader, place([]), item, ITEM);
    return {};
  }
  const parts = new Map((field.parts ?? []).map((part) => [part.id as string, part]));
  const answers = Object.entries(item).flatMap(([id, given]) => {
    const part = parts.get(id);
    if (part === undefined) {
      reader.refer({ zh: '项', en: 'part' }, id, parts.keys(), place([id], 'key'));
      return [];
    }
    const answer = writtenAnswer(reader, writing, part, given, (inside, key) => place([id, ...inside], key));
    return answer === undefined ? [] : [[id, answer] as const];
  });
  return Object.fromEntries(answers);
}

/** Reports what stands where something else should. */
export function misfit(reader: Reader, place: Place, found: unknown, expected: Text): void {
  const shown = quotable(typeof found === 'string' ? found : (JSON.stringify(found) ?? ''));
  reader.report(
    place,
    shown === '' ? { zh: '空的回答', en: 'an empty answer' } : { zh: `“${shown}”`, en: `“${shown}”` },
    expected,
  );
}

/** A YAML map. */
export const isMap = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const ITEM: Text = { zh: '一组 { 项: 回答 }', en: 'a set of { part: answer }' };

function expectedOf(field: Field, { moment, words }: Writing): Text {
  const options = (field.options ?? []).map(({ id }) => id);
  switch (field.type) {
    case 'choice':
      return { zh: `其中之一：${options.join('、')}`, en: `one of ${options.join(', ')}` };
    case 'choices':
      return { zh: `列表，取自：${options.join('、')}`, en: `a list of some of ${options.join(', ')}` };
    case 'yes-no':
      return { zh: 'yes、no 或 unknown', en: 'yes, no or unknown' };
    case 'number':
    case 'count':
      return { zh: '数字或 unknown', en: 'a number or unknown' };
    case 'moment':
      return moment;
    case 'list':
      return { zh: '列表，一项一组 { 项: 回答 }', en: 'a list of { part: answer }' };
    case 'text':
    case 'long-text':
    case 'name':
    case 'phone':
    case 'address':
      return words;
    default:
      return field.type satisfies never;
  }
}
