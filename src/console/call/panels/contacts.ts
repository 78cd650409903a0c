import type { RoleId } from '../../../procedure/ids.ts';
import { onDutyWords } from '../../../report/ringing-words.ts';
import { stepWords } from '../../../report/step-words.ts';
import { timeBeside } from '../../../report/time-words.ts';
import type { View } from '../../../session/view.ts';
import type { Party } from '../../../site/directory.ts';
import { type NextToRing, nextToRing, wrongNumbers } from '../../../site/next-to-ring.ts';
import { rolesAtHand } from '../../../site/numbers-at-hand.ts';
import { everyRung } from '../../../site/party-to-ring.ts';
import type { Line } from '../../frame.ts';
import { paragraph, say } from '../../pen.ts';
import type { Choice, Deed, Menu } from '../deed.ts';
import type { PanelView } from '../over-menu.ts';
import { numberWords } from '../party-lines.ts';
import { type ContactsWords, contactsWords } from './contacts-words.ts';

/** Every role at hand, with who is to be rung. */
export const contactsPanel = (panel: PanelView): Menu => {
  const { pen } = panel;
  const words = contactsWords(pen.language);
  return {
    title: words.title,
    note: words.hint,
    choices: rolesOf(panel).map((role) => roleChoice(panel, words, role)),
    nothing: words.none,
  };
};

const rolesOf = ({ view, ports: { directory } }: PanelView): readonly RoleId[] => {
  const wanted = view.outline.flatMap(({ step, standing }) =>
    step.notify === undefined || standing === 'gone' ? [] : [step.notify],
  );
  return rolesAtHand(directory, wanted, view.now.wall);
};

const roleChoice = (panel: PanelView, words: ContactsWords, role: RoleId): Choice => {
  const { pen, view, ports } = panel;
  const title = say(pen, ports.directory.title(role));
  const next = nextOf(panel, role);
  const name = next === undefined ? '' : say(pen, next.party.name);
  const last = rungAs(view, role).at(-1);
  const said = next?.number !== undefined && title.split(' ').includes(next.number.number);
  const number = next?.number === undefined ? pen.words.noNumber : numberWords(pen, next.number);
  const asides = [
    ...(last === undefined ? [] : [`${last.at.wall.slice(11, 16)} ${outcomeOf(words, last.outcome)}`]),
    ...(next?.party.duty === undefined ? [] : [words.onDuty]),
    // “消防救援 119” says it already.
    ...(view.incident.kind === 'drill' ? [pen.words.drillNoCall] : said ? [] : [number]),
  ];
  return {
    label: title.includes(name) ? title : `${title}  ${name}`,
    aside: asides.join('  '),
    tone: last?.outcome === 'reached' ? 'normal' : 'strong',
    deed: { kind: 'open', over: { kind: 'contact', role } },
  };
};

/** One role: who has it now, every number, what was tried in this incident, and who was told what. */
export const contactPanel = (panel: PanelView, role: RoleId): Menu => {
  const { pen, view, ports } = panel;
  const words = contactsWords(pen.language);
  const next = nextOf(panel, role);
  const wrong = wrongNumbers(everyRung(view.incident));
  const drill = view.incident.kind === 'drill';
  const chain = ports.directory.resolve(role, view.now.wall);
  const numbers = chain.flatMap((party): readonly Choice[] => {
    const name = say(pen, party.name);
    if (party.numbers.length === 0)
      return [{ label: `${name}  ${pen.words.noNumber}`, deed: ringing(role, party), tone: 'dim' }];
    return party.numbers.map((number): Choice => {
      const isWrong = wrong(number.number);
      const isNext = next?.party.name.zh === party.name.zh && next.number?.number === number.number;
      const mark = isWrong ? words.wrong : isNext ? words.chosen : '';
      const asides = [...(drill ? [pen.words.drillNoCall] : []), mark].filter((text) => text !== '');
      return {
        label: `${name}  ${numberWords(pen, number)}`,
        ...(asides.length === 0 ? {} : { aside: asides.join('  ') }),
        tone: drill ? 'struck' : isWrong ? 'dim' : isNext ? 'strong' : 'normal',
        deed: ringing(role, party, number.number),
      };
    });
  });
  return {
    title: say(pen, ports.directory.title(role)),
    lines: (cells) => contactLines(panel, words, role, chain, cells),
    choices: [...stepChoice(panel, words, role), ...numbers],
    zero: { label: pen.words.return, deed: { kind: 'open', over: { kind: 'contacts' } } },
  };
};

/** A step that is to notify this very role is where its limit is kept. */
const stepChoice = (panel: PanelView, words: ContactsWords, role: RoleId): readonly Choice[] => {
  const { pen, view, roles } = panel;
  const open = view.outline.find(({ step, standing }) => step.notify === role && standing === 'open');
  if (open === undefined || !view.writing) return [];
  const name = stepWords(open.step, open.procedure, pen.language, roles);
  return [{ label: words.step(name), tone: 'strong', deed: { kind: 'visit', step: open.key } }];
};

const ringing = (role: RoleId, party: Party, number?: string): Deed => ({
  kind: 'open',
  over: { kind: 'ringing', role, party: party.name.zh, ...(number === undefined ? {} : { number }) },
});

/** What came of ringing a number, for the record. */
export const ringingPanel = (
  { pen, view, ports }: PanelView,
  ring: { readonly role: RoleId; readonly party: string; readonly number?: string },
): Menu => {
  const words = contactsWords(pen.language);
  const name = ports.directory.nameOf(ring.party) ?? { zh: ring.party };
  const drill = view.incident.kind === 'drill';
  const number = ring.number === undefined ? '' : numberWords(pen, { number: ring.number });
  const came = (outcome: 'reached' | 'no-answer' | 'busy' | 'wrong-number'): Deed => ({
    kind: 'send',
    command: {
      type: 'ring',
      role: ring.role,
      party: ring.party,
      ...(ring.number === undefined ? {} : { number: ring.number }),
      outcome,
    },
  });
  return {
    title: words.ringing(say(pen, name), drill ? pen.words.drillNoCall : number),
    note: words.outcome,
    choices: [
      { label: words.answered, tone: 'strong', deed: came('reached') },
      { label: words.noAnswer, deed: came('no-answer') },
      { label: words.busy, deed: came('busy') },
      { label: words.wrongNumber, deed: came('wrong-number') },
    ],
    zero: { label: pen.words.return, deed: { kind: 'open', over: { kind: 'contact', role: ring.role } } },
  };
};

const contactLines = (
  panel: PanelView,
  words: ContactsWords,
  role: RoleId,
  chain: readonly Party[],
  cells: number,
): readonly Line[] => {
  const { pen, view, ports } = panel;
  const below = (text: string, tone: 'dim' | 'accent' | 'normal'): readonly Line[] =>
    paragraph(pen, text, cells, tone, { indent: 2 });
  const notes = chain.flatMap(({ note }) => (note === undefined ? [] : below(say(pen, note), 'dim')));
  const tried = rungAs(view, role).flatMap((one) => {
    const name = say(pen, ports.directory.nameOf(one.party) ?? { zh: one.party });
    const line = words.line(one.at.wall.slice(11, 16), name, outcomeOf(words, one.outcome));
    return [...below(line, 'dim'), ...(one.told === undefined ? [] : below(words.told(one.told), 'normal'))];
  });
  const duty = dutyLines(panel, words, role, chain).flatMap((text) => below(text, 'accent'));
  const lines = [...duty, ...notes, ...tried];
  return lines.length === 0 ? [] : [...lines, []];
};

const dutyLines = (
  { pen, view, ports }: PanelView,
  words: ContactsWords,
  role: RoleId,
  chain: readonly Party[],
): readonly string[] => {
  const { wall } = view.now;
  const duty = ports.directory.duty(role, wall);
  switch (duty?.kind) {
    case undefined:
      return [];
    case 'on-duty':
      return chain.flatMap((party) =>
        party.duty === undefined
          ? []
          : [`${say(pen, party.name)}  ${onDutyWords(party.duty, wall, pen.language)}`],
      );
    case 'nobody': {
      const next = duty.next;
      const names = next?.people.map(({ person }) => say(pen, person.name)).join(' ') ?? '';
      return [next === undefined ? words.nobodyOnDuty : words.onDutyNext(names, timeBeside(next.from, wall))];
    }
    case 'unknown':
      return [words.rosterUnknown(duty.year)];
    default:
      return duty satisfies never;
  }
};

/** Every ringing as this role, for a step or beside one. */
const rungAs = ({ incident }: View, role: RoleId) =>
  [...incident.tries, ...incident.rings]
    .filter((one) => one.role === role)
    .toSorted((a, b) => a.at.elapsed - b.at.elapsed);

/** Who was reached last is the one to ring again. */
const nextOf = ({ view, ports }: PanelView, role: RoleId): NextToRing | undefined => {
  const chain = ports.directory.resolve(role, view.now.wall);
  const rung = rungAs(view, role);
  const last = rung.at(-1);
  const reached = last?.outcome === 'reached' ? chain.find(({ name }) => name.zh === last.party) : undefined;
  const number = reached?.numbers.find((one) => one.number === last?.number);
  if (reached !== undefined && number !== undefined) return { party: reached, number, why: 'first' };
  const failed = rung.filter(({ outcome }) => outcome !== 'reached');
  return nextToRing(chain, failed, wrongNumbers(everyRung(view.incident)));
};

const outcomeOf = (words: ContactsWords, outcome: ReturnType<typeof rungAs>[number]['outcome']): string => {
  switch (outcome) {
    case 'reached':
      return words.answered;
    case 'no-answer':
      return words.noAnswer;
    case 'busy':
      return words.busy;
    case 'wrong-number':
      return words.wrongNumber;
    default:
      return outcome satisfies never;
  }
};
