import { proceduresOf } from '../../incident/scene.ts';
import { phoneDoubtWords } from '../../report/phone-words.ts';
import type { View } from '../../session/view.ts';
import type { Pen } from '../pen.ts';

/** What looks odd in the answer that a step was given just now; it was taken all the same. */
export const doubtfulAnswer = ({ words, language }: Pen, view: View, step: string): string | undefined => {
  for (const [id, fact] of view.incident.facts) {
    if (fact.by !== step || fact.kind !== 'answer') continue;
    const { answer } = fact;
    if (answer.kind !== 'value' || !answer.doubtful) continue;
    const isPhone = proceduresOf(view).some(({ fields }) => fields[id]?.type === 'phone');
    const why = isPhone ? phoneDoubtWords(String(answer.value), language) : undefined;
    return why === undefined ? words.doubtful : words.doubtfulPhone(why);
  }
  return undefined;
};
