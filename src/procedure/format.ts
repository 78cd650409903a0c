import { z } from 'zod';
import { numberKinds } from './contacts.ts';
import { phraseUses } from './phrases.ts';

/** What expectations are called in `format-problems.ts`, where their words stand. */
export type Expectation = 'id' | 'field-id' | 'date' | 'amount' | 'blank' | 'year' | 'phone' | 'time';

/** A map with these keys and no others. The message carries the keys, so that a slip can be told the right one. */
const strict = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: ({ code }) => (code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : undefined),
  });
const matching = (pattern: RegExp, error: Expectation) => z.string().regex(pattern, { error });

const id = matching(/^[a-z][a-z0-9-]{0,63}$/, 'id');
/** Options and steps may be named like fields. */
const looseId = matching(/^[a-z][a-z0-9_-]{0,63}$/, 'id');
const fieldId = matching(/^[a-z][a-z0-9_]{0,63}$/, 'field-id');
const words = z
  .string()
  .max(2000)
  .regex(/\S/, { error: 'blank' satisfies Expectation });
const date = matching(/^\d{4}-\d{2}-\d{2}$/, 'date');

const text = z
  .union([words, strict({ zh: words.describe('中文'), en: words.optional().describe('英文') })])
  .describe('文字：{ zh: 中文, en: 英文 }；只写一段文字就是只有中文');
export type TextDraft = z.infer<typeof text>;

const amount = z
  .union([z.number().positive().max(1_000_000), matching(/^site\.[a-z][a-z0-9_]{0,63}$/, 'amount')])
  .describe('数字，或单位设定 site.名字（见 limits.yaml）');
export type AmountDraft = z.infer<typeof amount>;

const condition = words.describe(
  '条件（CEL）：要素名、== != < <= > >= in、&& || !、known()、size()、minutes_since()、exists()',
);
const sourceRef = z.union([id, z.array(id).min(1)]).describe('来源：sources 里的一个 id 或几个 id');
const moment = looseId.describe('从何时算起：opened 接报、graded 定级、时刻要素或步骤 id');

const source = strict({
  document: text.describe('文件名称'),
  section: text.optional().describe('章、条、页'),
  depth: z.enum(['detailed', 'thin', 'named-only']).optional().describe('来源写得多细：详细、简略、只有名目'),
  ours: z.boolean().optional().describe('true：来源没有、由编写组自己写的'),
});
export type SourceDraft = z.infer<typeof source>;

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
const field = strict({
  type: z.enum([...fieldTypes, 'list']).describe('类型'),
  ...fieldShape,
  parts: z.record(fieldId, part).optional().describe('list 每一项要问的要素'),
});
export type FieldDraft = z.infer<typeof field>;

const step = strict({
  id: looseId.optional().describe('步骤 id；ask 默认为要素 id，notify 默认为角色；say、do 必须写'),
  notify: id.optional().describe('通知：角色（见 contacts.yaml）'),
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
  within: strict({ minutes: amount, of: moment }).optional().describe('时限：多少分钟内'),
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

const phraseShape = {
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

const list = z.array(z.unknown());
const map = z.record(z.string(), z.unknown());

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
export const idFormats = { id, fieldId, year: matching(/^\d{4}$/, 'year') };

const setting = strict({
  value: z.union([z.number(), words]).describe('值'),
  label: text.optional().describe('名称'),
  why: text.optional().describe('为什么是这个值'),
  source: source.optional(),
});

const phone = matching(/^[0-9+*#][0-9 +*#()/,-]{0,39}$/, 'phone');
const numbers = z.array(
  z.union([phone, strict({ number: phone, kind: z.enum(numberKinds).optional().describe('哪种号码') })]),
);
export type NumbersDraft = z.infer<typeof numbers>;
const link = strict({
  person: id.optional().describe('people 里的一个人'),
  name: text.optional(),
  number: phone.optional(),
  numbers: numbers.optional(),
  note: text.optional().describe('拨之前要知道的'),
});
const role = strict({
  title: text.optional(),
  on_duty: id.optional().describe('roster.yaml 里的一条值班'),
  parties: z.array(link),
});
const person = strict({ name: text, titles: z.array(text).optional(), numbers });

const time = matching(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'time');
const shift = strict({ name: text, from: time, to: time });
const filling = z.record(id, z.union([id, z.array(id)])).describe('班次: 谁，或 [谁, 谁]');
export type FillingDraft = z.infer<typeof filling>;
const day = filling.optional();
const rosterLine = strict({
  title: text,
  shifts: z.record(id, shift),
  week: strict({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }).optional(),
  cycle: strict({ from: date, days: z.array(filling).min(1) }).optional(),
  days_off: day,
  make_up_days: day,
  dates: z.record(date, filling).optional(),
  substitutes: z.array(strict({ absent: id, by: id, from: date, to: date })).optional(),
});
export type RosterDraft = z.infer<typeof rosterLine>;

const holidays = strict({ off: z.array(date), work: z.array(date), source: source.optional() });

/** A phrase of the site's file: words, or `hide: true` to drop one of the base's. */
const sitePhrase = z.union([strict({ hide: z.literal(true) }), strict(phraseShape)]);
export type SitePhraseDraft = z.infer<typeof sitePhrase>;

const phraseGroup = strict({
  title: text.optional().describe('名称'),
  use: z.enum(phraseUses).optional().describe('opening 开场先给、calming 安抚先给、any 平常'),
  phrases: map.describe('话术 id: { for, say, source }'),
});

/** The entries of the site's files; one with a fault is left out, the others stay. */
export const siteFormats = {
  setting,
  role,
  person,
  rosterLine,
  holidays,
  family: text,
  phraseGroup,
  sitePhrase,
};
export const contactsFrame = strict({ roles: map.optional(), people: map.optional() });
export const rosterFrame = strict({ lines: map });
export const phrasesFrame = strict({
  called: text.optional().describe('电话里怎么称呼本单位'),
  sources: map.optional(),
  groups: map.optional(),
});

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
