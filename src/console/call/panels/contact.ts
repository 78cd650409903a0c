import { type TryOutcome, tryOutcomes } from '../../../incident/entry.ts';
import { phoneInGroups } from '../../../incident/phone.ts';
import { ringOutcomeWords } from '../../../report/outcome-words.ts';
import { onDutyWords, rosterUnknownWords } from '../../../report/ringing-words.ts';
import { stepWords } from '../../../report/step-words.ts';
import { timeBeside } from '../../../report/time-words.ts';
import type { Party } from '../../../site/directory.ts';
import { wrongNumbers } from '../../../site/next-to-ring.ts';
import { everyRung } from '../../../site/party-to-ring.ts';
import type { Line } from '../../frame.ts';
import { asLabel, paragraph, say } from '../../pen.ts';
import type { Choice, Deed, Menu, Whom } from '../deed.ts';
import type { PanelView } from '../over-menu.ts';
import { numberWords } from '../party-lines.ts';
import { type ContactsWords, contactsWords } from './contacts-words.ts';
import { chainOf, nextOf, rungAs, titleOf } from './whom.ts';

/** One of the contacts: who has it now, every number, what was tried in this incident, and who was told what. */
export const contactPanel = (panel: PanelView, whom: Whom): Menu => {
  const { pen, view } = panel;
  const words = contactsWords(pen.language);
  const chain = chainOf(panel, whom);
  const next = nextOf(panel, whom, chain);
  const wrong = wrongNumbers(everyRung(view.incident));
  const drill = view.incident.kind === 'drill';
  const numbers = chain.flatMap((party): readonly Choice[] => {
    const name = say(pen, party.name);
    if (party.numbers.length === 0)
      return [{ label: `${name}  ${pen.words.noNumber}`, deed: ringing(whom, party), tone: 'dim' }];
    return party.numbers.map((number): Choice => {
      const isWrong = wrong(number.number);
      const isNext = next?.party.name.zh === party.name.zh && next.number?.number === number.number;
      const mark = isWrong ? words.wrong : isNext ? words.chosen : '';
      const asides = [...(drill ? [pen.words.drillNoCall] : []), mark].filter((text) => text !== '');
      return {
        label: `${name}  ${numberWords(pen, number)}`,
        ...(asides.length === 0 ? {} : { aside: asides.join('  ') }),
        tone: drill ? 'struck' : isWrong ? 'dim' : isNext ? 'strong' : 'normal',
        deed: ringing(whom, party, number.number),
      };
    });
  });
  return {
    title: titleOf(panel, whom, chain),
    lines: (cells) => contactLines(panel, words, whom, chain, cells),
    choices: [...stepChoice(panel, words, whom), ...numbers],
  };
};

/** A step that is to notify this very role is where its limit is kept. */
const stepChoice = (panel: PanelView, words: ContactsWords, whom: Whom): readonly Choice[] => {
  const { pen, view, roles } = panel;
  const open = view.outline.find(
    ({ step, standing }) => 'role' in whom && step.notify === whom.role && standing === 'open',
  );
  if (open === undefined || !view.writing) return [];
  const name = stepWords(open.step, open.procedure, pen.language, roles);
  return [{ label: words.step(name), tone: 'strong', deed: { kind: 'visit', step: open.key } }];
};

const ringing = (whom: Whom, party: Party, number?: string): Deed => ({
  kind: 'open',
  over: { kind: 'ringing', whom, party: party.name.zh, ...(number === undefined ? {} : { number }) },
});

/** What came of ringing a number, for the record. */
export const ringingPanel = (
  { pen, view, ports }: PanelView,
  ring: { readonly whom: Whom; readonly party: string; readonly number?: string },
): Menu => {
  const words = contactsWords(pen.language);
  const name = ports.directory.nameOf(ring.party) ?? { zh: ring.party };
  const drill = view.incident.kind === 'drill';
  const number = ring.number === undefined ? '' : numberWords(pen, { number: ring.number });
  const came = (outcome: TryOutcome): Deed => ({
    kind: 'send',
    command: {
      type: 'ring',
      ...('role' in ring.whom ? { role: ring.whom.role } : {}),
      party: ring.party,
      ...(ring.number === undefined ? {} : { number: ring.number }),
      outcome,
    },
  });
  return {
    title: words.ringing(say(pen, name), drill ? pen.words.drillNoCall : number),
    note: words.outcome,
    choices: tryOutcomes.map((outcome) => ({
      label: asLabel(ringOutcomeWords(outcome, pen.language)),
      tone: outcome === 'reached' ? 'strong' : 'normal',
      deed: came(outcome),
    })),
  };
};

const contactLines = (
  panel: PanelView,
  words: ContactsWords,
  whom: Whom,
  chain: readonly Party[],
  cells: number,
): readonly Line[] => {
  const { pen, view, ports } = panel;
  const below = (text: string, tone: 'dim' | 'accent' | 'normal'): readonly Line[] =>
    paragraph(pen, text, cells, tone, { indent: 2 });
  const notes = chain.flatMap(({ note }) => (note === undefined ? [] : below(say(pen, note), 'dim')));
  const tried = rungAs(view, whom).flatMap((one) => {
    const name = say(pen, ports.directory.nameOf(one.party) ?? { zh: one.party });
    const hidden = one.number === undefined || view.incident.kind === 'drill';
    const dialled = hidden ? name : `${name}  ${phoneInGroups(one.number)}`;
    const line = words.line(one.at.wall.slice(11, 16), dialled, ringOutcomeWords(one.outcome, pen.language));
    return [...below(line, 'dim'), ...(one.told === undefined ? [] : below(words.told(one.told), 'normal'))];
  });
  const duty = dutyLines(panel, words, whom, chain).flatMap((text) => below(text, 'accent'));
  const lines = [...duty, ...notes, ...tried];
  return lines.length === 0 ? [] : [...lines, []];
};

const dutyLines = (
  { pen, view, ports }: PanelView,
  words: ContactsWords,
  whom: Whom,
  chain: readonly Party[],
): readonly string[] => {
  const { wall } = view.now;
  const duty = 'role' in whom ? ports.directory.duty(whom.role, wall) : undefined;
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
      return [rosterUnknownWords(duty.year, pen.language)];
    default:
      return duty satisfies never;
  }
};
