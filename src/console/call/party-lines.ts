import { phoneInGroups } from '../../incident/phone.ts';
import type { Placed } from '../../incident/scene.ts';
import type { PhoneNumber } from '../../procedure/contacts.ts';
import { messageNow } from '../../report/message-words.ts';
import { tryOutcomeWords } from '../../report/outcome-words.ts';
import {
  numberKindWords,
  onDutyWords,
  rosterUnknownWords,
  saysNumber,
  whyNextSaid,
} from '../../report/ringing-words.ts';
import type { Asking } from '../../session/asking.ts';
import type { View } from '../../session/view.ts';
import type { Directory } from '../../site/directory.ts';
import type { NextToRing } from '../../site/next-to-ring.ts';
import type { ToRing } from '../../site/party-to-ring.ts';
import type { Line, Span } from '../frame.ts';
import { span } from '../frame.ts';
import { INDENT } from '../parts/choice-lines.ts';
import { isLow } from '../parts/side-by-side.ts';
import { spokenLines } from '../parts/spoken-lines.ts';
import type { Pen } from '../pen.ts';
import { cellsOf, paragraph, piece, say } from '../pen.ts';

/**
 * Whom to ring, what was tried, and what to tell them. In a drill the number is struck out and says so.
 * @param how `brief` for whom to ring on one line and what to tell them; the rest is `more`, to be read elsewhere
 */
export const partyLines = (
  pen: Pen,
  view: View,
  placed: Placed,
  place: ToRing | undefined,
  cells: number,
  how: 'full' | 'brief',
): { readonly lines: readonly Line[]; readonly more: readonly Line[] } => {
  const { words, language } = pen;
  const party = place?.party;
  const title = party ? say(pen, party.title) : '';
  const name = party ? say(pen, party.name) : '';
  // “消防救援 119” is not read out twice.
  const who = title.includes(name) ? title : `${title}  ${name}`;
  const dialled = numberSpans(pen, view, place, title);
  const below = (text: string, tone: 'dim' | 'accent'): readonly Line[] =>
    text === '' ? [] : paragraph(pen, text, cells, tone, { indent: INDENT });
  const made = place?.tries ?? [];
  // In a low window the choices matter more than every try.
  const tries = isLow(pen) ? made.slice(-1) : made;
  const message = messageNow(view, placed, language, (field) => view.facts.get(field));
  const called = paragraph(pen, words.call(who), cells, 'strong', {
    first: [span('  '), piece(pen, words.label.notify, 'dim')],
    indent: INDENT,
  });
  const beside: Line = [...(called.at(-1) ?? []), span('  '), ...dialled];
  const whom: readonly Line[] =
    dialled.length === 0
      ? called
      : how === 'brief' && cellsOf(beside) <= cells
        ? [...called.slice(0, -1), beside]
        : [...called, [span(' '.repeat(INDENT)), ...dialled]];
  const about: readonly Line[] = [
    ...(placed.step.title === undefined ? [] : below(say(pen, placed.step.title), 'accent')),
    ...(party?.duty === undefined ? [] : below(onDutyWords(party.duty, view.now.wall, language), 'dim')),
    ...(place?.unknownYear === undefined
      ? []
      : below(rosterUnknownWords(place.unknownYear, language), 'accent')),
    ...(party?.note === undefined ? [] : below(say(pen, party.note), 'dim')),
    ...tries.flatMap((one) =>
      below(
        words.tried(one.at.wall.slice(11, 16), say(pen, one.name), tryOutcomeWords(one.outcome, language)),
        'dim',
      ),
    ),
    ...(place === undefined ? [] : below(whyLine(pen, place), 'accent')),
  ];
  const told = message === undefined ? [] : spokenLines(pen, words.label.tell, message, cells);
  return how === 'brief'
    ? { lines: [...whom, ...told], more: about }
    : { lines: [...whom, ...about, [], ...told], more: [] };
};

/** What is asked, an earlier party under the reader's name for it. */
export const inOwnWords = (pen: Pen, directory: Directory, asking: Asking): Asking => {
  const earlier = asking.kind === 'notify' ? asking.earlier : undefined;
  const name = earlier && directory.nameOf(earlier.party);
  if (asking.kind !== 'notify' || earlier === undefined || name === undefined) return asking;
  return { ...asking, earlier: { ...earlier, party: say(pen, name) } };
};

/**
 * Who would be rung next, beside the outcome that leads there. Nothing where it is the same call again.
 * @param how `brief` where little room is left: `→ 抢修二班`, and nothing for the same number once more
 */
export const nextWords = (
  pen: Pen,
  now: NextToRing,
  next: NextToRing | undefined,
  how: 'full' | 'brief' = 'full',
): string | undefined => {
  const { words } = pen;
  if (next === undefined || next.why === 'all-wrong') return undefined;
  if (next.why === 'busy-again') return how === 'brief' ? '' : words.onceMore;
  if (next.party.name.zh !== now.party.name.zh) {
    const name = say(pen, next.party.name);
    return how === 'brief' ? `→ ${name}` : words.nextParty(name);
  }
  if (next.number === undefined || isSame(now, next)) return undefined;
  const number = numberWords(pen, next.number);
  return how === 'brief' ? `→ ${number}` : words.nextNumber(number);
};

/** Who is alone in a chain is next after not answering, too. */
const isSame = (now: NextToRing, next: NextToRing | undefined): boolean =>
  next?.party.name.zh === now.party.name.zh && next.number?.number === now.number?.number;

/** `值班室 010 6655 0000`. */
export const numberWords = (pen: Pen, { number, kind }: PhoneNumber): string =>
  [numberKindWords(kind, pen.language), phoneInGroups(number)].filter((part) => part !== '').join(' ');

const numberSpans = (pen: Pen, view: View, place: ToRing | undefined, title: string): readonly Span[] => {
  const { words } = pen;
  const number = place?.number;
  if (number === undefined) return [piece(pen, words.noNumber, 'danger')];
  const kind = numberKindWords(number.kind, pen.language);
  const about = kind === '' ? [] : [span('  '), piece(pen, kind, 'dim')];
  if (view.incident.kind === 'drill') {
    return [
      piece(pen, phoneInGroups(number.number), 'struck'),
      ...about,
      span('  '),
      piece(pen, ` ${words.drillNoCall} `, 'drill'),
    ];
  }
  // “消防救援 119” says it already.
  return saysNumber(title, number.number)
    ? []
    : [piece(pen, phoneInGroups(number.number), 'strong'), ...about];
};

const whyLine = (pen: Pen, now: ToRing): string => {
  if (now.why !== 'from-the-top') return whyNextSaid(now.why, pen.language);
  return isSame(now, now.after['no-answer']) ? pen.words.againSame : pen.words.againFromFirst;
};
