import type { Content } from '../../../src/procedure/content.ts';
import { familyName } from '../../../src/procedure/content.ts';
import { directoryOf } from '../../../src/site/directory.ts';
import { finderOf } from '../../../src/triage/find.ts';
import { sounds } from '../../triage/sounds.ts';
import { type Rig, rig } from './desk.ts';

/** What a stranger at 80×24 is told of a call, and what they type for it with a pinyin input method. */
export interface Story {
  readonly told: string;
  /** What the input method commits, and the letters typed for it; its space counts as a key too. */
  readonly typed: { readonly text: string; readonly letters: string };
  readonly procedure: string;
}

export const stories: readonly Story[] = [
  {
    told: 'a caller says the stairwell smells of gas',
    typed: { text: '煤气', letters: 'meiqi' },
    procedure: 'gas-accident-report',
  },
  {
    told: 'people are shut in a lift',
    typed: { text: '电梯', letters: 'dianti' },
    procedure: 'lift-entrapment',
  },
  {
    told: 'a voice says there is a bomb',
    typed: { text: '炸弹', letters: 'zhadan' },
    procedure: 'threat-call',
  },
  {
    told: 'the lights went out in the whole building',
    typed: { text: '停电', letters: 'tingdian' },
    procedure: 'power-cut-sudden',
  },
  {
    told: 'a furious customer bangs on the counter',
    typed: { text: '吵闹', letters: 'chaonao' },
    procedure: 'customer-agitated',
  },
  {
    told: 'somebody wants to complain about a repair',
    typed: { text: '投诉', letters: 'tousu' },
    procedure: 'complaint-general',
  },
];

export interface Count {
  /** Keys until words to say, an act, or a prohibition stand on screen. */
  readonly toInstruction: number;
  /** Steps answered by choosing, saying, doing or ringing, and the keys for them. */
  readonly steps: number;
  readonly keys: number;
  /** Steps answered in words; their letters are not counted. */
  readonly written: number;
}

/** Plays a story to its end with the first answer that comes to the fingers, and counts the keys. */
export const countKeys = (content: Content, { typed, procedure }: Story): Count => {
  const settings = Object.fromEntries(
    Object.entries(content.settings).map(([name, { value }]) => [name, value]),
  );
  const finder = finderOf(content.procedures, () => sounds);
  const at = rig({
    home: true,
    procedures: content.procedures,
    ports: {
      directory: directoryOf(content),
      opening: { settings, program: 'test' },
      find: (words) =>
        finder.find(words).map((found) => ({
          ...found,
          id: found.procedure.id,
          title: found.procedure.title,
          life: found.procedure.life,
          family: familyName(content, found.procedure.family),
        })),
    },
  });
  at.press(typed.text, '<enter>');
  const opened = started(at);
  if (opened !== procedure) throw new Error(`${typed.text} starts ${opened ?? 'nothing'}, not ${procedure}`);
  let toInstruction = typed.letters.length + 2;
  let instructed = isInstruction(at.look());
  const count = { steps: 0, keys: 0, written: 0 };
  const press = (...keys: readonly string[]): void => {
    at.press(...keys);
    count.keys += keys.length;
    if (!instructed) toInstruction += keys.length;
    instructed ||= isInstruction(at.look());
  };
  for (let n = 0; n < 200 && !/全部步骤都已走完|步骤都走完了|归档返回/u.test(at.look()); n += 1) {
    const before = at.desk.frame(80, 24).asks;
    if (at.caret() !== undefined) {
      count.written += 1;
      at.press('甲', '<enter>');
      if (at.desk.frame(80, 24).asks === before) at.press('<tab>', '1');
      continue;
    }
    count.steps += 1;
    if (/按数字选中/u.test(at.look())) press('1', '<enter>');
    else press(/再加一项|转入《/u.test(at.look()) ? '2' : '1');
    if (at.desk.frame(80, 24).asks === before) press('0');
  }
  return { toInstruction, ...count };
};

const started = (at: Rig): string | undefined => at.records.list()[0]?.procedure;

/** 说, 做 or 禁忌 with words behind it. */
const isInstruction = (screen: string): boolean => /^ {2}(说|做|禁忌) {2,}\S/mu.test(screen);
