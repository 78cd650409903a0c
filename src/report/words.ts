import type { Ending, Entry, Kind, TryOutcome } from '../incident/entry.ts';
import type { Language } from '../procedure/text.ts';
import { en } from './words-en.ts';

/** Everything that a summary and the lists around it say by themselves. Chinese is the source, English has the same shape. */
export interface ReportWords {
  readonly title: string;
  readonly kinds: { readonly [kind in Kind]: string };
  readonly labels: {
    readonly procedure: string;
    readonly operator: string;
    readonly caller: string;
    readonly opened: string;
    readonly closed: string;
    readonly duration: string;
    readonly ending: string;
    readonly grade: string;
    readonly source: string;
    readonly stillOpen: (until: string) => string;
    readonly due: string;
  };
  readonly sections: {
    readonly facts: string;
    readonly timeline: string;
    readonly notifications: string;
    readonly deviations: string;
    readonly followUps: string;
    readonly notes: string;
    readonly record: string;
  };
  readonly columns: {
    readonly fact: string;
    readonly value: string;
    readonly time: string;
    readonly elapsed: string;
    readonly kind: string;
    readonly what: string;
  };
  readonly none: string;
  readonly version: (version: number) => string;
  readonly digest: (start: string) => string;
  readonly draft: string;
  readonly approved: (by: string, on: string) => string;
  readonly reviewDue: (day: string) => string;
  readonly lostText: string;
  readonly quoted: (text: string) => string;
  readonly listed: (texts: readonly string[]) => string;
  readonly perhapsLate: string;
  readonly withReason: (text: string, reason: string) => string;
  readonly labelled: (label: string, text: string) => string;
  readonly colon: string;
  readonly unitAfter: (number: string, unit: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly answers: {
    readonly unknown: string;
    readonly refused: string;
    readonly 'not-applicable': string;
    readonly unanswered: string;
    readonly skipped: string;
    readonly noChoice: string;
    readonly noItems: string;
  };
  readonly marks: {
    readonly doubtful: string;
    readonly review: string;
    readonly unfinishedList: string;
    readonly corrected: (from: string, to: string, at: string) => string;
  };
  /** Inside a message to a party: 被困人数不清楚. */
  readonly toldUnknown: (label: string, how: string) => string;
  readonly toldNotYet: string;
  /** Behind a number that may be wrong, inside a message. */
  readonly doubtfulNumber: string;
  readonly notAsked: string;
  readonly item: (number: number) => string;
  readonly otherFacts: string;
  readonly grades: {
    readonly none: string;
    readonly overridden: (from: string, to: string) => string;
    readonly byRules: string;
    readonly missing: (labels: string) => string;
  };
  readonly endings: { readonly [ending in Ending]: string };
  readonly outcomes: { readonly [outcome in TryOutcome]: string };
  readonly noNumber: string;
  /** A party answered that no step had rung. */
  readonly answered: string;
  readonly told: (text: string) => string;
  readonly states: {
    readonly reached: string;
    readonly 'not-reached': string;
    readonly skipped: string;
    readonly 'not-tried': string;
  };
  readonly entries: { readonly [type in Entry['type']]: string };
  readonly deviations: {
    readonly skipped: string;
    readonly late: string;
    readonly 'grade-overridden': string;
    readonly 'hand-off-declined': string;
    readonly 'left-undone': string;
    readonly snoozed: string;
    readonly 'still-reminds': string;
    readonly lateBy: (time: string) => string;
    readonly lateAndUndone: string;
    readonly undone: (count: number) => string;
    readonly unasked: (count: number) => string;
    readonly perhaps: string;
  };
  readonly said: (first: string) => string;
  readonly notify: (role: string) => string;
  /** A party that another procedure had reached already. */
  readonly toldBefore: (time: string, party: string) => string;
  readonly toldOtherwise: (time: string, party: string) => string;
  readonly toldByRing: (time: string, party: string) => string;
  readonly putOffUntil: (time: string) => string;
  readonly listEnds: (count: number) => string;
  readonly from: (who: string) => string;
  readonly jumped: (time: string, forward: boolean) => string;
  readonly settledAtClose: string;
  readonly addendum: string;
  readonly record: (entries: number, head: string) => string;
  readonly redacted: string;
  readonly hours: (hours: number, minutes: number) => string;
  readonly minutes: (minutes: number, seconds: number) => string;
  readonly seconds: (seconds: number) => string;
}

const zh: ReportWords = {
  title: '事件摘要',
  kinds: { live: '真实事件', drill: '演练 DRILL' },
  labels: {
    procedure: '流程',
    operator: '值班员',
    caller: '来电',
    opened: '开始',
    closed: '结束',
    duration: '用时',
    ending: '结果',
    grade: '等级',
    source: '依据',
    stillOpen: (until) => `未结束，以下截至 ${until}`,
    due: '期限',
  },
  sections: {
    facts: '要素',
    timeline: '时间线',
    notifications: '通知',
    deviations: '偏离',
    followUps: '跟办',
    notes: '备注与补充',
    record: '记录',
  },
  columns: { fact: '要素', value: '内容', time: '时间', elapsed: '已过', kind: '类型', what: '内容' },
  none: '无',
  version: (version) => `版本 ${version}`,
  digest: (start) => `指纹 ${start}`,
  draft: '草案，尚未审定',
  approved: (by, on) => `${by} ${on} 审定`,
  reviewDue: (day) => `${day} 前复审`,
  lostText: '流程原文缺失，以下用代号表示',
  quoted: (text) => `“${text}”`,
  listed: (texts) => texts.join('、'),
  perhapsLate: '要不要通知没有问清，时限已过',
  withReason: (text, reason) => `${text}（${reason}）`,
  labelled: (label, text) => `${label}：${text}`,
  colon: '：',
  unitAfter: (number, unit) => `${number} ${unit}`,
  yes: '是',
  no: '否',
  answers: {
    unknown: '不清楚',
    refused: '拒绝回答',
    'not-applicable': '不适用',
    unanswered: '未问到',
    skipped: '跳过未问',
    noChoice: '都没有',
    noItems: '没有',
  },
  marks: {
    doubtful: '存疑，请核对',
    review: '待复核',
    unfinishedList: '未问完',
    corrected: (from, to, at) => `${at} 更正：${from} → ${to}`,
  },
  toldUnknown: (label, how) => `${label}${how}`,
  toldNotYet: '还不清楚',
  doubtfulNumber: '号码存疑',
  notAsked: '未问到',
  item: (number) => `第 ${number} 项`,
  otherFacts: '其他要素',
  grades: {
    none: '未达到任何等级',
    overridden: (from, to) => `人工定级：${from} → ${to}`,
    byRules: '按规则',
    missing: (labels) => `还不清楚、可能提高等级的要素：${labels}`,
  },
  endings: {
    finished: '处置完毕',
    'call-dropped': '来电中断',
    'handed-over': '已移交',
    'false-report': '误报',
    other: '其他原因结束',
  },
  outcomes: { reached: '已通知', 'no-answer': '无人接听', busy: '占线', 'wrong-number': '号码不对' },
  noNumber: '未设置号码',
  answered: '已接通',
  told: (text) => `已告知：${text}`,
  states: { reached: '已通知到', 'not-reached': '没有联系上', skipped: '跳过', 'not-tried': '未通知' },
  entries: {
    opened: '开始',
    answered: '记录',
    corrected: '更正',
    'item-answered': '记录',
    'list-completed': '记录',
    done: '完成',
    skipped: '跳过',
    tried: '通知',
    counted: '算已通知',
    snoozed: '推迟',
    rang: '通话',
    told: '告知',
    repeated: '再次',
    lapsed: '不再适用',
    returned: '待复核',
    kept: '复核',
    withdrawn: '撤回',
    noted: '备注',
    graded: '等级',
    'grade-overridden': '定级',
    late: '超时',
    'handed-off': '转入',
    'turned-to': '转到',
    'hand-off-declined': '未转入',
    closed: '结束',
    resumed: '继续',
    'taken-over': '接管',
    'clock-jumped': '时钟',
  },
  deviations: {
    skipped: '跳过',
    late: '超时',
    'grade-overridden': '定级',
    'hand-off-declined': '未转入',
    'left-undone': '未做',
    snoozed: '推迟',
    'still-reminds': '仍须重复',
    lateBy: (time) => `超 ${time}`,
    lateAndUndone: '没有完成',
    undone: (count) => `结束时还有 ${count} 步没有做`,
    unasked: (count) => `另有 ${count} 个问题未问到，见要素`,
    perhaps: '是否适用不明',
  },
  said: (first) => `说“${first}”`,
  notify: (role) => `通知${role}`,
  toldBefore: (time, party) => `按 ${time} 的通知计${party === '' ? '' : `，${party}`}`,
  toldOtherwise: (time, party) => `${time} 已通知过${party === '' ? '' : `，${party}`}，没有另打`,
  toldByRing: (time, party) => `${time} 从联系人拨的，已通知到 ${party}`,
  putOffUntil: (time) => `推迟到 ${time}`,
  listEnds: (count) => `到此为止，共 ${count} 项`,
  from: (who) => `原由 ${who} 处理`,
  jumped: (time, forward) => `电脑时钟被调${forward ? '快' : '慢'} ${time}，用时不受影响`,
  settledAtClose: '结束时确定',
  addendum: '补充',
  record: (entries, head) => `共 ${entries} 条，链尾 ${head}`,
  redacted: '个人信息已遮盖',
  hours: (hours, minutes) => `${hours} 小时 ${minutes} 分`,
  minutes: (minutes, seconds) => (seconds === 0 ? `${minutes} 分` : `${minutes} 分 ${seconds} 秒`),
  seconds: (seconds) => `${seconds} 秒`,
};

/** The words in the language asked for. */
export const reportWords = (language: Language): ReportWords => (language === 'en' ? en : zh);
