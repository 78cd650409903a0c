import { normalizeKey } from '../layout/normalize-key.ts';
import type { Language } from '../procedure/text.ts';
import type { AskingField } from '../session/asking.ts';
import { holds, offersFor } from '../session/offers.ts';
import type { View } from '../session/view.ts';
import type { Reply } from './mode.ts';
import { block } from './page.ts';
import { answerReply } from './reply-to-step.ts';
import type { Setting } from './setting.ts';

const zh = {
  counted: (count: number) => `; 以前记过的 ${count} 个`,
  these: '可选用的，核对无误再用；写 ; 和编号，如 ;1',
  more: (count: number) => `另有 ${count} 个，写 ; 和几个字查找`,
  none: '没有可选用的。',
  taken: (value: string) => `已选：${value}`,
};
const en = {
  counted: (count) => `; ${count} from earlier`,
  these: 'Check before use; write ; and a number, such as ;1',
  more: (count) => `${count} more: write ; and a few letters of it`,
  none: 'Nothing to choose from.',
  taken: (value) => `Taken: ${value}`,
} satisfies typeof zh;
const wordsOf = (language: Language): typeof zh => (language === 'en' ? en : zh);

/** So many are read out at once. */
const MOST = 9;

/** What the procedure suggests, by number: `;1 已关阀`. */
export const suggested = (view: View, asking: AskingField, setting: Setting): readonly string[] =>
  offersFor(view, setting.earlier, asking, setting.language).own.map(numbered);

/** How many answers of earlier incidents there are; undefined where none. What they say is told to who asks for it. */
export const earlierCounted = (view: View, asking: AskingField, setting: Setting): string | undefined => {
  const { earlier } = offersFor(view, setting.earlier, asking, setting.language);
  return earlier.length === 0 ? undefined : wordsOf(setting.language).counted(earlier.length);
};

/**
 * `;` reads out what can be taken, `;滨江` those with that in them, `;2` takes one. A number is the same all through the
 * question, so that what was found by a word is taken by the number it was read out with.
 */
export const replyToOffers = (view: View, asking: AskingField, text: string, setting: Setting): Reply => {
  const { own, earlier } = offersFor(view, setting.earlier, asking, setting.language);
  const all = [...own, ...earlier];
  const key = normalizeKey(text);
  const taken = /^\d+$/u.test(key) ? all[Number(key) - 1] : undefined;
  if (taken !== undefined) {
    const reply = answerReply(view, asking, { kind: 'value', value: taken }, setting);
    // A telephone number is read back anyway.
    return asking.field.type === 'phone'
      ? reply
      : { ...reply, heard: wordsOf(setting.language).taken(taken) };
  }
  return { kind: 'tell', lines: offerLines(all, text, setting.language) };
};

const offerLines = (all: readonly string[], text: string, language: Language): readonly string[] => {
  const words = wordsOf(language);
  const lines = all.flatMap((one, place) => (holds(one, text) ? [numbered(one, place)] : []));
  if (lines.length === 0) return [words.none];
  const left = lines.length - MOST;
  return [words.these, ...lines.slice(0, MOST).flatMap(block), ...(left > 0 ? block(words.more(left)) : [])];
};

const numbered = (text: string, place: number): string => `;${place + 1} ${text}`;
