import type { Language, Text } from '../procedure/text.ts';
import { inLanguage } from '../procedure/text.ts';
import type { KeyName } from './input/stroke.ts';

/**
 * Where a key works: a step with choices, a text field, one line under the step (a note, a reason), the home screen, a
 * numbered list, what lies over a step, the end, reading along.
 */
export type Mode = 'call' | 'text' | 'line' | 'home' | 'list' | 'panel' | 'end' | 'watch';

export type Action =
  | 'answer'
  | 'unknown'
  | 'confirm'
  | 'back'
  | 'undo'
  | 'send-help'
  | 'send-help-text'
  | 'no-answer'
  | 'note'
  | 'new-call'
  | 'switch-call'
  | 'actions'
  | 'facts'
  | 'clocks'
  | 'contacts'
  | 'phrases'
  | 'scroll'
  | 'pick'
  | 'redraw'
  | 'resume'
  | 'help'
  | 'leave'
  | 'start'
  | 'not-sure'
  | 'archive'
  | 'close';

/** One key. Hints, the help screen and the list in the README are printed from this table, and nothing else. */
export interface KeyRow {
  readonly action: Action;
  /** As it stands on the keyboard. */
  readonly cap: string;
  /** The same as the console hears it, where it is one key outside of what can be written. */
  readonly key?: KeyName;
  /** What it does, short enough for the line of hints. */
  readonly words: Text;
  /** What it does, in full, where the short words leave a question. */
  readonly more?: Text;
  readonly modes: readonly Mode[];
  /** How early it gets a place in the line of hints, of each mode or of those named; without it only the help has it. */
  readonly hint?: number | { readonly [mode in Mode]?: number };
}

const away: readonly Mode[] = ['call', 'text', 'line', 'list', 'panel', 'end', 'watch'];

export const keys: readonly KeyRow[] = [
  {
    action: 'answer',
    cap: '1-9',
    words: { zh: '作答', en: 'answer' },
    more: { zh: '全角 １-９、一二三、是/否 也可以', en: 'also full-width, 一二三, 是 and 否' },
    modes: ['call', 'list', 'panel', 'end'],
  },
  { action: 'unknown', cap: '0', words: { zh: '不清楚', en: 'not known' }, modes: ['call'] },
  {
    action: 'confirm',
    cap: 'Enter',
    key: 'enter',
    words: { zh: '确认', en: 'confirm' },
    modes: ['call', 'text', 'list', 'panel'],
  },
  {
    action: 'confirm',
    cap: 'Enter',
    key: 'enter',
    words: { zh: '记下', en: 'keep' },
    modes: ['line'],
    hint: 1,
  },
  { action: 'close', cap: 'Esc', key: 'escape', words: { zh: '放弃', en: 'drop' }, modes: ['line'], hint: 2 },
  {
    action: 'send-help',
    cap: '!',
    words: { zh: '求援', en: 'send help' },
    more: {
      zh: '马上跳到派人求援的那一步，办完再回来；文字框空着时也能用',
      en: 'jumps to the step that sends help, then comes back; also in an empty text field',
    },
    modes: ['call', 'text'],
    hint: { call: 1 },
  },
  {
    action: 'send-help-text',
    cap: 'Ctrl+G',
    key: 'ctrl+g',
    words: { zh: '求援', en: 'send help' },
    more: { zh: '文字写到一半时用它求援，写的字留着', en: 'the same in the middle of a text, which is kept' },
    modes: ['call', 'text', 'line'],
    hint: { text: 1 },
  },
  {
    action: 'back',
    cap: '←',
    key: 'left',
    words: { zh: '上一步', en: 'back' },
    more: { zh: '文字框里有字时移动光标', en: 'moves the caret while a text field holds text' },
    modes: ['call', 'text', 'watch'],
    hint: 2,
  },
  {
    action: 'undo',
    cap: 'Backspace',
    key: 'backspace',
    words: { zh: '撤回上一键', en: 'take back' },
    more: {
      zh: '退格键，刚才按错了用它，回到那一步重答，两次都在记录里；文字框里删一个字',
      en: 'the last key was a slip: its step is asked again, both stay on record. In a text it erases a character',
    },
    modes: ['call', 'panel'],
  },
  {
    action: 'no-answer',
    cap: 'Tab',
    key: 'tab',
    words: { zh: '不清楚等', en: 'not known' },
    more: { zh: '不清楚、拒绝回答、不适用、跳过', en: 'not known, refused, does not apply, skip' },
    modes: ['text'],
    hint: 4,
  },
  {
    action: 'note',
    cap: 'Ctrl+N',
    key: 'ctrl+n',
    words: { zh: '备注', en: 'note' },
    modes: ['call', 'text', 'panel'],
    hint: 5,
  },
  { action: 'start', cap: '1-9', words: { zh: '开始', en: 'start' }, modes: ['home'], hint: 1 },
  {
    action: 'not-sure',
    cap: '0',
    words: { zh: '还没弄清', en: 'not sure yet' },
    more: {
      zh: '先按通用接报问起，弄清再换流程',
      en: 'begins with the general questions; change procedure later',
    },
    modes: ['home'],
    hint: 3,
  },
  {
    action: 'pick',
    cap: '↑↓',
    words: { zh: '选择', en: 'choose' },
    modes: ['call', 'home', 'list', 'panel'],
  },
  {
    action: 'resume',
    cap: 'Ctrl+R',
    key: 'ctrl+r',
    words: { zh: '继续', en: 'resume' },
    more: { zh: '继续没有结束的通话', en: 'go on with an unfinished call' },
    modes: ['home'],
    hint: 2,
  },
  {
    action: 'actions',
    cap: 'Esc',
    key: 'escape',
    words: { zh: '全部操作', en: 'all actions' },
    modes: ['call', 'text'],
    hint: 3,
  },
  {
    action: 'start',
    cap: 'Enter',
    key: 'enter',
    words: { zh: '开始', en: 'start' },
    more: { zh: '有 > 的那一个', en: 'the one marked >' },
    modes: ['home'],
  },
  { action: 'close', cap: 'Esc', key: 'escape', words: { zh: '清空', en: 'clear' }, modes: ['home'] },
  {
    action: 'archive',
    cap: 'Enter',
    key: 'enter',
    words: { zh: '归档返回', en: 'File and return' },
    modes: ['end'],
  },
  {
    action: 'close',
    cap: 'Esc',
    key: 'escape',
    words: { zh: '返回', en: 'back' },
    modes: ['list', 'panel', 'watch'],
    hint: 1,
  },
  {
    action: 'facts',
    cap: 'Ctrl+F',
    key: 'ctrl+f',
    words: { zh: '已记录', en: 'recorded' },
    modes: ['call', 'text', 'watch', 'panel'],
  },
  {
    action: 'clocks',
    cap: 'Ctrl+T',
    key: 'ctrl+t',
    words: { zh: '计时', en: 'clocks' },
    more: {
      zh: '有提醒到时间，再按 1 记刚刚做过；也可稍后提醒',
      en: 'with a reminder due, 1 says done just now; or put it off',
    },
    modes: ['call', 'text', 'panel'],
  },
  {
    action: 'contacts',
    cap: 'Ctrl+P',
    key: 'ctrl+p',
    words: { zh: '联系人', en: 'contacts' },
    more: {
      zh: '谁在值班、怎么打、打过没有；打字就近找，# 后面是号码',
      en: 'who is on duty, their numbers, what was tried; type to find one, # before a number',
    },
    modes: ['call', 'text', 'home', 'watch', 'panel'],
  },
  {
    action: 'phrases',
    cap: 'Ctrl+Y',
    key: 'ctrl+y',
    words: { zh: '话术', en: 'words' },
    more: {
      zh: '给各方的通报、安抚的话、开场白，可复制',
      en: 'reports to each party, calming lines, greeting; to copy',
    },
    modes: ['call', 'text', 'watch', 'panel'],
  },
  {
    action: 'new-call',
    cap: 'Ctrl+O',
    key: 'ctrl+o',
    words: { zh: '新来电', en: 'new call' },
    more: {
      zh: '先放着这一通，草稿都留着，计时照走',
      en: 'parks this one; drafts stay, its clocks go on',
    },
    modes: away,
    hint: 8,
  },
  {
    action: 'switch-call',
    cap: 'Ctrl+X',
    key: 'ctrl+x',
    words: { zh: '切换通话', en: 'switch calls' },
    more: {
      zh: '换到放着的一通；有几通时按数字选，最急的在前',
      en: 'to the parked call; of several by digit, the most urgent first',
    },
    modes: ['home', ...away],
  },
  {
    action: 'scroll',
    cap: 'PgUp PgDn',
    words: { zh: '翻看', en: 'scroll' },
    modes: ['call', 'text', 'home', 'list', 'panel', 'end', 'watch'],
  },
  {
    action: 'redraw',
    cap: 'Ctrl+L',
    key: 'ctrl+l',
    words: { zh: '重画屏幕', en: 'redraw' },
    modes: ['call', 'text', 'home', 'list', 'panel', 'end', 'watch'],
  },
  {
    action: 'help',
    cap: '?',
    words: { zh: '帮助', en: 'help' },
    more: { zh: '文字框里有字时，先按 Esc 再按 0', en: 'while a text field holds text: Esc, then 0' },
    modes: ['call', 'text', 'home', 'list', 'panel', 'end', 'watch'],
    hint: 6,
  },
  {
    action: 'leave',
    cap: 'Ctrl+C',
    key: 'ctrl+c',
    words: { zh: '离开', en: 'leave' },
    more: { zh: '通话中先问一次；通话保留为未结束', en: 'asks once during a call, which stays open' },
    modes: ['call', 'text', 'line', 'home', 'list', 'panel', 'end', 'watch'],
    hint: 7,
  },
];

/** Caps and words for the line of hints of a mode, the most wanted first. */
export const hintsOf = (
  mode: Mode,
  language: Language,
): readonly { action: Action; cap: string; words: string }[] =>
  keys
    .flatMap((row) => {
      const rank = typeof row.hint === 'object' ? row.hint[mode] : row.hint;
      return rank === undefined || !row.modes.includes(mode) ? [] : [{ row, rank }];
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ row: { action, cap, words } }) => ({ action, cap, words: inLanguage(words, language) }));

/** The key of an action, for those that are pressed everywhere alike: the first row of it. */
export const keyOf = (action: Action): KeyRow => {
  const row = keys.find((one) => one.action === action);
  if (row === undefined) throw new Error(`no key for ${action}`);
  return row;
};

/** How that key is named in a menu or beside what it opens. */
export const capOf = (action: Action): string => keyOf(action).cap;

/** What a key orders in a mode; undefined for one that the mode does not know. */
export const actionOf = (mode: Mode, key: KeyName): Action | undefined =>
  keys.find((row) => row.key === key && row.modes.includes(mode))?.action;

/** What a key orders wherever one is; undefined for one that belongs to the screen. */
export const actionEverywhere = (key: KeyName): 'new-call' | 'switch-call' | undefined => {
  const action = actionOf('call', key);
  return action === 'new-call' || action === 'switch-call' ? action : undefined;
};
