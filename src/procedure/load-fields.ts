import { reservedNames, type Shape } from '../condition/vocabulary.ts';
import type { FieldDraft } from './field-format.ts';
import { partFormats } from './format.ts';
import type { FieldId } from './ids.ts';
import type { Block } from './load-block.ts';
import type { Field, FieldType } from './procedure.ts';
import { type Draft, optionalText, type Reader, textOf } from './reader.ts';
import type { Sheet } from './yaml.ts';

/** The most options that one digit each can choose. */
const mostOptions = 9;
/** Answers that are no value have keys of their own, so no option may be called like them. */
const reservedOptions: ReadonlySet<string> = new Set(['unknown', 'refused', 'not-applicable']);

type PartDraft = Omit<FieldDraft, 'parts' | 'type'> & { readonly type: FieldType };

/** The fields of a procedure and of the blocks in it, and what conditions may say of them. */
export function loadFields(
  reader: Reader,
  sheet: Sheet,
  blocks: readonly Block[],
): { readonly fields: { readonly [id: FieldId]: Field }; readonly shapes: ReadonlyMap<string, Shape> } {
  const drafts = new Map<string, Draft<FieldDraft> | undefined>(blocks.flatMap((block) => [...block.fields]));
  for (const [id, draft] of reader.map(partFormats.field, 'fieldId', sheet, ['fields'])) {
    const shared = drafts.get(id);
    if (draft !== undefined && shared !== undefined && shared.value.type !== draft.value.type) {
      reader.report(
        sheet.place([...draft.path, 'type']),
        { zh: `要素“${id}”的类型 ${draft.value.type}`, en: `the field “${id}” of type ${draft.value.type}` },
        {
          zh: `与共用块里一样：${shared.value.type}`,
          en: `the type it has in the block: ${shared.value.type}`,
        },
      );
    }
    drafts.set(id, draft);
  }
  const fields: { [id: FieldId]: Field } = {};
  const shapes = new Map<string, Shape>();
  for (const [id, draft] of drafts) {
    if (draft === undefined) {
      shapes.set(id, { type: 'any' });
      continue;
    }
    const field = loadField(reader, id, draft);
    fields[field.id] = field;
    shapes.set(id, shapeOf(field));
  }
  return { fields, shapes };
}

/** Builds a field from what the author wrote, reporting what does not go together. */
function loadField(reader: Reader, id: string, draft: Draft<PartDraft & Pick<FieldDraft, 'parts'>>): Field {
  const { value, sheet, path } = draft;
  const at = (...inside: readonly string[]) => sheet.place([...path, ...inside], 'key');
  if (reservedNames.has(id)) {
    reader.report(
      at(),
      { zh: `要素名“${id}”有别的意思`, en: `“${id}”, which means something else, as a field` },
      { zh: '别的名字', en: 'another name' },
    );
  }
  const takesOptions = value.type === 'choice' || value.type === 'choices';
  const takesBounds = value.type === 'number' || value.type === 'count';
  misplaced(reader, draft, takesOptions, 'options', 'choice、choices');
  misplaced(reader, draft, takesBounds, 'min', 'number、count');
  misplaced(reader, draft, takesBounds, 'max', 'number、count');
  misplaced(reader, draft, takesBounds, 'unit', 'number、count');
  misplaced(reader, draft, value.type === 'moment', 'future', 'moment');
  misplaced(reader, draft, value.type === 'yes-no', 'yes', 'yes-no');
  misplaced(reader, draft, value.type === 'yes-no', 'no', 'yes-no');
  misplaced(reader, draft, value.type === 'list', 'parts', 'list');
  misplaced(reader, draft, isWritten(value.type), 'suggestions', 'text、long-text、name、address');
  if (value.min !== undefined && value.max !== undefined && value.min > value.max) {
    reader.report(
      at('min'),
      {
        zh: `下限 ${value.min} 大于上限 ${value.max}`,
        en: `a minimum of ${value.min} above the maximum ${value.max}`,
      },
      { zh: 'min 不大于 max', en: 'min at most max' },
    );
  }
  const options = Object.entries(value.options ?? {});
  if (takesOptions && (options.length === 0 || options.length > mostOptions)) {
    reader.report(
      value.options === undefined ? at() : at('options'),
      { zh: `${options.length} 个选项`, en: `${options.length} options` },
      { zh: `1 到 ${mostOptions} 个选项`, en: `1 to ${mostOptions} options` },
    );
  }
  for (const [option] of options.filter(([name]) => reservedOptions.has(name))) {
    reader.report(
      at('options', option),
      { zh: `选项“${option}”`, en: `the option “${option}”` },
      {
        zh: '别的名字：不清楚、拒绝回答、不适用本来就有',
        en: 'another name: unknown, refused and not applicable are always there',
      },
    );
  }
  const parts = Object.entries(value.parts ?? {});
  if (value.type === 'list' && parts.length === 0) {
    reader.report(
      at(),
      { zh: '没有 parts 的 list', en: 'a list without parts' },
      { zh: '每一项要问的 parts', en: 'parts to ask of each item' },
    );
  }
  const field: Field = {
    id: id as FieldId,
    type: value.type,
    label: textOf(value.label),
    critical: value.critical ?? false,
    future: value.future,
    hint: optionalText(value.hint),
    options: takesOptions
      ? options.map(([option, words]) => ({
          id: option,
          label: textOf(typeof words === 'string' ? words : { zh: words.zh, en: words.en }),
          leadsTo: typeof words === 'string' ? undefined : optionalText(words.leads_to),
          alone: typeof words === 'string' ? undefined : words.alone,
        }))
      : undefined,
    min: value.min,
    max: value.max,
    unit: optionalText(value.unit),
    yes: optionalText(value.yes),
    no: optionalText(value.no),
    suggestions: value.suggestions?.map(textOf),
    parts:
      value.type === 'list'
        ? parts.map(([part, inner]) =>
            loadField(reader, part, { value: inner, sheet, path: [...path, 'parts', part] }),
          )
        : undefined,
  };
  return reader.origins.set(field, draft);
}

const isWritten = (type: FieldType): boolean =>
  type === 'text' || type === 'long-text' || type === 'name' || type === 'address';

function misplaced(
  reader: Reader,
  { value, sheet, path }: Draft<PartDraft & Pick<FieldDraft, 'parts'>>,
  fits: boolean,
  key: keyof FieldDraft,
  types: string,
): void {
  if (fits || value[key] === undefined) return;
  reader.report(
    sheet.place([...path, key], 'key'),
    { zh: `${value.type} 类要素的 ${key}`, en: `${key} in a field of type ${value.type}` },
    { zh: `${key} 只用于 ${types}`, en: `${key} only with ${types.replaceAll('、', ', ')}` },
  );
}

/** What conditions may say of a field. */
export function shapeOf(field: Field): Shape {
  switch (field.type) {
    case 'text':
    case 'long-text':
    case 'name':
    case 'phone':
    case 'address':
      return { type: 'text' };
    case 'number':
    case 'count':
      return { type: 'number' };
    case 'moment':
    case 'yes-no':
      return { type: field.type };
    case 'choice':
    case 'choices':
      return { type: field.type, options: (field.options ?? []).map(({ id }) => id) };
    case 'list':
      return { type: 'list', parts: new Map((field.parts ?? []).map((part) => [part.id, shapeOf(part)])) };
    default:
      return field.type satisfies never;
  }
}
