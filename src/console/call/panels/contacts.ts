import type { Ring } from '../../../incident/incident.ts';
import type { PhoneNumber } from '../../../procedure/contacts.ts';
import type { Text } from '../../../procedure/text.ts';
import { ringOutcomeWords } from '../../../report/outcome-words.ts';
import { saysNumber } from '../../../report/ringing-words.ts';
import type { Party } from '../../../site/directory.ts';
import { both, narrowed, partyFoundBy, roleFoundBy } from '../../../site/narrowing.ts';
import { rolesAtHand } from '../../../site/numbers-at-hand.ts';
import { say } from '../../pen.ts';
import type { Choice, Menu, Whom } from '../deed.ts';
import type { PanelView } from '../over-menu.ts';
import { numberWords } from '../party-lines.ts';
import { type ContactsWords, contactsWords } from './contacts-words.ts';
import { chainOf, nextOf, rungAs, titleOf } from './whom.ts';

/** Every role at hand, with who is to be rung, then everybody else. */
export const contactsPanel = (panel: PanelView): Menu => {
  const { pen } = panel;
  const words = contactsWords(pen.language);
  return {
    title: words.title,
    choices: whomOf(panel).map((whom) => whomChoice(panel, words, whom)),
    nothing: panel.typed.trim() === '' ? words.none : words.nobody,
  };
};

/** Those that what was typed fits. */
const whomOf = (panel: PanelView): readonly Whom[] =>
  narrowed(everyWhom(panel), panel.ports.narrowing(panel.typed), (whom) => {
    const chain = chainOf(panel, whom);
    if ('role' in whom) return roleFoundBy(whom.role, panel.ports.directory.title(whom.role), chain);
    const [party] = chain;
    return party === undefined ? { names: [whom.person], more: [] } : partyFoundBy(party);
  });

const everyWhom = ({ view, ports: { directory } }: PanelView): readonly Whom[] => {
  const wanted = view.outline.flatMap(({ step, standing }) =>
    step.notify === undefined || standing === 'gone' ? [] : [step.notify],
  );
  return [
    ...rolesAtHand(directory, wanted, view.now.wall).map((role) => ({ role })),
    ...directory.others().map(({ name }) => ({ person: name.zh })),
  ];
};

const whomChoice = (panel: PanelView, words: ContactsWords, whom: Whom): Choice => {
  const { pen, view } = panel;
  const chain = chainOf(panel, whom);
  const title = titleOf(panel, whom, chain);
  const shown = metBy(panel, whom, chain) ?? nextOf(panel, whom, chain);
  const name = shown === undefined ? '' : say(pen, shown.party.name);
  const last = rungAs(view, whom).at(-1);
  const met = shown !== undefined && 'title' in shown ? shown.title : undefined;
  const asides = [
    ...(met === undefined ? [] : [say(pen, met)]),
    ...(shown?.party.duty === undefined ? [] : [words.onDuty]),
    ...(last === undefined ? [] : [lastWords(panel, last, shown)]),
    ...numberIn(panel, title, shown?.number),
  ];
  return {
    label: title.includes(name) ? title : `${title}  ${name}`,
    aside: asides.join('  '),
    tone: last?.outcome === 'reached' ? 'normal' : 'strong',
    deed: { kind: 'open', over: { kind: 'contact', whom } },
  };
};

/** Somebody to ring, at a number where there is one. */
interface At {
  readonly party: Party;
  readonly number: PhoneNumber | undefined;
}

/** What came of the latest call; of whom or which number that is, where another comes next. */
const lastWords = ({ pen, ports }: PanelView, last: Ring, shown: At | undefined): string => {
  const isOther = shown !== undefined && last.party !== shown.party.name.zh;
  const whose = isOther ? `${say(pen, ports.directory.nameOf(last.party) ?? { zh: last.party })} ` : '';
  const came = `${last.at.wall.slice(11, 16)} ${whose}${ringOutcomeWords(last.outcome, pen.language)}`;
  return isOther || last.number !== shown?.number?.number ? `${came} →` : came;
};

const numberIn = (
  { pen, view }: PanelView,
  title: string,
  number: PhoneNumber | undefined,
): readonly string[] => {
  if (view.incident.kind === 'drill') return [pen.words.drillNoCall];
  if (number === undefined) return [pen.words.noNumber];
  return saysNumber(title, number.number) ? [] : [numberWords(pen, number)];
};

/** Who of a chain was typed, by which title, where that is not what all of them are there for. */
const metBy = (
  { typed, ports: { directory, narrowing } }: PanelView,
  whom: Whom,
  chain: readonly Party[],
): (At & { readonly title: Text | undefined }) | undefined => {
  const fits = narrowing(typed);
  if (!('role' in whom) || fits([whom.role, ...both(directory.title(whom.role))])) return undefined;
  const [party] = narrowed(chain, fits, partyFoundBy);
  if (party === undefined) return undefined;
  const number = party.numbers.find((one) => fits([one.number])) ?? party.numbers[0];
  return { party, number, title: party.titles?.find((title) => fits(both(title))) };
};
