import type { PhoneNumber } from '../../procedure/contacts.ts';
import { saysNumber } from '../../report/ringing-words.ts';
import { isoTime } from '../../session/clock.ts';
import type { Place } from '../../session/place.ts';
import type { Directory } from '../../site/directory.ts';
import { type Narrowing, narrowed, numberFoundBy } from '../../site/narrowing.ts';
import { type NumberAtHand, numbersAtHand } from '../../site/numbers-at-hand.ts';
import { findEntry } from '../call/entry-lines.ts';
import { contactsWords } from '../call/panels/contacts-words.ts';
import { numberWords } from '../call/party-lines.ts';
import type { Pen } from '../pen.ts';
import { say } from '../pen.ts';
import type { Screen } from '../screen.ts';
import { type ListItem, listScreen } from './list.ts';

export interface ContactsListPorts {
  readonly pen: () => Pen;
  readonly place: Place;
  readonly directory: Directory;
  readonly narrowing: Narrowing;
  /** In a drill nobody is rung. */
  readonly drill: boolean;
  readonly back: () => void;
  readonly leave: () => void;
}

/** Everybody who can be rung, before or between calls: who is on duty first. There is no incident to put a call on record of. */
export const contactsList = ({ place, directory, narrowing, drill, ...ports }: ContactsListPorts): Screen => {
  const items = (pen: Pen, typed: string): readonly ListItem[] => {
    const wall = place.clock.wall();
    const at = isoTime(wall, place.clock.offset(wall));
    const all = numbersAtHand(directory, [], at);
    return narrowed(all, narrowing(typed), numberFoundBy).map((one) => item(pen, one));
  };
  const dialledWords = (pen: Pen, number: PhoneNumber | undefined): string => {
    if (drill) return pen.words.drillNoCall;
    return number === undefined ? pen.words.noNumber : numberWords(pen, number);
  };
  const item = (pen: Pen, { party, number }: NumberAtHand): ListItem => {
    const words = contactsWords(pen.language);
    const title = say(pen, party.title);
    const name = say(pen, party.name);
    const named = title.includes(name) ? title : `${title}  ${name}`;
    const dialled = dialledWords(pen, number);
    const isSaid = !drill && number !== undefined && saysNumber(title, number.number);
    const onDuty = party.duty === undefined ? [] : [words.onDuty];
    return {
      label: named,
      aside: [...onDuty, ...(isSaid ? [] : [dialled])].join('  '),
      choose: () => screen.tell(words.ringing(name, dialled)),
    };
  };
  const { language } = ports.pen();
  const { title, none, nobody } = contactsWords(language);
  const screen = listScreen({
    ...ports,
    name: 'contacts',
    title,
    items,
    find: { entry: findEntry, none, nobody },
  });
  return screen;
};
