import type { PhraseDraft } from './format.ts';
import { type Phrase, spokenNames } from './phrases.ts';
import { type Draft, optionalText, spokenText } from './reader.ts';
import type { References } from './references.ts';

/** The words that a procedure has at hand. A condition with a fault is told and left out. */
export function loadPhrases(
  references: References,
  drafts: readonly Draft<PhraseDraft>[],
): readonly Phrase[] | undefined {
  if (drafts.length === 0) return undefined;
  const seen = new Set<string>();
  return drafts.map((draft) => {
    const { value, sheet, path } = draft;
    references.unique({ zh: '话术', en: 'phrase' }, value.id, seen, sheet.place([...path, 'id']));
    const say = spokenText(value.say);
    references.placeholders([say.zh, say.en].join(' '), sheet.place([...path, 'say']), spokenNames);
    const phrase: Phrase = {
      id: value.id,
      for: optionalText(value.for),
      say,
      when: references.when(draft),
      sources: references.sourcesOf(draft),
    };
    return references.reader.origins.set(phrase, draft);
  });
}
