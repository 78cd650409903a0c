import { z } from 'zod';

/** What expectations are called in `format-problems.ts`, where their words stand. */
export type Expectation = 'id' | 'field-id' | 'date' | 'amount' | 'blank' | 'year' | 'phone' | 'time';

/** A map with these keys and no others. The message carries the keys, so that a slip can be told the right one. */
export const strict = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: ({ code }) => (code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : undefined),
  });
/** A text of one shape; `error` names the words for one of another. */
export const matching = (pattern: RegExp, error: Expectation) => z.string().regex(pattern, { error });

/** Of a procedure, a role, a source and the like. */
export const id = matching(/^[a-z][a-z0-9-]{0,63}$/, 'id');
/** Of options and steps, which may be named like fields. */
export const looseId = matching(/^[a-z][a-z0-9_-]{0,63}$/, 'id');
/** Of a field: a name that conditions can use. */
export const fieldId = matching(/^[a-z][a-z0-9_]{0,63}$/, 'field-id');
/** Words of one language. */
export const words = z
  .string()
  .max(2000)
  .regex(/\S/, { error: 'blank' satisfies Expectation });
/** A day, YYYY-MM-DD; whether there is such a day is checked later. */
export const date = matching(/^\d{4}-\d{2}-\d{2}$/, 'date');

/** Words for people, in one or both languages. */
export const text = z
  .union([words, strict({ zh: words.describe('中文'), en: words.optional().describe('英文') })])
  .describe('文字：{ zh: 中文, en: 英文 }；只写一段文字就是只有中文');
export type TextDraft = z.infer<typeof text>;

/** So much, as a number or as what the site sets for itself. */
const setting = matching(/^site\.[a-z][a-z0-9_]{0,63}$/, 'amount');
export const amount = z
  .union([z.number().positive().max(1_000_000), setting])
  .describe('数字，或单位设定 site.名字（见 limits.yaml）');
export type AmountDraft = z.infer<typeof amount>;
/** How long after a moment; 0 is by that moment, which may be yet to come. */
export const delay = z
  .union([z.number().nonnegative().max(1_000_000), setting])
  .describe('数字，0 是到那个时刻为止，或单位设定 site.名字（见 limits.yaml）');

/** CEL as its author writes it. */
export const condition = words.describe(
  '条件（CEL）：要素名、== != < <= > >= in、&& || !、known()、size()、minutes_since()、exists()',
);
/** Where it comes from, by the ids of `sources`. */
export const sourceRef = z.union([id, z.array(id).min(1)]).describe('来源：sources 里的一个 id 或几个 id');
/** What a clock starts at. */
export const moment = looseId.describe('从何时算起：opened 接报、graded 定级、时刻要素或步骤 id');

/** A document that something comes from. */
export const source = strict({
  document: text.describe('文件名称'),
  section: text.optional().describe('章、条、页'),
  depth: z.enum(['detailed', 'thin', 'named-only']).optional().describe('来源写得多细：详细、简略、只有名目'),
  ours: z.boolean().optional().describe('true：来源没有、由编写组自己写的'),
});
export type SourceDraft = z.infer<typeof source>;

/** Not looked into: items are held against their own formats one by one. */
export const list = z.array(z.unknown());
export const map = z.record(z.string(), z.unknown());

/** The keys of the maps that authors write. */
export const idFormats = { id, fieldId, year: matching(/^\d{4}$/, 'year') };
