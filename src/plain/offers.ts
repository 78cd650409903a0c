import { choiceDigit, normalizeKey } from '../layout/normalize-key.ts';
import { inLanguage, type Language } from '../procedure/text.ts';
import type { AskingField } from '../session/asking.ts';
import { holds, offersFor } from '../session/offers.ts';
import type { View } from '../session/view.ts';
import { answered, type Reply } from './mode.ts';
import { block } from './page.ts';
import type { Setting } from './setting.ts';

const zh = {
  counted: (count: number) => `; 以前记过的 ${count} 个`,
  these: '以前记过的，核对无误再用；写 ; 和编号，如 ;1',
  more: (count: number) => `另有 ${count} 个，写 ; 和几个字查找`,
  none: '以前没有记过这样的。',
  taken: (value: string) => `已选：${value}`,
};
const en = {
  counted: (count) => `; ${count} from earlier`,
  these: 'From earlier, check before use: write ; and a number, such as ;1',
  more: (count) => `${count} more: write ; and a few letters of it`,
  none: 'Nothing like that from earlier.',
  taken: (value) => `Taken: ${value}`,
} satisfies typeof zh;
const wordsOf = (language: Language): typeof zh => (language === 'en' ? en : zh);

/** So many are read out at once. */
const MOST = 9;

/** How many answers of earlier incidents there are; undefined where none. What they say is told to who asks for it. */
export const earlierCounted = (view: View, asking: AskingField, setting: Setting): string | undefined => {
  const count = earlierOf(view, asking, setting).length;
  return count === 0 ? undefined : wordsOf(setting.language).counted(count);
};

/**
 * `;` reads out what was told earlier, `;滨江` what has that in it, `;2` takes one. A number is the same all through the
 * question, so that what was found by a word is taken by the number it was read out with; a bare number is an answer of
 * its own here, such as that of a lift.
 */
export const replyToEarlier = (view: View, asking: AskingField, text: string, setting: Setting): Reply => {
  const earlier = earlierOf(view, asking, setting);
  const key = normalizeKey(text);
  const taken = /^\d+$/u.test(key) ? earlier[Number(key) - 1] : undefined;
  return taken === undefined
    ? { kind: 'tell', lines: earlierLines(earlier, text, setting.language) }
    : taking(view, asking, taken, setting);
};

/** What the procedure suggests is taken by its number alone, as a choice is; undefined for anything else. */
export const replyToSuggestion = (
  view: View,
  asking: AskingField,
  text: string,
  setting: Setting,
): Reply | undefined => {
  const taken = asking.field.suggestions?.[(choiceDigit(text) ?? 0) - 1];
  return taken && taking(view, asking, inLanguage(taken, setting.language), setting);
};

const earlierOf = (view: View, asking: AskingField, { earlier, language }: Setting): readonly string[] =>
  offersFor(view, earlier, asking, language).earlier;

const taking = (view: View, asking: AskingField, value: string, setting: Setting): Reply => {
  const reply = answered(view, asking, { kind: 'value', value }, setting);
  // A telephone number is read back anyway.
  return asking.field.type === 'phone' ? reply : { ...reply, heard: wordsOf(setting.language).taken(value) };
};

const earlierLines = (earlier: readonly string[], text: string, language: Language): readonly string[] => {
  const words = wordsOf(language);
  const lines = earlier.flatMap((one, place) => (holds(one, text) ? [`;${place + 1} ${one}`] : []));
  if (lines.length === 0) return [words.none];
  const left = lines.length - MOST;
  return [words.these, ...lines.slice(0, MOST).flatMap(block), ...(left > 0 ? block(words.more(left)) : [])];
};
