import { readFileSync } from 'node:fs';
import { nearest } from '../condition/nearest.ts';
import { type Given, givenFrom } from '../incident/script.ts';
import type { Content } from '../procedure/content.ts';
import { problemSentence } from '../procedure/problem.ts';
import type { Field, Procedure } from '../procedure/procedure.ts';
import { readText, readTextFile } from '../procedure/read-file.ts';
import { parseYaml } from '../procedure/yaml.ts';
import type { Outcome } from './outcome.ts';
import type { Surroundings } from './surroundings.ts';
import { guess, usage } from './usage.ts';

/** A call written down beforehand: what is answered to each question, what came of each act. */
export interface Answers {
  /** By step (`step` or `procedure/step`) or field; a procedure's id stands for going into it. */
  readonly values: ReadonlyMap<string, Given>;
  /** When each of them happened, as written (`22:15`, or a whole ISO time). */
  readonly times: ReadonlyMap<string, string>;
  /** When the call began, if the file tells. */
  readonly began?: string;
}

export type ReadAnswers =
  | { readonly kind: 'ok'; readonly answers: Answers; readonly remarks: readonly string[] }
  | { readonly kind: 'failed'; readonly outcome: Outcome };

/**
 * Reads `--answers`: a map from id to value, or a list of `{step, value, at}`, as YAML or JSON, from a file or from
 * stdin (`-`). `opened` tells when the call began. Names that no procedure knows are told and have no effect.
 */
export const readAnswers = (
  name: string,
  content: Content,
  first: Procedure,
  around: Surroundings,
): ReadAnswers => {
  const { language, tell } = around;
  const file = name === '-' ? 'stdin' : name;
  const text = name === '-' ? readText(readFileSync(0), file) : readTextFile(name);
  const sheet = text.kind === 'ok' ? parseYaml(text.value, file) : text;
  if (sheet.kind === 'failed') {
    const sentences = sheet.problems.map((problem) => problemSentence(problem, language));
    return { kind: 'failed', outcome: usage(sentences.join('\n')) };
  }
  const written = shape(sheet.value.value);
  if (written === undefined) {
    const sentence = tell({
      zh: `${file} 要写成“要素或步骤: 回答”的一组，或 {step, value, at} 的列表。`,
      en: `${file} must be a map from field or step to answer, or a list of {step, value, at}.`,
    });
    return { kind: 'failed', outcome: usage(sentence) };
  }
  const known = named([first, ...content.procedures.values()]);
  const remarks = written
    .filter(({ id }) => id !== opened && !known.has(id))
    .map(
      ({ id }) =>
        tell({
          zh: `${file}：没有叫“${id}”的要素或步骤。`,
          en: `${file}: there is no field or step “${id}”. `,
        }) + guess(tell, nearest(id, known.keys()), { zh: '这一条没有用上。', en: 'It has no effect.' }),
    );
  const values = new Map(written.map(({ id, value }) => [id, given(known.get(id), value)]));
  const times = new Map(written.flatMap(({ id, at }) => (at === undefined ? [] : [[id, at] as const])));
  const [began] = times.values();
  return { kind: 'ok', answers: { values, times, ...(began === undefined ? {} : { began }) }, remarks };
};

/** `true` says that words were said or an act was done, and nothing more. */
const given = (field: Field | undefined, said: unknown): Given =>
  field === undefined && said === true ? { kind: 'value', value: true } : givenFrom(field, said);

interface Written {
  readonly id: string;
  readonly value: unknown;
  readonly at?: string;
}

const isMap = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The name under which a file tells when the call began. */
const opened = 'opened';

const shape = (value: unknown): readonly Written[] | undefined => {
  if (isMap(value)) return shape(Object.entries(value).map(([step, said]) => ({ step, value: said })));
  if (!Array.isArray(value)) return undefined;
  const items = value.map((item: unknown): Written | undefined => {
    if (!isMap(item)) return undefined;
    const { step, value: said = true, at } = item;
    if (step === opened && typeof said === 'string') return { id: step, value: true, at: said };
    if (typeof step !== 'string' || (at !== undefined && typeof at !== 'string')) return undefined;
    return { id: step, value: said, ...(at === undefined ? {} : { at }) };
  });
  return items.every((item) => item !== undefined) ? items : undefined;
};

/** Every name that an answer can have, with the field that it answers. What stands first wins. */
const named = (procedures: readonly Procedure[]): ReadonlyMap<string, Field | undefined> => {
  const names = new Map<string, Field | undefined>();
  const add = (name: string, field: Field | undefined): void => {
    if (!names.has(name)) names.set(name, field);
  };
  for (const { id, fields, steps } of procedures) {
    for (const step of steps) {
      const field = step.ask === undefined ? undefined : fields[step.ask];
      add(step.id, field);
      add(`${id}/${step.id}`, field);
    }
    for (const field of Object.values<Field>(fields)) add(field.id, field);
    add(id, undefined);
  }
  return names;
};
