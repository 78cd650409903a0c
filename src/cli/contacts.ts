import { phoneInGroups } from '../incident/phone.ts';
import type { PhoneNumber } from '../procedure/contacts.ts';
import { inLanguage, type Text } from '../procedure/text.ts';
import { numberKindWords, onDutyWords } from '../report/ringing-words.ts';
import { timeBeside } from '../report/time-words.ts';
import { isoTime, systemClock } from '../session/clock.ts';
import { type Contact, contactList } from '../site/contact-list.ts';
import type { Duty, OnDuty } from '../site/on-duty.ts';
import { contentAtHand, withContentRemarks } from './content-at-hand.ts';
import { narrowing } from './narrowing.ts';
import { done, doneJson, type Outcome } from './outcome.ts';
import type { Run } from './run.ts';
import type { Surroundings } from './surroundings.ts';

/** `zhiban contacts [words…]`: who is on duty now, then roles and people. Finding none is an answer, not an error. */
export const contactsCommand: Run = async ({ words, options }, around) => {
  const { content } = await contentAtHand(around);
  const clock = systemClock();
  const wall = clock.wall();
  const at = isoTime(wall, clock.offset(wall));
  const listed = contactList(content, at, narrowing(words.join(' ')));
  const outcome =
    options['json'] === true
      ? doneJson(listed.map((contact) => asJson(contact, around)))
      : await asText(listed, at, around);
  return withContentRemarks(outcome, content, around);
};

const asText = async (listed: readonly Contact[], at: string, around: Surroundings): Promise<Outcome> => {
  const { tell } = around;
  if (listed.length === 0) {
    return {
      ...done(''),
      err: `${tell({ zh: '没有找到；换个说法，或用 zhiban contacts 看全部。', en: 'Nobody fits; try other words, or see all with zhiban contacts.' })}\n`,
    };
  }
  const { table } = await import('./table.ts');
  const parts = (['duty', 'role', 'person'] as const).flatMap((kind) => {
    const rows = listed
      .filter((contact) => contact.kind === kind)
      .flatMap((contact) => rowsOf(contact, at, around))
      .map((row) => ['', ...row]);
    return rows.length === 0 ? [] : [`${tell(headings[kind])}\n${table(rows)}`];
  });
  return done(parts.join('\n'));
};

const headings = {
  duty: { zh: '现在值班', en: 'On duty now' },
  role: { zh: '角色，按先后拨', en: 'Roles, in the order of ringing' },
  person: { zh: '人员', en: 'People' },
} satisfies { readonly [kind in Contact['kind']]: Text };

/** A row for each party; what it goes on with stands below without its title. */
const rowsOf = (
  contact: Contact,
  at: string,
  { tell, language }: Surroundings,
): readonly (readonly string[])[] => {
  const say = (text: Text): string => inLanguage(text, language);
  const numbersIn = (numbers: readonly PhoneNumber[]): string =>
    numbers.length === 0
      ? tell({ zh: '没有号码', en: 'no number' })
      : numbers
          .map(({ number, kind }) => `${numberKindWords(kind, language)} ${phoneInGroups(number)}`.trim())
          .join(' · ');
  switch (contact.kind) {
    case 'duty':
      return dutyRows(contact.title, contact.duty, at, numbersIn, { tell, language });
    case 'role': {
      const title = say(contact.title);
      if (contact.parties.length === 0)
        return [[title, tell({ zh: '还没有填', en: 'nobody filled in yet' }), '']];
      return contact.parties.map(({ name, numbers, duty }, index) => [
        index === 0 ? title : '',
        say(name),
        [numbersIn(numbers), ...(duty === undefined ? [] : [tell({ zh: '在班', en: 'on duty' })])].join('  '),
      ]);
    }
    case 'person':
      return [
        [
          say(contact.person.name),
          contact.person.titles.map(say).join(tell({ zh: '、', en: ', ' })),
          numbersIn(contact.person.numbers),
        ],
      ];
    default:
      return contact satisfies never;
  }
};

const dutyRows = (
  title: Text,
  duty: OnDuty,
  at: string,
  numbersIn: (numbers: readonly PhoneNumber[]) => string,
  { tell, language }: Pick<Surroundings, 'tell' | 'language'>,
): readonly (readonly string[])[] => {
  const named = inLanguage(title, language);
  if (duty.kind === 'unknown') {
    const words = tell({
      zh: `算不出：还没有 ${duty.year} 年的放假安排`,
      en: `cannot be worked out: the holidays of ${duty.year} are not known`,
    });
    return [[named, words, '']];
  }
  const next = duty.next === undefined ? [] : [['', nextWords(duty.next, at, { tell, language }), '']];
  if (duty.kind === 'nobody') {
    return [[named, tell({ zh: '现在没有人值班', en: 'nobody is on duty now' }), ''], ...next];
  }
  const { shift, until, people } = duty.now;
  return [
    ...people.map(({ person, insteadOf }, index) => [
      index === 0 ? named : '',
      `${inLanguage(person.name, language)}  ${onDutyWords(
        { shift: shift.name, until, ...(insteadOf === undefined ? {} : { insteadOf: insteadOf.name }) },
        at,
        language,
      )}`,
      numbersIn(person.numbers),
    ]),
    ...next,
  ];
};

const nextWords = (
  { people, from }: Duty,
  at: string,
  { tell, language }: Pick<Surroundings, 'tell' | 'language'>,
): string => {
  const names = people.map(({ person }) => inLanguage(person.name, language));
  const time = timeBeside(from, at);
  return tell({ zh: `下一班 ${names.join('、')}，${time} 起`, en: `next ${names.join(', ')} from ${time}` });
};

/** Keys are stable; words in the language of the person. */
const asJson = (contact: Contact, { language }: Surroundings): object => {
  const say = (text: Text): string => inLanguage(text, language);
  const { id, kind } = contact;
  switch (contact.kind) {
    case 'duty': {
      const { duty } = contact;
      const told = ({ shift, people, from, until }: Duty): object => ({
        shift: say(shift.name),
        from,
        until,
        people: people.map(({ id: person, person: { name, numbers }, insteadOf }) => ({
          id: `person/${person}`,
          name: say(name),
          numbers,
          ...(insteadOf === undefined ? {} : { insteadOf: say(insteadOf.name) }),
        })),
      });
      return {
        id,
        kind,
        title: say(contact.title),
        state: duty.kind,
        ...(duty.kind === 'on-duty' ? { now: told(duty.now) } : {}),
        ...(duty.kind !== 'unknown' && duty.next !== undefined ? { next: told(duty.next) } : {}),
        ...(duty.kind === 'unknown' ? { year: duty.year } : {}),
      };
    }
    case 'role':
      return {
        id,
        kind,
        title: say(contact.title),
        parties: contact.parties.map(({ name, numbers, note, duty }) => ({
          name: say(name),
          numbers,
          ...(note === undefined ? {} : { note: say(note) }),
          onDuty: duty !== undefined,
        })),
      };
    case 'person':
      return {
        id,
        kind,
        name: say(contact.person.name),
        titles: contact.person.titles.map(say),
        numbers: contact.person.numbers,
      };
    default:
      return contact satisfies never;
  }
};
