import type { z } from 'zod';
import { nearest } from '../condition/nearest.ts';
import type { Expectation } from './format-terms.ts';
import { quotable } from './harmless.ts';
import type { Parsed, Problem } from './problem.ts';
import type { Text } from './text.ts';
import type { Path, Sheet } from './yaml.ts';

type Issue = z.core.$ZodIssue;

/** Holds a part of a file against its format. All problems come back, each at its own place, in the plan owner's words. */
export function conform<Format extends z.ZodType>(
  format: Format,
  sheet: Sheet,
  path: Path,
): Parsed<z.output<Format>> {
  const result = format.safeParse(valueAt(sheet.value, path), { reportInput: true });
  if (result.success) return { kind: 'ok', value: result.data };
  return { kind: 'failed', problems: result.error.issues.flatMap((issue) => problemsOf(issue, sheet, path)) };
}

/** The value that lies at a path of a sheet. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

function problemsOf(issue: Issue, sheet: Sheet, base: Path): readonly Problem[] {
  const path = [...base, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))];
  const input = valueAt(sheet.value, path);
  const problem = (part: Partial<Problem> & Pick<Problem, 'found' | 'expected'>): Problem => ({
    severity: 'error',
    place: sheet.place(path),
    ...part,
  });
  if (
    input === undefined &&
    (issue.code === 'invalid_type' || issue.code === 'invalid_union' || issue.code === 'invalid_value')
  ) {
    const key = String(path.at(-1) ?? '');
    return [
      problem({
        found: { zh: `缺少“${key}”`, en: `“${key}” is missing` },
        expected: { zh: `写明 ${key}`, en: `a ${key}` },
      }),
    ];
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const allowed = issue.message.split(' ');
        const near = nearest(key, allowed);
        // In { … } a comma ends the text, and what follows it becomes a key.
        const isText = near === undefined && valueAt(input, [key]) === null;
        return problem({
          place: sheet.place([...path, key], 'key'),
          found: { zh: `不认识的键“${quotable(key)}”`, en: `the unknown key “${quotable(key)}”` },
          expected: /\uff1a/.test(key)
            ? { zh: '半角冒号“:”，后面空一格', en: 'an ordinary colon with a blank after it' }
            : isText
              ? { zh: '给含逗号的文字加引号', en: 'quotes around text that holds a comma' }
              : { zh: `其中之一：${allowed.join('、')}`, en: `one of ${allowed.join(', ')}` },
          nearest: near,
        });
      });
    case 'invalid_union': {
      const branch = likeliest(issue.errors);
      if (branch !== undefined) return branch.flatMap((inner) => problemsOf(inner, sheet, path));
      const wanted = issue.errors
        .flat()
        .map((inner) => (inner.code === 'invalid_type' ? kindWords(inner.expected) : anything));
      return [problem({ found: kindOf(input), expected: either(wanted) })];
    }
    case 'invalid_key':
      return [
        problem({
          place: sheet.place(path, 'key'),
          found: {
            zh: `键“${quotable(String(path.at(-1)))}”`,
            en: `the key “${quotable(String(path.at(-1)))}”`,
          },
          expected: expectationOf(issue.issues[0]?.message),
        }),
      ];
    case 'invalid_type':
      return [problem({ found: kindOf(input), expected: kindWords(issue.expected) })];
    case 'invalid_value': {
      const values = issue.values.map(String);
      return [
        problem({
          found: kindOf(input),
          expected: { zh: `其中之一：${values.join('、')}`, en: `one of ${values.join(', ')}` },
          nearest: nearest(String(input), values),
        }),
      ];
    }
    case 'invalid_format':
      return [problem({ found: kindOf(input), expected: expectationOf(issue.message) })];
    case 'too_small':
    case 'too_big':
      return [problem({ found: sizeOf(input), expected: boundOf(issue) })];
    default:
      return [problem({ found: kindOf(input), expected: anything })];
  }
}

/** The branch that the author meant: one whose basic kind fits, with the fewest faults. */
function likeliest(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const fitting = branches.filter(
    (issues) => !issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  );
  return fitting.toSorted((a, b) => a.length - b.length)[0];
}

function kindOf(input: unknown): Text {
  if (input === null) return { zh: '空的值', en: 'an empty value' };
  if (Array.isArray(input)) return { zh: '一个列表', en: 'a list' };
  if (typeof input === 'object') return { zh: '一组“键: 值”', en: 'a set of “key: value”' };
  const written = quotable(String(input));
  if (typeof input === 'number') return { zh: `数字 ${written}`, en: `the number ${written}` };
  return { zh: `“${written}”`, en: `“${written}”` };
}

function kindWords(expected: string): Text {
  return kinds[expected] ?? anything;
}

const anything: Text = { zh: '另一种值', en: 'another kind of value' };
const kinds: { readonly [kind: string]: Text } = {
  string: { zh: '文字（数字和号码加引号）', en: 'text (quotes around numbers)' },
  number: { zh: '数字（不加引号）', en: 'a number (no quotes)' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '一个列表', en: 'a list' },
  object: { zh: '一组“键: 值”', en: 'a set of “key: value”' },
  record: { zh: '一组“键: 值”', en: 'a set of “key: value”' },
};

function either(wanted: readonly Text[]): Text {
  const unique = (words: readonly string[]) => [...new Set(words)];
  return {
    zh: unique(wanted.map(({ zh }) => zh)).join('，或'),
    en: unique(wanted.map(({ en = '' }) => en)).join(', or '),
  };
}

function sizeOf(input: unknown): Text {
  if (Array.isArray(input)) return { zh: `${input.length} 项的列表`, en: `a list of ${input.length}` };
  if (typeof input === 'string') return { zh: `${input.length} 个字符`, en: `${input.length} characters` };
  return kindOf(input);
}

function boundOf(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): Text {
  const bound = issue.code === 'too_small' ? issue.minimum : issue.maximum;
  if (issue.code === 'too_big') return { zh: `不超过 ${bound}`, en: `at most ${bound}` };
  return issue.inclusive === false
    ? { zh: `大于 ${bound}`, en: `more than ${bound}` }
    : { zh: `至少 ${bound}`, en: `at least ${bound}` };
}

export const expectationOf = (message: string | undefined): Text =>
  Object.entries(expectations).find(([name]) => name === message)?.[1] ?? anything;

const expectations: { readonly [name in Expectation]: Text } = {
  id: {
    zh: '小写字母开头，只含小写字母、数字和连字符（要素用下划线），不超过 64 个',
    en: 'lower-case letters, digits and hyphens, a letter first, at most 64',
  },
  'field-id': {
    zh: '小写字母开头，只含小写字母、数字和下划线，不超过 64 个',
    en: 'lower-case letters, digits and underscores, a letter first, at most 64',
  },
  date: { zh: '年-月-日，例如 2027-11-21', en: 'year-month-day, such as 2027-11-21' },
  amount: { zh: '数字，或 site.设定名', en: 'a number, or site.setting' },
  blank: { zh: '有内容的文字', en: 'text that is not empty' },
  year: { zh: '四位数的年份', en: 'a year of four digits' },
  phone: { zh: '加引号的电话号码', en: 'a telephone number in quotes' },
  time: { zh: '两位数的时:分，例如 08:00', en: 'hours and minutes of two digits, such as 08:00' },
};
