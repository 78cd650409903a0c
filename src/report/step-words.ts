import type { Procedure, Source, Step } from '../procedure/procedure.ts';
import { inLanguage, type Language, type Text } from '../procedure/text.ts';
import { reportWords } from './words.ts';

/** The titles of roles, as the site's directory has them. */
export type RoleTitles = { readonly [role: string]: { readonly title: Text } };

/** The name of a party that is on record under one of its names; undefined where the site no longer knows it. */
export type PartyNames = (recorded: string) => Text | undefined;

/** What a step is about, on one line: the fact it asks for, the party, the act, or the first words to say. */
export const stepWords = (
  step: Step,
  procedure: Procedure,
  language: Language,
  roles: RoleTitles = {},
): string => {
  const { id, kind, ask, do: act, say, done } = step;
  const words = reportWords(language);
  const field = ask && procedure.fields[ask];
  if (field !== undefined) return inLanguage(field.label, language);
  if (step.notify !== undefined) return words.notify(errandWords(step, language, roles));
  if (kind === 'do' && act !== undefined) return firstLine(inLanguage(act, language));
  const spoken = say ?? act ?? done;
  if (spoken === undefined) return id;
  const line = firstLine(inLanguage(spoken, language));
  return spoken === say ? words.said(line) : line;
};

/** Whom a step tells, and which report it is where they are told more than once: 报警 110（补报伤亡）. */
export const errandWords = (
  { notify, title }: Pick<Step, 'notify' | 'title'>,
  language: Language,
  roles: RoleTitles,
): string => {
  const role = notify === undefined ? '' : roleWords(notify, language, roles);
  return title === undefined ? role : reportWords(language).withReason(role, inLanguage(title, language));
};

export const roleWords = (role: string, language: Language, roles: RoleTitles): string => {
  const title = Object.hasOwn(roles, role) ? roles[role]?.title : undefined;
  return title === undefined ? role : inLanguage(title, language);
};

/** `特种设备安全监察条例 第六十四条（三）`. */
const sourceWords = ({ document, section }: Source, language: Language): string =>
  [document, section].flatMap((text) => (text === undefined ? [] : inLanguage(text, language))).join(' ');

/** The sources of an instruction in one line; empty where none is named. */
export const sourcesWords = (
  ids: readonly string[],
  { sources }: Pick<Procedure, 'sources'>,
  language: Language,
): readonly string[] =>
  ids.flatMap((id) => {
    const source = Object.entries(sources).find(([known]) => known === id)?.[1];
    return source === undefined ? [] : sourceWords(source, language);
  });

const firstLine = (text: string): string => text.split('\n')[0] ?? '';
