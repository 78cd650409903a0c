import type { PhoneNumber } from '../../../procedure/contacts.ts';
import type { Party } from '../../../site/directory.ts';
import { partyTexts, roleTexts } from '../../../site/narrowing.ts';
import { rolesAtHand } from '../../../site/numbers-at-hand.ts';
import { say } from '../../pen.ts';
import { outcomeWords } from '../../words.ts';
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
const whomOf = (panel: PanelView): readonly Whom[] => {
  const fits = panel.ports.narrowing(panel.typed);
  return everyWhom(panel).filter((whom) => {
    const chain = chainOf(panel, whom);
    return fits(
      'role' in whom
        ? roleTexts(whom.role, panel.ports.directory.title(whom.role), chain)
        : chain.flatMap(partyTexts),
    );
  });
};

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
  const next = typedFor(panel, whom, chain) ?? nextOf(panel, whom, chain);
  const name = next === undefined ? '' : say(pen, next.party.name);
  const last = rungAs(view, whom).at(-1);
  const said = next?.number !== undefined && title.split(' ').includes(next.number.number);
  const number = next?.number === undefined ? pen.words.noNumber : numberWords(pen, next.number);
  const asides = [
    ...(last === undefined ? [] : [`${last.at.wall.slice(11, 16)} ${outcomeWords(words, last.outcome)}`]),
    ...(next?.party.duty === undefined ? [] : [words.onDuty]),
    // “消防救援 119” says it already.
    ...(view.incident.kind === 'drill' ? [pen.words.drillNoCall] : said ? [] : [number]),
  ];
  return {
    label: title.includes(name) ? title : `${title}  ${name}`,
    aside: asides.join('  '),
    tone: last?.outcome === 'reached' ? 'normal' : 'strong',
    deed: { kind: 'open', over: { kind: 'contact', whom } },
  };
};

/** Who of a chain was typed, where that is not what all of them are there for. */
const typedFor = (
  { typed, ports: { directory, narrowing } }: PanelView,
  whom: Whom,
  chain: readonly Party[],
): { readonly party: Party; readonly number: PhoneNumber | undefined } | undefined => {
  const fits = narrowing(typed);
  if (!('role' in whom) || fits(roleTexts(whom.role, directory.title(whom.role), []))) return undefined;
  const party = chain.find((one) => fits(partyTexts(one)));
  return party && { party, number: party.numbers.find(({ number }) => fits([number])) ?? party.numbers[0] };
};
