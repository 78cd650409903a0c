import type { KeyName } from '../input/stroke.ts';
import { edited, emptyBox, type TextBox, textOf } from './text-box.ts';

/** Where typing goes in a list that words narrow. Digits choose, as in every list, for many choose and few look for a number: that begins with #. */
export const takesOf = (box: TextBox): 'words' | 'text' => (/[#＃]/u.test(textOf(box)) ? 'text' : 'words');

/** What a key does to the words, Esc clearing them; undefined for a key of the list, as all are that find no words. */
export const narrowedBy = (box: TextBox, key: KeyName): TextBox | undefined => {
  if (box.characters.length === 0) return undefined;
  return key === 'escape' ? emptyBox : edited(box, key);
};

/** What Enter takes without an arrow: the first that is left, once there are words. */
export const firstLeft = (box: TextBox): number | undefined => (textOf(box).trim() === '' ? undefined : 0);
