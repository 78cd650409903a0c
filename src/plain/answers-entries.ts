import type { Place } from '../procedure/problem.ts';
import type { Reader } from '../procedure/reader.ts';
import { isMap } from '../procedure/written-answer.ts';
import type { Path, Sheet } from '../procedure/yaml.ts';

/** One thing that the file says, with its places. */
export interface Entered {
  readonly id: string;
  readonly value: unknown;
  readonly at: unknown;
  readonly keyPlace: Place;
  readonly valuePlace: Place;
  readonly atPlace: Place;
  /** The place of something inside the value. */
  readonly inside: (path: Path, part?: 'key' | 'value') => Place;
}

/** The entries of a map, or of a list of `{step, value, at}`, in the order in which they were written. */
export const enteredIn = (sheet: Sheet, reader: Reader): readonly Entered[] => {
  const { value } = sheet;
  if (isMap(value)) {
    return Object.entries(value).map(([id, said]) =>
      entered(sheet, id, said, undefined, { key: [id], value: [id], at: [id] }, 'key'),
    );
  }
  if (Array.isArray(value))
    return value.flatMap((item: unknown, index) => itemOf(sheet, item, index, reader));
  reader.report(
    sheet.place([]),
    { zh: '不是一组回答', en: 'no set of answers' },
    {
      zh: '“要素或步骤: 回答”的一组，或 {step, value, at} 的列表',
      en: 'a map from field or step to answer, or a list of {step, value, at}',
    },
  );
  return [];
};

const itemOf = (sheet: Sheet, item: unknown, index: number, reader: Reader): readonly Entered[] => {
  if (!isMap(item) || typeof item['step'] !== 'string') {
    reader.report(
      sheet.place([index]),
      { zh: '没有 step 的一条', en: 'an item without step' },
      { zh: '{ step: 名字, value: 回答, at: 时间 }', en: '{ step: name, value: answer, at: time }' },
    );
    return [];
  }
  for (const key of Object.keys(item)) {
    const known = reader.refer(
      { zh: '键', en: 'key' },
      key,
      ['step', 'value', 'at'],
      sheet.place([index, key], 'key'),
    );
    if (!known) return [];
  }
  const { step, value, at } = item;
  const paths = { key: [index, 'step'], value: [index, 'value'], at: [index, 'at'] };
  // What is named without a value was done; the opening is told by its time alone.
  const said = step === 'opened' && at !== undefined ? at : value === undefined ? true : value;
  return [entered(sheet, step, said, at, paths, 'value')];
};

const entered = (
  sheet: Sheet,
  id: string,
  value: unknown,
  at: unknown,
  paths: { readonly key: Path; readonly value: Path; readonly at: Path },
  keyPart: 'key' | 'value',
): Entered => ({
  id,
  value,
  at,
  keyPlace: sheet.place(paths.key, keyPart),
  valuePlace: sheet.place(paths.value),
  atPlace: sheet.place(paths.at),
  inside: (path, part) => sheet.place([...paths.value, ...path], part),
});
