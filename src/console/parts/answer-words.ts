import type { Answer, Fact } from '../../incident/answer.ts';
import type { Field } from '../../procedure/procedure.ts';
import { answerWords as reportAnswerWords } from '../../report/answer-words.ts';
import type { Pen } from '../pen.ts';

/** An answer as one reads it. `beside` is an ISO time; of a moment on the same day only the time is told. */
export const answerWords = (pen: Pen, field: Field, answer: Answer, beside: string): string =>
  reportAnswerWords(field, answer, pen.language, beside);

/** All that is held of a field, on one line. */
export const factWords = (pen: Pen, field: Field, fact: Fact, beside: string): string =>
  fact.kind === 'answer'
    ? answerWords(pen, field, fact.answer, beside)
    : fact.items.length === 0
      ? pen.words.noItems
      : fact.items
          .map((item) =>
            (field.parts ?? [])
              .flatMap((part) => {
                const answer = item[part.id];
                return answer === undefined ? [] : [answerWords(pen, part, answer, beside)];
              })
              .join(' '),
          )
          .map((text, index) => `${index + 1}) ${text}`)
          .join(pen.language === 'zh' ? '；' : '; ');
