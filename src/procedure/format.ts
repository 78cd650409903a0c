import { z } from 'zod';
import { field } from './field-format.ts';
import {
  amount,
  condition,
  date,
  delay,
  fieldId,
  id,
  list,
  looseId,
  map,
  moment,
  source,
  sourceRef,
  strict,
  text,
  words,
} from './format-terms.ts';

const step = strict({
  id: looseId.optional().describe('步骤 id；ask 默认为要素 id，notify 默认为角色；say、do 必须写'),
  notify: id.optional().describe('通知：角色（见 contacts.yaml）'),
  title: text.optional().describe('通知同一方不止一次时，这一次报什么，如 首报、补报伤亡'),
  ask: fieldId.optional().describe('问：要素 id'),
  do: text.optional().describe('做：对象在前，动作在后'),
  say: text.optional().describe('说：念给来电人，一行一句'),
  question: text.optional().describe('给值班员看的问题；不写就用要素名称'),
  message: text.optional().describe('通知时说的话；{要素} 会填上'),
  done: text.optional().describe('怎样算完成（看到什么、听到什么）'),
  why: text.optional().describe('为什么'),
  reads_back: fieldId.optional().describe('复述：念给来电人核对的要素，号码分组、地址逐个数字'),
  silent: z.boolean().optional().describe('true：不能让来电人听见'),
  when: condition.optional().describe('何时需要这一步'),
  sends_help: z.boolean().optional().describe('true：“马上叫人”键跳到这里'),
  within: strict({ minutes: delay, of: moment }).optional().describe('时限：多少分钟内'),
  every: strict({ minutes: amount, until: condition }).optional().describe('定时提醒：每隔多少分钟，直到…'),
  source: sourceRef.optional(),
}).describe('一个步骤：说 say、问 ask、做 do、通知 notify');
export type StepDraft = z.infer<typeof step>;

const section = strict({ section: text.describe('小节标题'), when: condition.optional() }).describe('小节');
const include = strict({ include: id.describe('共用块的 id'), when: condition.optional() }).describe(
  '引入共用块',
);

const hazard = strict({
  id,
  text,
  when: condition.optional().describe('何时显示；未知也显示'),
  until: condition.optional().describe('显示到何时；写一个要素名，是/否要素指“是”，其他指“已知”'),
  source: sourceRef.optional(),
});
export type HazardDraft = z.infer<typeof hazard>;

const grade = strict({
  name: text,
  levels: z.record(id, text).describe('从轻到重'),
  rules: z.array(strict({ level: id, when: condition, reason: text, source: sourceRef.optional() })),
});
export type GradeDraft = z.infer<typeof grade>;

const handOff = strict({ to: id, when: condition, because: text, source: sourceRef.optional() });
export type HandOffDraft = z.infer<typeof handOff>;

const limit = strict({
  hours: amount.optional(),
  days: amount.optional(),
  working_days: amount.optional(),
  of: moment.describe('opened 接报、closed 结束、graded 定级、时刻要素或步骤 id'),
});
const followUp = strict({
  id,
  what: text,
  when: condition.optional(),
  within: limit.optional().describe('几小时、几天或几个工作日内'),
  before: text.optional().describe('不是数字的期限，如 恢复运行前'),
  source: sourceRef.optional(),
});
export type FollowUpDraft = z.infer<typeof followUp>;

/** What a phrase holds, whether a procedure's or the site's. */
export const phraseShape = {
  for: text.optional().describe('给谁、什么时候用，如 在哭'),
  say: text.describe('念的话，一行一句；{要素}、{site}、{desk}、{operator} 会填上，没有的那半句不念'),
  source: sourceRef.optional(),
};
const phrase = strict({
  id,
  ...phraseShape,
  when: condition.optional().describe('何时适用；未知也显示'),
}).describe('话术：步骤之外随时可念的话');
export type PhraseDraft = z.infer<typeof phrase>;

const review = strict({
  status: z.enum(['draft', 'approved']).describe('draft 草稿、approved 已批准'),
  owner: text.describe('谁负责更新'),
  due: date.describe('最迟何时复核'),
  by: words.optional().describe('批准人'),
  on: date.optional().describe('批准日期'),
});

/** What stands at the top of a procedure file. */
export const headFormats = {
  id: id.describe('与文件名相同'),
  version: z.int().min(1).describe('每次实质修改加 1'),
  family: id.describe('类别，与所在文件夹同名'),
  title: text,
  aliases: z.array(words).optional().describe('别名、简称；拼音和首字母不用写'),
  heard: z.array(words).optional().describe('来电人真正会说的话'),
  life: z.boolean().optional().describe('关系人命'),
  general: z
    .boolean()
    .optional()
    .describe('true：还不清楚是什么事、或者没有对应流程时用的那一个，全部内容里最多一个'),
  covers: z.array(id).optional().describe('来源目录里的条目'),
  sectors: z.array(id).optional().describe('适用行业；不写为全部'),
  review,
};

/** A procedure file, whole. The JSON Schema for editors is made from this. */
export const procedureFormat = strict({
  ...headFormats,
  sources: z.record(id, source).optional().describe('来源'),
  hazards: z.array(hazard).optional().describe('禁忌'),
  fields: z.record(fieldId, field).optional().describe('要素'),
  steps: z
    .array(z.union([section, include, step]))
    .min(1)
    .describe('步骤，按念的顺序'),
  grade: grade.optional().describe('定级'),
  hand_off: z.array(handOff).optional().describe('转入别的流程'),
  follow_up: z.array(followUp).optional().describe('跟办'),
  phrases: z.array(phrase).optional().describe('话术'),
}).describe('值班向导的一个处置流程');

/**
 * The same without looking into lists and maps. Their items are held against their own formats one by one, so that a
 * fault in one does not hide the faults of the others.
 */
export const procedureFrame = strict({
  ...headFormats,
  sources: map.optional(),
  hazards: list.optional(),
  fields: map.optional(),
  steps: list.min(1),
  grade: z.unknown().optional(),
  hand_off: list.optional(),
  follow_up: list.optional(),
  phrases: list.optional(),
});

/** A block: written once, included by several procedures. */
export const blockFrame = strict({ fields: map.optional(), sources: map.optional(), steps: list.min(1) });

export const partFormats = {
  source,
  field,
  hazard,
  grade,
  handOff,
  followUp,
  phrase,
  section,
  include,
  step,
};
