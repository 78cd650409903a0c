import type { Language, Text } from '../procedure/text.ts';
import { repeatSaid, repeatTold } from '../report/repeat-words.ts';
import type { Earlier } from '../session/earlier.ts';
import type { View } from '../session/view.ts';

/** Names earlier incidents with the same number or address, each once in a call, and how to look at it. */
export const repeatsOnce = (
  earlier: Earlier,
  titleOf: (procedure: string) => Text | undefined,
  language: Language,
): ((view: View) => readonly string[]) => {
  const named = new Set<string>();
  return (view) =>
    earlier.repeats(view).flatMap(({ head, same }) => {
      if (named.has(head.id)) return [];
      named.add(head.id);
      const told = repeatTold(head, same, titleOf(head.procedure), language);
      return [repeatSaid(told, view.now.wall, language), `    zhiban summary ${head.id}`];
    });
};
