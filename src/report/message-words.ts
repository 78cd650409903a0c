import type { Answer, Fact } from '../incident/answer.ts';
import { phoneDoubt } from '../incident/phone.ts';
import { judge } from '../incident/relevance.ts';
import type { Placed, Scene } from '../incident/scene.ts';
import type { FieldId } from '../procedure/ids.ts';
import type { Field, Procedure } from '../procedure/procedure.ts';
import { inLanguage, type Language, type Text } from '../procedure/text.ts';
import { answerWords } from './answer-words.ts';
import { clausesOf, fieldNameAt, loneName, type NotKnown, notKnownWords } from './not-known.ts';
import { reportWords } from './words.ts';

/** Where a message finds its facts: those that stand now (`judge(scene).fact`), and when the incident was opened. */
export interface Known {
  fact(field: FieldId): Fact | undefined;
  readonly opened: string;
}

/**
 * What to tell a party, with `{field}` filled in. What is not known is said as not known: nobody guesses on the telephone.
 * Several such things behind each other are one sentence, as one would say it: 被困人数、伤者还不清楚. Where the sentence has
 * no word of its own in front (`{address}，…`) it says of what: 详细地址还不清楚.
 */
export const messageWords = (
  message: Text,
  procedure: Procedure,
  known: Known,
  language: Language,
): string => {
  let told = '';
  let missing: readonly NotKnown[] = [];
  const settle = (): void => {
    const [first, ...rest] = missing;
    if (first !== undefined) told += notKnownWords([first, ...rest], told, language);
    missing = [];
  };
  for (const clause of clausesOf(inLanguage(message, language))) {
    const one = notKnownIn(clause, procedure, known, language);
    if (one !== undefined) {
      missing = [...missing, one];
      continue;
    }
    settle();
    told += filledIn(clause, told, procedure, known, language);
  }
  settle();
  return told;
};

/** What a notify step tells its party as things stand; nothing where the step has no words for it. */
export const messageNow = (
  scene: Scene,
  { step, procedure }: Placed,
  language: Language,
  fact: Known['fact'] = judge(scene).fact,
): string | undefined =>
  step.message &&
  messageWords(step.message, procedure, { fact, opened: scene.incident.opened.at.wall }, language);

const fieldCalled = (procedure: Procedure, name: string): Field | undefined =>
  Object.values(procedure.fields).find(({ id }) => id === name);

const notKnownIn = (
  clause: string,
  procedure: Procedure,
  known: Known,
  language: Language,
): NotKnown | undefined => {
  const lone = loneName(clause);
  const field = lone && fieldCalled(procedure, lone.field);
  if (lone === undefined || field === undefined || !isOpen(known.fact(field.id))) return undefined;
  return { name: lone.lead || inLanguage(field.label, language), end: lone.end };
};

/** Nobody was asked, or who was asked did not know; a refusal is something else. */
const isOpen = (fact: Fact | undefined): boolean =>
  fact === undefined || (fact.kind === 'answer' && fact.answer.kind === 'unknown');

const filledIn = (
  clause: string,
  told: string,
  procedure: Procedure,
  known: Known,
  language: Language,
): string =>
  clause.replace(/(\s*)\{([^{}]+)\}/gu, (whole, blank: string, name: string, at: number) => {
    const field = fieldCalled(procedure, name);
    if (field === undefined) return whole;
    const value = knownWords(field, known, language);
    if (value !== undefined) return `${blank}${toldOn(value, clause.slice(at + whole.length))}`;
    const before = `${told}${clause.slice(0, at)}`;
    const bare = /(?:^|[，。；！？、,.;!?])\s*$/u.test(before);
    return `${language === 'en' || bare ? blank : ''}${missingWords(field, known, before, bare, language)}`;
  });

/**
 * Written or pasted words within a sentence that is read out: on one line, quotes within quotes, and without a mark at
 * the end where the sentence has its own.
 */
const toldOn = (value: string, after: string): string => {
  const line = value
    .replace(/(?<=[，。；！？、：,.;!?:])\s*\n\s*/gu, '')
    .replace(/\s*\n\s*/gu, '；')
    .replaceAll('“', '‘')
    .replaceAll('”', '’');
  return /^\s*[，。；！？,.;!?]/u.test(after) ? line.replace(/[，。；！,.;!]+$/u, '') : line;
};

const missingWords = (
  field: Field,
  known: Known,
  before: string,
  bare: boolean,
  language: Language,
): string => {
  const words = reportWords(language);
  const fact = known.fact(field.id);
  const answer: Answer = fact?.kind === 'answer' ? fact.answer : { kind: 'unknown' };
  const how = isOpen(fact) ? words.toldNotYet : answerWords(field, answer, language, known.opened);
  return bare ? words.toldUnknown(fieldNameAt(field.label, before, language), how) : how;
};

/** What is known of a field; undefined where nothing is, or where that is all that was said. */
export const knownWords = (field: Field, known: Known, language: Language): string | undefined => {
  const words = reportWords(language);
  const fact = known.fact(field.id);
  const telling = (one: Field | undefined, answer: Answer): string =>
    withDoubt(one, answer, answerWords(one, answer, language, known.opened), language);
  if (fact === undefined || (fact.kind === 'answer' && fact.answer.kind !== 'value')) return undefined;
  if (fact.kind === 'answer') return telling(field, fact.answer);
  if (fact.items.length === 0) return words.answers.noItems;
  const items = fact.items.map((item) =>
    Object.entries(item)
      .map(([id, answer]) =>
        telling(
          field.parts?.find((part) => part.id === id),
          answer,
        ),
      )
      .join(' '),
  );
  return words.listed(items);
};

/** Whoever is to ring a number back is told where digits seem to be missing. */
const withDoubt = (field: Field | undefined, answer: Answer, told: string, language: Language): string => {
  const words = reportWords(language);
  return isNumberInDoubt(field, answer) ? words.withReason(told, words.doubtfulNumber) : told;
};

/** Whether a telephone number looks wrong; one from elsewhere is only unusual. */
export const isNumberInDoubt = (field: Field | undefined, answer: Answer): boolean => {
  if (field?.type !== 'phone' || answer.kind !== 'value' || typeof answer.value !== 'string') return false;
  const doubt = phoneDoubt(answer.value);
  return doubt !== undefined && doubt.kind !== 'abroad';
};
