import type { Person } from '../procedure/contacts.ts';
import type { RoleId } from '../procedure/ids.ts';
import type { Text } from '../procedure/text.ts';
import { type Directory, type DirectoryContent, directoryOf, type Party } from './directory.ts';
import { both, type Narrowing, partyFoundBy, personFoundBy, textsOf } from './narrowing.ts';
import { type OnDuty, onDuty } from './on-duty.ts';

/** One thing in the list of contacts; `id` is its kind and its name in the files, `role/fire-119`. */
export type Contact =
  | { readonly kind: 'duty'; readonly id: string; readonly title: Text; readonly duty: OnDuty }
  | {
      readonly kind: 'role';
      readonly id: string;
      readonly title: Text;
      /** As they are tried; who is on duty first. Empty where the site has filled nobody in. */
      readonly parties: readonly Party[];
    }
  | { readonly kind: 'person'; readonly id: string; readonly person: Person };

/**
 * Who is on duty first, then the roles, then the people.
 * @param at ISO 8601 with offset
 * @param fits of the texts that one is found by, whether it is wanted
 */
export const contactList = (
  content: DirectoryContent,
  at: string,
  fits: ReturnType<Narrowing> = () => true,
): readonly Contact[] => {
  const directory = directoryOf(content);
  const all: readonly Contact[] = [
    ...Object.entries(content.roster).map(
      ([id, line]): Contact => ({
        kind: 'duty',
        id: `duty/${id}`,
        title: line.title,
        duty: onDuty(line, content.people, content.holidays, at),
      }),
    ),
    ...directory.roles().map((role): Contact => roleContact(directory, role, at)),
    ...Object.entries(content.people).map(
      ([id, person]): Contact => ({ kind: 'person', id: `person/${id}`, person }),
    ),
  ];
  return all.filter((contact) => fits(textsIn(contact)));
};

const roleContact = (directory: Directory, role: RoleId, at: string): Contact => {
  const parties = directory.resolve(role, at);
  const title = directory.title(role);
  // A role that nobody filled in stands for itself.
  const unfilled = parties.every(({ name, numbers }) => name === title && numbers.length === 0);
  return { kind: 'role', id: `role/${role}`, title, parties: unfilled ? [] : parties };
};

const textsIn = (contact: Contact): readonly string[] => {
  switch (contact.kind) {
    case 'duty': {
      const people = contact.duty.kind === 'on-duty' ? contact.duty.now.people : [];
      return [
        contact.id,
        ...both(contact.title),
        ...people.flatMap(({ person }) => textsOf(personFoundBy(person))),
      ];
    }
    case 'role':
      return [
        contact.id,
        ...both(contact.title),
        ...contact.parties.flatMap((party) => textsOf(partyFoundBy(party))),
      ];
    case 'person':
      return [contact.id, ...textsOf(personFoundBy(contact.person))];
    default:
      return contact satisfies never;
  }
};
