import type { Value } from '../incident/answer.ts';
import { type PhoneNumber, phoneNumbers } from '../incident/phone.ts';
import type { FieldType } from '../procedure/procedure.ts';
import type { FactTold, PartTold, Summary, TryTold } from './summary.ts';

/**
 * The summary for eyes outside the organisation: people's names to the first character, telephone numbers to their ends,
 * addresses to the street or estate, identity card numbers away. What was given for a name, phone or address field is
 * masked wherever it comes up, in notes too; in free text numbers are found by their looks, but a name that stands nowhere else is
 * not. Numbers of public services (119, 12345) stay, and so do the parties that were notified.
 */
export const redact = (summary: Summary): Summary => {
  const mask = masking(summary);
  const told = <T extends FactTold | PartTold>(fact: T): T => ({
    ...fact,
    words: mask(fact.words),
    ...(fact.value === undefined ? {} : { value: maskedValue(fact.value, fact.type, mask) }),
  });
  const tried = <T extends TryTold>(attempt: T): T => ({
    ...attempt,
    party: mask(attempt.party),
    ...(attempt.number === undefined ? {} : { number: maskPhone(attempt.number) }),
    ...(attempt.told === undefined ? {} : { told: mask(attempt.told) }),
  });
  const { ending, callerWords } = summary;
  return {
    ...summary,
    redacted: true,
    operator: mask(summary.operator),
    ...(callerWords === undefined ? {} : { callerWords: mask(callerWords) }),
    ...(ending === undefined ? {} : { ending: { ...ending, ...maskedReason(ending, mask) } }),
    grades: summary.grades.map((grade) =>
      grade.override === undefined
        ? grade
        : { ...grade, override: { ...grade.override, reason: mask(grade.override.reason) } },
    ),
    facts: summary.facts.map((section) => ({
      ...section,
      facts: section.facts.map((fact) => ({
        ...told(fact),
        corrections: fact.corrections.map((one) => ({ ...one, from: mask(one.from), to: mask(one.to) })),
        ...(fact.items === undefined ? {} : { items: fact.items.map((parts) => parts.map(told)) }),
      })),
    })),
    timeline: summary.timeline.map((line) => ({
      ...line,
      words: mask(line.words),
      ...(line.was === undefined ? {} : { was: mask(line.was) }),
      ...(line.value === undefined ? {} : { value: mask(line.value) }),
    })),
    notifications: summary.notifications.map((one) => ({
      ...one,
      ...(one.told === undefined ? {} : { told: { ...one.told, party: mask(one.told.party) } }),
      tries: one.tries.map(tried),
    })),
    rings: summary.rings.map(tried),
    deviations: summary.deviations.map((one) => ({
      ...one,
      ...maskedReason(one, mask),
      ...(one.told === undefined ? {} : { told: { ...one.told, party: mask(one.told.party) } }),
    })),
    notes: summary.notes.map((note) => ({ ...note, text: mask(note.text) })),
  };
};

type Mask = (text: string) => string;

const maskedReason = ({ reason }: { readonly reason?: string }, mask: Mask): { readonly reason?: string } =>
  reason === undefined ? {} : { reason: mask(reason) };

const maskedValue = (value: Value, type: FieldType | undefined, mask: Mask): Value => {
  if (typeof value !== 'string') return value;
  // An id of a choice is a code, however much it may look like something else.
  return type === 'choice' ? value : mask(value);
};

/** Masks everything in a text that is known to be private, the longest first, then whatever looks like a number of a person. */
const masking = (summary: Summary): Mask => {
  const known = [...secretsOf(summary)].sort(([a], [b]) => b.length - a.length);
  return (text) => {
    const kept: string[] = [];
    // What is masked once is put away behind a character of nobody's, so that a later pattern does not mask the mask.
    const putAway = (masked: string): string => String.fromCodePoint(PRIVATE + kept.push(masked) - 1);
    let rest = text;
    for (const [secret, masked] of known) rest = rest.replaceAll(secret, () => putAway(masked));
    rest = rest
      .replace(identityCard, (number) => putAway(`${number.slice(0, 3)}***********${number.slice(-1)}`))
      .replace(phoneNumber, (number) => putAway(maskPhone(number)));
    return rest.replace(
      /[\u{f0000}-\u{ffffd}]/gu,
      (one) => kept[(one.codePointAt(0) ?? PRIVATE) - PRIVATE] ?? '',
    );
  };
};

const PRIVATE = 0xf0000;

const secretsOf = (summary: Summary): ReadonlyMap<string, string> => {
  const secrets = new Map<string, string>();
  const keep = (type: FieldType | undefined, text: unknown): void => {
    const masker = maskers[type ?? 'text'];
    if (masker !== undefined && typeof text === 'string' && text.length > 1) secrets.set(text, masker(text));
  };
  keep('name', summary.operator);
  for (const { facts } of summary.facts) {
    for (const fact of facts) {
      keep(fact.type, fact.value);
      if (fact.state === 'value') keep(fact.type, fact.words);
      for (const part of fact.items?.flat() ?? []) {
        keep(part.type, part.value);
        if (part.state === 'value') keep(part.type, part.words);
      }
    }
  }
  for (const line of summary.timeline) {
    if (line.type === 'resumed' || line.type === 'taken-over') keep('name', line.words.split(' ')[0]);
    keep(line.fieldType, line.was);
    keep(line.fieldType, line.value);
  }
  return secrets;
};

/** 张三 → 张*, 欧阳 too: one character is enough to tell two callers apart. A Latin name keeps its first letter. */
const maskName = (name: string): string => `${Array.from(name)[0] ?? ''}*`;

/** 13800138000 → 138****8000, each number of several; a short service number stays. Words beside a number may be a name. */
export const maskPhone = (text: string): string => {
  const numbers = phoneNumbers(text);
  // Digits written as words beside other words are no number to us, but to whoever reads them.
  if (numbers.length === 0) return text.replace(/[〇零一幺二三四五六七八九]{3,}/gu, '****');
  return numbers.map(maskNumber).join(' / ');
};

const maskNumber = ({ digits: all }: PhoneNumber): string => {
  const digits = all.replace(/^(?:00)?86(?=1\d{10}$)/u, '');
  if (digits.length <= 6) return digits;
  return digits.length >= 10 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : `****${digits.slice(-4)}`;
};

/** 滨江路 18 号 2-301 → 滨江路***; 18 Riverside Road, flat 2 → *** Riverside Road. */
export const maskAddress = (address: string): string => {
  const english = /[A-Za-z][A-Za-z' ]*\b(?:Road|Street|Avenue|Lane|Square|Estate|Rd|St)\b/iu.exec(address);
  if (english !== null) return `*** ${english[0]}`;
  const beforeNumber = /^[^\d０-９A-Za-z一二三四五六七八九十]*/u.exec(address)?.[0] ?? '';
  const street = /^.*(?:路|街|大道|巷|弄|胡同|小区|花园|广场|家园|公寓|苑|新村|村|镇|乡|区|县|市)/u.exec(
    beforeNumber,
  )?.[0];
  return `${street ?? Array.from(address).slice(0, 2).join('')}***`;
};

const maskers: { readonly [type in FieldType]?: (text: string) => string } = {
  name: maskName,
  phone: maskPhone,
  address: maskAddress,
};

const identityCard = /(?<!\d)\d{17}[\dXx](?!\d)/gu;
const phoneNumber =
  /(?<![\d-])(?:\+(?!86)\d{1,3}(?:[ -]?\d){7,12}|(?:\+?86[ -]?)?(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{3,4}[ -]?\d{4}|[48]00[ -]?\d{3}[ -]?\d{4}|[2-9]\d{2,3}[ -]?\d{4}))(?![\d-])/gu;
