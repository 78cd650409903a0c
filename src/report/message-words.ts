import type { Answer, Fact } from '../incident/answer.ts';
import type { FieldId } from '../procedure/ids.ts';
import type { Field, Procedure, Step } from '../procedure/procedure.ts';
import { inLanguage, type Language, type Text } from '../procedure/text.ts';
import { answerWords } from './answer-words.ts';
import { reportWords } from './words.ts';

/** Where a message finds its facts: those that stand now (`judge(scene).fact`), and when the incident was opened. */
export interface Known {
  fact(field: FieldId): Fact | undefined;
  readonly opened: string;
}

/**
 * What to tell a party, with `{field}` filled in. What is not known is said as not known: nobody guesses on the telephone.
 * Where the sentence has no word of its own in front (`{address}，…`) it says of what: 地址不清楚.
 */
export const messageWords = (message: Text, procedure: Procedure, known: Known, language: Language): string =>
  inLanguage(message, language).replace(/\{([^{}]+)\}/gu, (whole, name: string, at: number, text: string) => {
    const field = Object.values(procedure.fields).find(({ id }) => id === name);
    const bare = /(?:^|[，。；！？、,.;!?])\s*$/u.test(text.slice(0, at));
    return field === undefined ? whole : factWords(field, known, language, bare);
  });

/** What a notify step tells its party as things stand; nothing where the step has no words for it. */
export const stepMessage = (
  { step, procedure }: { readonly step: Step; readonly procedure: Procedure },
  known: Known,
  language: Language,
): string | undefined => step.message && messageWords(step.message, procedure, known, language);

const factWords = (field: Field, known: Known, language: Language, bare: boolean): string => {
  const told = knownWords(field, known, language);
  if (told !== undefined) return told;
  const fact = known.fact(field.id);
  const answer: Answer = fact?.kind === 'answer' ? fact.answer : { kind: 'unknown' };
  const how = answerWords(field, answer, language, known.opened);
  return bare ? reportWords(language).toldUnknown(inLanguage(field.label, language), how) : how;
};

/** What is known of a field; undefined where nothing is, or where that is all that was said. */
export const knownWords = (field: Field, known: Known, language: Language): string | undefined => {
  const words = reportWords(language);
  const fact = known.fact(field.id);
  const telling = (one: Field | undefined, answer: Answer): string =>
    answerWords(one, answer, language, known.opened);
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
