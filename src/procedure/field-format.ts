import { z } from 'zod';
import { fieldId, looseId, strict, text, words } from './format-terms.ts';

const fieldTypes = [
  'text',
  'long-text',
  'name',
  'phone',
  'address',
  'moment',
  'number',
  'count',
  'yes-no',
  'choice',
  'choices',
] as const;

const option = z
  .union([
    words,
    strict({
      zh: words,
      en: words.optional(),
      leads_to: text.optional().describe('选项旁的短提示，如 → 120'),
      alone: z.literal(true).optional().describe('choices 里不能和别的同选的选项，如 都没有'),
    }),
  ])
  .describe('选项文字');

const fieldShape = {
  label: text.describe('要素的名称'),
  critical: z.boolean().optional().describe('关键要素：未知时排在最前'),
  future: z.literal(true).optional().describe('时刻是约定的、还没到的'),
  hint: text.optional().describe('给值班员的提示'),
  options: z
    .record(looseId, option)
    .optional()
    .describe('choice 与 choices 的选项，按顺序，最多 9 个；不清楚、拒绝回答、不适用不用写'),
  min: z.number().optional().describe('number 与 count 的下限；超出也收，只作标记'),
  max: z.number().optional().describe('number 与 count 的上限'),
  unit: text.optional().describe('单位，如 人'),
  yes: text.optional().describe('yes-no 的“是”怎么说，如 有；不写就是“是”'),
  no: text.optional().describe('yes-no 的“否”怎么说，如 没有；不写就是“否”'),
  suggestions: z.array(text).max(9).optional().describe('文字类要素的备选答案'),
};
const part = strict({ type: z.enum(fieldTypes).describe('类型'), ...fieldShape });
/** A fact that steps ask for. */
export const field = strict({
  type: z.enum([...fieldTypes, 'list']).describe('类型'),
  ...fieldShape,
  parts: z.record(fieldId, part).optional().describe('list 每一项要问的要素'),
});
export type FieldDraft = z.infer<typeof field>;
