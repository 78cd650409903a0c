/**
 * The key that was meant, for menus and commands, whatever width the input method was in: １ → 1, ！ → !, 。 → `.`, 《 → <.
 * Several characters are taken one by one, apart from …… and ——, which are one key each. Never for what is answered in words.
 */
export const normalizeKey = (input: string): string =>
  input
    .replace(/……|…/gu, '^')
    .replace(/——|—/gu, '_')
    .replace(/[。、【】《》〈〉「」￥¥·“”‘’＂＇]/gu, (character) => likeNoOther[character] ?? character)
    .normalize('NFKC');

/** What NFKC leaves as it is: the signs that Chinese input methods put on the keys of a Latin keyboard. */
const likeNoOther: { readonly [character: string]: string } = {
  '。': '.',
  '、': '/',
  '【': '[',
  '】': ']',
  '《': '<',
  '》': '>',
  '〈': '<',
  '〉': '>',
  '「': '{',
  '」': '}',
  '￥': '$',
  '¥': '$',
  '·': '`',
  '“': '"',
  '”': '"',
  '＂': '"',
  '‘': "'",
  '’': "'",
  '＇': "'",
};

/**
 * The digit that was meant in a list of numbered choices: `2`, `２`, `二`, `2。`, or 是 and 否 as 1 and 2. Undefined for anything
 * else, so that a sentence is never taken for a choice.
 */
export const choiceDigit = (input: string): number | undefined => {
  const key = normalizeKey(input)
    .trim()
    .replace(/[.,;)/]$/u, '');
  if (/^\d$/u.test(key)) return Number(key);
  const spoken = hanzi.indexOf(key);
  if (spoken >= 0 && key.length === 1) return spoken;
  if (key === '是' || key === '对') return 1;
  return key === '否' || key === '不是' ? 2 : undefined;
};

const hanzi = '零一二三四五六七八九';

/** A number, a telephone number or a time as typed with the input method on: the same characters at half width. */
export const normalizeNumber = (input: string): string =>
  input.normalize('NFKC').replace(/[。]/gu, '.').replace(/[—–―]/gu, '-').trim();
