import { proceduresOf } from '../../incident/scene.ts';
import { phoneDoubtWords } from '../../report/phone-words.ts';
import type { View } from '../../session/view.ts';
import type { Pen } from '../pen.ts';

/** Whether what was just answered looks odd; it was taken all the same. */
export const doubtfulAnswer = (view: View, step: string): ((pen: Pen) => string) | undefined => {
  const { incident } = view;
  for (const fact of incident.facts.values()) {
    if (fact.by !== step || fact.kind !== 'answer') continue;
    if (fact.answer.kind !== 'value' || !fact.answer.doubtful) continue;
    const fields = proceduresOf(view).flatMap((one) => Object.values(one.fields));
    const field = fields.find(({ id }) => incident.facts.get(id) === fact);
    const { value } = fact.answer;
    return ({ words, language }) => {
      const why = field?.type === 'phone' ? phoneDoubtWords(String(value), language) : undefined;
      return why === undefined ? words.doubtful : words.doubtfulPhone(why);
    };
  }
  return undefined;
};
