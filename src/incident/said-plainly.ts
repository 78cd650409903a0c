/** Words of a time as people type them, in one plain form: half width, lower case, simplified, numerals as digits. */
export const saidPlainly = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[點兩鐘個後剛時現過禮週號淩鍾間頭]/gu, (character) => simple[character] ?? character)
    .replace(/[零〇一二两三四五六七八九十]+/gu, inDigits)
    .replace(englishNumber, (_, tens: string | undefined, one: string) =>
      String((tens === undefined ? 0 : (english.get(tens) ?? 0)) + (english.get(one) ?? 0)),
    )
    .replace(/大约|大概|差不多|左右|约|的?时候|\b(?:about|around|approximately|roughly)\b|~/gu, ' ')
    .replace(/[,，。;；!！]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

const simple: { readonly [character: string]: string } = {
  點: '点',
  兩: '两',
  鐘: '钟',
  鍾: '钟',
  個: '个',
  後: '后',
  剛: '刚',
  時: '时',
  現: '现',
  過: '过',
  禮: '礼',
  週: '周',
  號: '号',
  淩: '凌',
  間: '间',
  頭: '头',
};

const hanzi = '零一二三四五六七八九';
const digitOf = (character: string): number =>
  character === '两' ? 2 : character === '〇' ? 0 : hanzi.indexOf(character);

/** 十一 → 11, 二十五 → 25, 零五 → 05, 二〇二六 → 2026. What is no number, such as 二三十, stays as it is. */
const inDigits = (run: string): string => {
  if (!run.includes('十')) return Array.from(run, (character) => String(digitOf(character))).join('');
  const found = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/u.exec(run);
  if (found === null) return run;
  const [, tens = '一', ones = '零'] = found;
  return String(digitOf(tens) * 10 + digitOf(ones));
};

const small = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen',
  'seventeen eighteen nineteen',
]
  .join(' ')
  .split(' ');
const tens = ['twenty', 'thirty', 'forty', 'fifty'];
const english: ReadonlyMap<string, number> = new Map([
  ...small.map((word, value) => [word, value] as const),
  ...tens.map((word, place) => [word, (place + 2) * 10] as const),
]);
const englishNumber = new RegExp(
  `\\b(?:(${tens.join('|')})[- ](?=(?:${small.slice(1, 10).join('|')})\\b))?(${[...small, ...tens].join('|')})\\b`,
  'gu',
);
