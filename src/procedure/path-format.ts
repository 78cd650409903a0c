import { z } from 'zod';
import { id, list, looseId, matching, strict, words } from './format-terms.ts';

const stepRefs = z.array(matching(/^(?:[a-z][a-z0-9-]{0,63}\/)?[a-z][a-z0-9_-]{0,63}$/, 'id')).optional();

/** The tests beside a procedure: what is answered, and what must then come up. */
export const pathsFrame = strict({ paths: list.min(1) });
export const pathFormat = strict({
  name: words.describe('这次通话的一句话'),
  answers: z.record(looseId, z.unknown()).optional().describe('要素（或某一步）的回答；没写的答不清楚'),
  skip: stepRefs.describe('跳过的步骤'),
  elapsed: strict({ minutes: z.number().min(0).max(100_000) })
    .optional()
    .describe('开始之前已过的时间'),
  hand_off: z.array(id).optional().describe('接受的转入'),
  shown: stepRefs.describe('依次出现的步骤'),
  hidden: stepRefs.describe('从不出现的步骤'),
  grade: id.optional().describe('等级，none 为未定级'),
  hazards: z.array(id).optional().describe('结束时显示的禁忌'),
  summary: z.array(words).optional().describe('摘要里有的话'),
});
export type PathDraft = z.infer<typeof pathFormat>;
