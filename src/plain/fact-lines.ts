import { factsOf } from '../report/summary-facts.ts';
import { type Telling, telling } from '../report/telling.ts';
import { columnOf, row } from '../report/text-block.ts';
import type { View } from '../session/view.ts';
import type { Setting } from './setting.ts';
import { plainWords } from './words.ts';

/** A view as a report tells it, without its time line. */
export const inWords = (view: View, { language, roles }: Setting): Telling => {
  const { incident, procedures } = view;
  return telling({ incident, entries: [], procedures, language, roles });
};

/** All that is known; what is critical and nobody knows comes first, and says so. */
export const factLines = (view: View, setting: Setting): readonly string[] => {
  const words = plainWords(setting.language);
  const all = factsOf(inWords(view, setting)).flatMap((section) => section.facts);
  const urgent = all.filter(({ critical, state }) => critical && WITHOUT.has(state));
  const facts = [
    ...urgent.map(({ label, words: value }) => ({ label, value: words.urgent(value) })),
    ...all
      .filter((one) => one.state !== 'unanswered' && !urgent.includes(one))
      .map(({ label, words: value }) => ({ label, value })),
  ];
  const column = columnOf(facts.map(({ label }) => label));
  if (facts.length === 0) return [words.noFacts];
  return [words.facts, ...facts.flatMap(({ label, value }) => row(label, [value], column))];
};

/** How a fact stands that nobody told. */
const WITHOUT: ReadonlySet<string> = new Set(['unanswered', 'skipped', 'unknown', 'refused']);
