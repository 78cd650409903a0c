/**
 * Whether a line may end behind a character: `free`; `whole` inside what should stay together (a word, a telephone
 * number, a number and its unit) but may be cut when it is longer than a line; `never`, by the rules of typesetting.
 */
export type Boundary = 'free' | 'whole' | 'never';

/** 标点 that no line starts with (GB/T 15834—2011, 5.1), their Latin fellows, and signs that belong to what is before. */
const noStart = new Set('。，、；：？！”’）〕】》〉」』〗］｝·～–／…—,.;:?!)]}%％℃°‰々');
/** What no line ends with. */
const noEnd = new Set('“‘（〔【《〈「『〖［｛([{￥¥$／');
/** Always met in pairs; a pair is one sign. */
const pairs = new Set('—…─');
/** Straight quotes open and close alike, so they keep to both neighbours. */
const straight = new Set(`"'`);
/** Narrow on most terminals, yet Chinese punctuation: a line may end beside them like beside any Chinese character. */
const chinese = /[\u1100-\u{10ffff}]|[“”‘’…—·→]/u;

const word = /[A-Za-z0-9\u00c0-\u10ff]+(?:['’._\-/:@%+#&=~?,]+[A-Za-z0-9\u00c0-\u10ff]+)*/gu;
const phone = /(?:\+\d{1,3} )?\d{2,4}(?:[ -]\d{3,8})+/gu;
const unitsOfMeasure =
  '个工作日|工作日|小时|分钟|公里|千米|毫米|厘米|平方米|立方米|千瓦|兆帕|千帕|个月|个|人|名|位|次|项|条|步|层|楼|号|栋|幢|室|户|台|部|辆|' +
  '米|秒|分|时|点|年|月|日|天|周|元|万|亿|度|级|种|件|遍|声|页|岁|吨|升|克|伏|℃|(?:min|km|kg|kW|kPa|MPa|ppm|cm|mm|[hsmVAW])(?![A-Za-z])';
const quantity = new RegExp(`(?:[第约前后近超剩满≤≥→] ?)?\\d[\\d.,:]*(?: ?(?:${unitsOfMeasure}))?`, 'gu');

/** For each character, whether a line may end behind it. */
export const boundaries = (text: string, characters: readonly string[]): readonly Boundary[] => {
  const kept = keptTogether(text);
  let end = 0;
  // The last character that can be seen: a line that ends with blanks ends, for the reader, with this one.
  let seen = '';
  return characters.map((character, index) => {
    end += character.length;
    if (!isBlank(character)) seen = character;
    const next = characters[index + 1];
    return next === undefined ? 'free' : between(character, seen, next, kept.has(end));
  });
};

const between = (before: string, seen: string, after: string, kept: boolean): Boundary => {
  if (isBlank(after) || noStart.has(after) || noEnd.has(seen)) return 'never';
  if (before === after && pairs.has(before)) return 'never';
  if (kept) return 'whole';
  if (isBlank(before)) return 'free';
  if (straight.has(before) || straight.has(after)) return 'whole';
  return chinese.test(before) || chinese.test(after) ? 'free' : 'whole';
};

const isBlank = (character: string): boolean => character === ' ' || character === '\u3000';

/** Places inside words, telephone numbers and quantities. */
const keptTogether = (text: string): ReadonlySet<number> => {
  const inside = new Set<number>();
  for (const pattern of [word, phone, quantity]) {
    for (const { 0: found, index } of text.matchAll(pattern)) {
      for (let at = index + 1; at < index + found.length; at += 1) inside.add(at);
    }
  }
  return inside;
};
