import type { View } from '../../../session/view.ts';
import type { Party } from '../../../site/directory.ts';
import { type NextToRing, nextToRing, wrongNumbers } from '../../../site/next-to-ring.ts';
import { everyRung } from '../../../site/party-to-ring.ts';
import { say } from '../../pen.ts';
import type { Whom } from '../deed.ts';
import type { PanelView } from '../over-menu.ts';

/** Who can be rung for it, in the order in which they are tried. */
export const chainOf = ({ view, ports: { directory } }: PanelView, whom: Whom): readonly Party[] =>
  'role' in whom
    ? directory.resolve(whom.role, view.now.wall)
    : directory.others().filter(({ name }) => name.zh === whom.person);

/** What a role or a person is called in the list. */
export const titleOf = ({ pen, ports }: PanelView, whom: Whom, chain: readonly Party[]): string => {
  if ('role' in whom) return say(pen, ports.directory.title(whom.role));
  const [party] = chain;
  return party === undefined ? whom.person : say(pen, party.title);
};

/** Every ringing as this role or of this person, for a step or beside one. */
export const rungAs = ({ incident }: View, whom: Whom) =>
  [...incident.tries, ...incident.rings]
    .filter((one) => ('role' in whom ? one.role === whom.role : one.party === whom.person))
    .toSorted((a, b) => a.at.elapsed - b.at.elapsed);

/** Who was reached last is the one to ring again. */
export const nextOf = ({ view }: PanelView, whom: Whom, chain: readonly Party[]): NextToRing | undefined => {
  const rung = rungAs(view, whom);
  const last = rung.at(-1);
  const reached = last?.outcome === 'reached' ? chain.find(({ name }) => name.zh === last.party) : undefined;
  const number = reached?.numbers.find((one) => one.number === last?.number);
  if (reached !== undefined && number !== undefined) return { party: reached, number, why: 'first' };
  const failed = rung.filter(({ outcome }) => outcome !== 'reached');
  return nextToRing(chain, failed, wrongNumbers(everyRung(view.incident)));
};
