import type { ChainLink, PhoneNumber } from '../procedure/contacts.ts';
import type { Content } from '../procedure/content.ts';
import type { RoleId } from '../procedure/ids.ts';
import type { Text } from '../procedure/text.ts';
import { type OnDuty, type OnDutyPerson, onDuty } from './on-duty.ts';

/** Who stands behind a role, in the order in which they are tried. */
export interface Directory {
  /** Every role that the site knows. */
  roles(): readonly RoleId[];
  /** What a role is called; its id where nobody knows it. */
  title(role: RoleId): Text;
  /**
   * Whoever is on duty first, then the call chain. At least one party: a role that nobody filled in gives one of its own
   * name without a number.
   * @param at ISO 8601 with offset
   */
  resolve(role: RoleId, at: string): readonly Party[];
  /** Who has the duty that fills a role. Undefined for a role that no line of the roster fills. */
  duty(role: RoleId, at: string): OnDuty | undefined;
  /** People of the contacts who are in no call chain and on no roster, each for their first title. */
  others(): readonly Party[];
  /** The name in both languages of a party that went on record under one of them, where the site still knows it. */
  nameOf(recorded: string): Text | undefined;
}

/** Somebody who can be rung. */
export interface Party {
  readonly name: Text;
  /** What this party is for (抢修, 值班领导). */
  readonly title: Text;
  /** What the person is in the organisation, where it is a person of the contacts. */
  readonly titles?: readonly Text[];
  /** In the order in which they are tried; empty when the site has not filled them in. */
  readonly numbers: readonly PhoneNumber[];
  /** What to know before dialling. */
  readonly note?: Text;
  /** Set for who is on duty just now. */
  readonly duty?: {
    readonly shift: Text;
    /** ISO 8601. */
    readonly until: string;
    readonly insteadOf?: Text;
  };
}

/** What a directory is made of. */
export type DirectoryContent = Pick<Content, 'roles' | 'people' | 'roster' | 'holidays'>;

/** The directory that the content gives, the site's own contacts laid over it. */
export const directoryOf = (content: DirectoryContent): Directory => {
  const roleOf = (id: RoleId) => (Object.hasOwn(content.roles, id) ? content.roles[id] : undefined);
  const title = (id: RoleId): Text => roleOf(id)?.title ?? { zh: id };
  const duty = (id: RoleId, at: string): OnDuty | undefined => {
    const line = content.roster[roleOf(id)?.onDuty ?? ''];
    return line && onDuty(line, content.people, content.holidays, at);
  };
  let names: ReadonlyMap<string, Text> | undefined;
  return {
    roles: () => Object.keys(content.roles) as RoleId[],
    title,
    duty,
    resolve: (id, at) => {
      const named = title(id);
      const now = duty(id, at);
      const here = now?.kind === 'on-duty' ? now.now.people.map((one) => dutyParty(one, named, now.now)) : [];
      const known = new Set(now?.kind === 'on-duty' ? now.now.people.map((one) => one.id) : []);
      const chain = (roleOf(id)?.parties ?? [])
        .filter((link) => !('person' in link && known.has(link.person)))
        .flatMap((link) => partyOf(content, link, named));
      return here.length + chain.length === 0
        ? [{ name: named, title: named, numbers: [] }]
        : [...here, ...chain];
    },
    others: () => othersIn(content),
    nameOf: (recorded) => {
      names ??= namesIn(content);
      return names.get(recorded);
    },
  };
};

const partyOf = (
  { people }: Pick<DirectoryContent, 'people'>,
  link: ChainLink,
  title: Text,
): readonly Party[] => {
  if (!('person' in link)) {
    const { name, numbers, note } = link;
    return [{ name, title, numbers, ...(note === undefined ? {} : { note }) }];
  }
  const person = people[link.person];
  return person === undefined ? [] : [{ ...person, title }];
};

const dutyParty = (
  { person, insteadOf }: OnDutyPerson,
  title: Text,
  { shift, until }: { readonly shift: { readonly name: Text }; readonly until: string },
): Party => ({
  ...person,
  title,
  duty: { shift: shift.name, until, ...(insteadOf === undefined ? {} : { insteadOf: insteadOf.name }) },
});

const othersIn = ({ roles, people, roster }: DirectoryContent): readonly Party[] => {
  const chained = Object.values(roles).flatMap(({ parties }) =>
    parties.flatMap((link) => ('person' in link ? [link.person] : [])),
  );
  const rostered = Object.values(roster).flatMap(
    ({ week, cycle, daysOff, makeUpDays, dates, substitutes }) => [
      ...[
        ...Object.values(week ?? {}),
        ...(cycle?.days ?? []),
        ...Object.values(dates),
        daysOff ?? {},
        makeUpDays ?? {},
      ].flatMap((filling) => Object.values(filling ?? {}).flat()),
      ...substitutes.map(({ by }) => by),
    ],
  );
  const known = new Set([...chained, ...rostered]);
  return Object.entries(people)
    .filter(([id]) => !known.has(id))
    .map(([, person]) => ({ ...person, title: person.titles[0] ?? person.name }));
};

const namesIn = ({ roles, people }: DirectoryContent): ReadonlyMap<string, Text> => {
  const parties = Object.values(roles).flatMap(({ title, parties: links }) => [
    title,
    ...links.flatMap((link) => ('person' in link ? [] : [link.name])),
  ]);
  const all = [...parties, ...Object.values(people).map(({ name }) => name)];
  return new Map(all.flatMap((name) => [name.zh, name.en ?? name.zh].map((one) => [one, name] as const)));
};
