import type { AddressPart, PartKind } from './address-parts.ts';
import { addressParts } from './address-parts.ts';

/** What responders need and the text does not say. */
export type Missing = 'number' | 'building' | 'floor';

/** The parts on one line: blanks between words and numbers, a dot between road, building and landmark. */
export const addressInParts = (text: string): string => inGroups(text, (part) => part);

/** The same to read aloud: every digit by itself, so that 1222 does not become 122. */
export const addressAloud = (text: string): string =>
  inGroups(text, (part) => part.replace(/(?<=\d)(?=\d)/gu, ' '));

/**
 * What is missing: a number at a road, a building in an estate, a floor in a building. Nothing is asked of a place on the
 * open road or beside a landmark.
 */
export const missingIn = (text: string): readonly Missing[] => {
  const has = new Set(addressParts(text).map(({ kind }) => kind));
  const inside = has.has('floor') || has.has('room');
  return [
    ...(has.has('road') &&
    !has.has('number') &&
    !has.has('estate') &&
    !has.has('landmark') &&
    !has.has('building')
      ? (['number'] as const)
      : []),
    ...(has.has('estate') && !has.has('building') && !has.has('number') && !inside
      ? (['building'] as const)
      : []),
    ...(has.has('building') && !inside ? (['floor'] as const) : []),
  ];
};

/**
 * What is the same for the same door, however it was written; undefined where the text names no road, estate or village
 * with a number. What lies above the road is left out, since callers leave it out too.
 */
export const addressKey = (text: string): string | undefined => {
  const parts = addressParts(text).filter(({ kind }) => !ABOVE.has(kind));
  const named = parts.some(({ kind }) => kind === 'road' || kind === 'estate');
  const numbered = parts.some(
    ({ kind, text: one }) => NUMBERED.has(kind) && /[\d一二三四五六七八九十]/u.test(one),
  );
  if (!named || !numbered) return undefined;
  return parts
    .flatMap(doorOf)
    .filter(({ kind }) => kind !== 'landmark' && kind !== 'other')
    .map(({ kind, text: one }) => `${kind}:${coreOf(kind, one)}`)
    .sort()
    .join(' ');
};

/** 2-301 is building 2, flat 301. */
const doorOf = (part: AddressPart): readonly AddressPart[] => {
  const [building = '', ...inside] = part.kind === 'room' ? part.text.split('-') : [];
  const flat = inside.pop();
  if (flat === undefined) return [part];
  return [
    { kind: 'building', text: building },
    ...inside.map((unit): AddressPart => ({ kind: 'unit', text: unit })),
    { kind: 'room', text: flat },
  ];
};

const ABOVE: ReadonlySet<PartKind> = new Set(['province', 'city', 'district', 'place']);
const NUMBERED: ReadonlySet<PartKind> = new Set(['number', 'building', 'unit', 'floor', 'room']);

const coreOf = (kind: PartKind, text: string): string =>
  NUMBERED.has(kind)
    ? digitsOf(text.replace(/第|号楼|单元|[幢栋座号室户房门层楼#弄院]/gu, '')).toUpperCase()
    : text;

const ONES = '零一二三四五六七八九';

/** 三十二 → 32, for numbers below a hundred as they stand in addresses; others digit by digit. */
const digitsOf = (text: string): string => {
  const tens = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/u.exec(text);
  if (tens === null)
    return text.replace(/[〇零一二三四五六七八九]/gu, (one) => String(Math.max(0, ONES.indexOf(one))));
  const [, ten = '', one = ''] = tens;
  return String((ten === '' ? 1 : ONES.indexOf(ten)) * 10 + (one === '' ? 0 : ONES.indexOf(one)));
};

/** Parts of one group stand together; between groups there is a dot. */
const GROUP: { readonly [kind in PartKind]: number } = {
  province: 0,
  city: 0,
  district: 0,
  place: 0,
  road: 1,
  number: 1,
  estate: 2,
  building: 3,
  unit: 3,
  floor: 3,
  room: 3,
  landmark: 4,
  other: 5,
};

const inGroups = (text: string, shown: (part: string) => string): string => {
  let line = '';
  let last: AddressPart | undefined;
  for (const part of addressParts(text)) {
    const together = last !== undefined && GROUP[last.kind] === GROUP[part.kind] && GROUP[part.kind] < 4;
    const between = together ? (GROUP[part.kind] === 0 ? '' : ' ') : ' · ';
    line += `${last === undefined ? '' : between}${spaced(shown(part.text))}`;
    last = part;
  }
  return line;
};

/** A thin blank's worth between words and numbers: 滨江路 18 号. */
const spaced = (text: string): string =>
  text.replace(/(?<=\p{Script=Han})(?=[\dA-Za-z])|(?<=[\dA-Za-z])(?=\p{Script=Han})/gu, ' ');
