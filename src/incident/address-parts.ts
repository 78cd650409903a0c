/**
 * A Chinese address as it is told on the telephone, taken apart by its own words (路, 号, 幢, 单元, 室 …). No register is
 * asked and nothing is put right: the text as typed stays the record, the parts only help to read it back and to see what
 * is missing.
 */
export type PartKind =
  | 'province'
  | 'city'
  | 'district'
  /** 街道、镇、乡、村、社区. */
  | 'place'
  | 'road'
  /** At the road: 18 号、1222 弄. */
  | 'number'
  /** 小区、大厦、医院 … */
  | 'estate'
  /** 幢、栋、座、号楼. */
  | 'building'
  | 'unit'
  | 'floor'
  | 'room'
  /** 银行对面、加油站旁. */
  | 'landmark'
  /** Whatever is none of these. */
  | 'other';

/** One part of an address. */
export interface AddressPart {
  readonly kind: PartKind;
  /** As typed, at half width and without the blanks. */
  readonly text: string;
}

/** The address in its parts, in the order told. Together they are the whole text but for blanks and signs between. */
export const addressParts = (text: string): readonly AddressPart[] => {
  const line = text.normalize('NFKC').trim();
  // An address in another script has no such words; then its own commas part it.
  if (!/\p{Script=Han}/u.test(line))
    return line.split(/\s*[,;\n]\s*/u).flatMap((one) => (one === '' ? [] : [{ kind: 'other', text: one }]));
  return line
    .replace(WITHIN, '')
    .split(BETWEEN)
    .reduce<readonly AddressPart[]>((parts, piece) => partsOf(piece, parts), []);
};

/** A blank between a word and its number parts nothing: 滨江路 18 号. */
const WITHIN = /(?<=[\dA-Za-z])[ \t]+(?=\p{Script=Han})|(?<=\p{Script=Han})[ \t]+(?=[\dA-Za-z])/gu;
const BETWEEN = /[\s,;。，、；:：·/|]+/u;
const N = '(?:\\d+|[一二三四五六七八九十百〇零]+)';
const HAN = '[\\p{Script=Han}A-Za-z0-9]';
const NEAR = '(?:斜对面|正对面|对面|旁边|附近|隔壁|门口|路口|街口|巷口|后面|前面|楼下|边上|旁)';
/** A name that goes on behind such an ending has not ended: 人民广场路, 滨江路小区. */
const GOES_ON =
  '(?!路|大道|大街|小区|新村|花园|家园|公寓|广场|大厦|医院|学校|中学|小学|市场|街道|社区|口|村|镇|乡|区|县)';

/** Names end in their own words. The shortest that fits is taken. */
const NAMES: readonly (readonly [PartKind, RegExp])[] = [
  ['province', /(?:\p{Script=Han}{2,6}?(?:省|自治区|特别行政区)|(?:北京|上海|天津|重庆)市)/uy],
  ['city', /\p{Script=Han}{2,7}?(?:自治州|地区|市)(?!场)/uy],
  ['district', new RegExp(`\\p{Script=Han}{1,6}?(?<![小社园院街厂库校景])(?:区|县|旗)${GOES_ON}`, 'uy')],
  ['place', /\p{Script=Han}{1,7}?(?:街道办事处|街道|镇|乡|社区|(?<!新)村)(?![口小中])/uy],
  [
    'road',
    new RegExp(
      `${HAN}{1,10}?(?:大道|大街|公路|国道|省道|高速|胡同|路|街|巷|里弄)(?:[东西南北中]段)?(?!道)${GOES_ON}`,
      'uy',
    ),
  ],
  [
    'estate',
    new RegExp(
      `${HAN}{1,12}?(?:小区|花园|家园|公寓|新村|新城|广场|大厦|商城|商场|中心|公馆|医院|学校|中学|小学|大学|幼儿园|酒店|宾馆|饭店|市场|超市|工业园区?|产业园区?|园区|校区|厂区|别墅|银行|车站|加油站|苑|府|庭|郡|湾|园|厂)${GOES_ON}(?:[东西南北]区|[一二三四五六七八九\\d]+期|[A-Z\\d]区)?`,
      'uy',
    ),
  ],
];

/** Numbers with their words; the first that fits is taken. */
const NUMBERS: readonly (readonly [PartKind, RegExp])[] = [
  ['building', new RegExp(`第?(?:${N}|[A-Za-z]\\d*|[东西南北主副])(?:号楼(?![顶下])|[幢栋座]|#楼?)`, 'uy')],
  ['unit', new RegExp(`(?:${N}|[A-Za-z东西中])单元`, 'uy')],
  [
    'floor',
    new RegExp(
      `(?:地下|负|B|第)?(?:${N})(?:[-~至到](?:${N}))?(?:层|楼|F(?![A-Za-z]))|B\\d(?!\\d)|顶[层楼]|楼顶|天台|地下室|[Gg]层`,
      'uy',
    ),
  ],
  ['room', new RegExp(`(?:${N})(?:室|户|号房|房|号室)`, 'uy')],
  ['number', new RegExp(`[甲乙丙]?(?:${N})(?:[-之](?:${N}))?(?:弄|号院?(?!线))(?:附(?:${N})号)?`, 'uy')],
];

/** 2-301 and 2-1-301: building, entrance, flat. 301 alone is a flat behind what can hold one. */
const DOOR = /\d{1,3}-(?:\d{1,2}-)?\d{3,4}(?:室|户)?(?![\d-])/uy;
const FLAT = /\d{3,4}(?![\d-])/uy;
const HOLDS: ReadonlySet<PartKind | undefined> = new Set(['building', 'unit', 'floor', 'estate', 'number']);
const BESIDE = new RegExp(NEAR, 'uy');
const ENDS_BESIDE = new RegExp(`${NEAR}$`, 'u');

const partsOf = (piece: string, before: readonly AddressPart[]): readonly AddressPart[] => {
  const parts = [...before];
  let rest = '';
  const settle = (): void => {
    if (rest !== '') parts.push({ kind: ENDS_BESIDE.test(rest) ? 'landmark' : 'other', text: rest });
    rest = '';
  };
  for (let at = 0; at < piece.length; ) {
    const found = numberAt(piece, at, rest === '' ? parts.at(-1)?.kind : 'other') ?? nameAt(piece, at);
    if (found === undefined) {
      const one = String.fromCodePoint(piece.codePointAt(at) ?? 0);
      rest += one;
      at += one.length;
    } else {
      settle();
      parts.push(found);
      at += found.text.length;
    }
  }
  settle();
  return parts;
};

const matchAt = (pattern: RegExp, piece: string, at: number): string | undefined => {
  pattern.lastIndex = at;
  return pattern.exec(piece)?.[0];
};

const numberAt = (piece: string, at: number, last: PartKind | undefined): AddressPart | undefined => {
  // In the middle of a number none begins.
  if (/\d/u.test(piece[at] ?? '') && /\d/u.test(piece[at - 1] ?? '')) return undefined;
  for (const [kind, pattern] of NUMBERS) {
    const text = matchAt(pattern, piece, at);
    if (text !== undefined) return { kind, text };
  }
  const door = matchAt(DOOR, piece, at) ?? (HOLDS.has(last) ? matchAt(FLAT, piece, at) : undefined);
  return door === undefined ? undefined : { kind: 'room', text: door };
};

const nameAt = (piece: string, at: number): AddressPart | undefined => {
  const found = NAMES.flatMap(([kind, pattern]) => {
    const text = matchAt(pattern, piece, at);
    return text === undefined ? [] : [{ kind, text }];
  });
  const [shortest] = found.toSorted((one, other) => one.text.length - other.text.length);
  if (shortest === undefined) return undefined;
  const beside = matchAt(BESIDE, piece, at + shortest.text.length);
  return beside === undefined ? shortest : { kind: 'landmark', text: shortest.text + beside };
};
