import type { ChainLink, Person, PhoneNumber, RosterLine } from './contacts.ts';
import type { Content, Role } from './content.ts';
import { valueAt } from './format-problems.ts';
import { siteEntries, siteSheet } from './load-site.ts';
import { optionalText, type Reader, textOf } from './reader.ts';
import { contactsFrame, type NumbersDraft, siteFormats } from './site-format.ts';
import type { Sheet } from './yaml.ts';

/** What a file declares: the good ones, and every name that is written, so that a name is not called missing for its fault. */
export interface Declared<T> {
  readonly good: { readonly [id: string]: T };
  readonly names: readonly string[];
}

/** The sheet of a site's contacts, its top looked at. */
export function contactsSheet(reader: Reader, path: string | undefined): Sheet | undefined {
  const sheet = siteSheet(reader, path);
  if (sheet !== undefined) reader.part(contactsFrame, sheet, []);
  return sheet;
}

/** The names that stand under a key of a sheet, good or not. */
export const writtenUnder = (sheet: Sheet | undefined, key: string): readonly string[] =>
  Object.keys(Object(valueAt(sheet?.value, [key])));

/** The people of a site's contacts, over the base's. */
export function loadPeople(reader: Reader, sheet: Sheet | undefined, base: Content): Declared<Person> {
  const people = siteEntries(reader, sheet, siteFormats.person, 'id', ['people']).map(
    ([id, draft]): [string, Person] => {
      const { name, titles = [], numbers } = draft.value;
      const person: Person = {
        name: textOf(name),
        titles: titles.map(textOf),
        numbers: numbers.map(numberOf),
      };
      return [id, reader.origins.set(person, draft)];
    },
  );
  const good = { ...base.people, ...Object.fromEntries(people) };
  return { good, names: [...Object.keys(good), ...writtenUnder(sheet, 'people')] };
}

/**
 * The roles and their call chains of a site's contacts, over the base's. A link with a fault is left out; where none is
 * left the base's stand, so that a slip takes no number away.
 */
export function loadRoles(
  reader: Reader,
  sheet: Sheet | undefined,
  known: { readonly people: Declared<Person>; readonly roster: Declared<RosterLine> },
  base: Content,
): Content['roles'] {
  const roles = siteEntries(reader, sheet, siteFormats.role, 'id', ['roles']).map(
    ([id, draft]): [string, Role] => {
      const { title, on_duty: line, parties: written } = draft.value;
      const place = (...inside: readonly (string | number)[]) => sheetPlace(draft, inside);
      const knowsLine =
        line !== undefined && reader.refer(lineWords, line, known.roster.names, place('on_duty'));
      const parties = written.flatMap((link, index): readonly ChainLink[] => {
        const { person, name, number, numbers = [], note } = link;
        if ((person === undefined) === (name === undefined)) {
          reader.report(
            place('parties', index),
            { zh: 'person 与 name 都写了或都没写', en: 'both or neither of person and name' },
            { zh: 'person: 一个人，或 name 与 number', en: 'a person, or a name with its number' },
          );
          return [];
        }
        if (name === undefined) {
          const fits =
            person !== undefined &&
            reader.refer(personWords, person, known.people.names, place('parties', index, 'person'));
          return fits ? [{ person }] : [];
        }
        const all = [...(number === undefined ? [] : [number]), ...numbers].map(numberOf);
        const text = optionalText(note);
        return [{ name: textOf(name), numbers: all, ...(text === undefined ? {} : { note: text }) }];
      });
      const before = base.roles[id];
      const lost = parties.length === 0 && written.length > 0;
      const role: Role = {
        title: optionalText(title) ?? before?.title ?? { zh: id },
        ...(knowsLine ? { onDuty: line } : {}),
        parties: lost ? (before?.parties ?? []) : parties,
      };
      return [id, reader.origins.set(role, draft)];
    },
  );
  // A role with a fault is there all the same, as one that nobody has filled in: calls must find it.
  const unfilled = writtenUnder(sheet, 'roles').map((id): [string, Role] => [
    id,
    { title: { zh: id }, parties: [] },
  ]);
  return { ...Object.fromEntries(unfilled), ...base.roles, ...Object.fromEntries(roles) };
}

export const personWords = { zh: '人（contacts.yaml 的 people）', en: 'person (people in contacts.yaml)' };
const lineWords = { zh: '值班（roster.yaml 的 lines）', en: 'duty (lines in roster.yaml)' };

const numberOf = (draft: NumbersDraft[number]): PhoneNumber =>
  typeof draft === 'string' ? { number: draft } : draft;

const sheetPlace = (
  { sheet, path }: { readonly sheet: Sheet; readonly path: readonly (string | number)[] },
  inside: readonly (string | number)[],
) => sheet.place([...path, ...inside]);
