import type { Opening } from '../incident/command.ts';
import { decide } from '../incident/decide.ts';
import { begin, evolve } from '../incident/evolve.ts';
import { timeOf } from '../incident/moments.ts';
import type { ProcedureId } from '../procedure/ids.ts';
import type { Holder, IncidentId, Kept } from '../records/records.ts';
import { callTime, JUMP } from './clock.ts';
import type { Place } from './place.ts';
import { keepTexts } from './place.ts';
import type { Unreadable } from './read-incident.ts';
import { readIncident } from './read-incident.ts';
import type { Session } from './session.ts';
import { nameOf, runSession } from './session.ts';

/** Starts a new incident. Undefined where there is no such procedure, or where another terminal has taken its number. */
export const openIncident = (
  place: Place,
  procedure: ProcedureId,
  opening: Omit<Opening, 'operator' | 'desk'>,
): Session | undefined => {
  const time = callTime(place.clock, 0);
  const at = time.now();
  const { operator, desk } = place.holder;
  const decision = decide(
    place.ground,
    undefined,
    { type: 'open', procedure, operator, desk, ...opening },
    at,
  );
  if (decision.kind === 'refused') return undefined;
  const [first, ...rest] = decision.entries;
  if (first?.type !== 'opened') return undefined;
  const id = place.records.begin(opening.kind, at.wall.slice(0, 10).replaceAll('-', ''), place.holder);
  keepTexts(place, decision.entries);
  const appended = place.records.append(id, 0, decision.entries);
  if (appended.kind === 'conflict') return undefined;
  const incident = rest.reduce(evolve, begin(first));
  return runSession(place, id, incident, time, { appended, damage: [], writing: true });
};

/** Why an incident could not be gone on with. */
export type CannotResume = Unreadable | { readonly kind: 'held'; readonly by: Holder };

/** Goes on with an incident. `watch` reads along without the right to write; closed incidents are watched too. */
export const resumeIncident = (
  place: Place,
  id: IncidentId,
  how: 'write' | 'watch' | 'take-over',
): Session | CannotResume => {
  const from = how === 'take-over' ? place.records.heldBy(id) : undefined;
  const hold =
    how === 'watch'
      ? undefined
      : place.records.hold(id, place.holder, how === 'take-over' ? 'force' : undefined);
  if (hold?.kind === 'taken') return { kind: 'held', by: hold.by };
  const found = readIncident(place, id);
  if (!('incident' in found)) {
    if (hold !== undefined) place.records.release(id);
    return found;
  }
  const { incident, kept } = found;
  // While no program ran only the wall clock went on. Set back, it says nothing; then time goes on from where it was.
  const away = place.clock.wall() - (wallOf(kept) ?? Number.NaN);
  const time = callTime(place.clock, incident.elapsed + (away > 0 ? away : 0));
  const writing = how !== 'watch';
  const session = runSession(place, id, incident, time, {
    appended: { kind: 'saved' },
    damage: kept.damage,
    writing,
  });
  if (writing && incident.closed === undefined) {
    if (away < -JUMP) session.send({ type: 'clock-jumped', by: away });
    const { operator, desk } = place.holder;
    session.send(
      from === undefined
        ? { type: 'resume', operator, desk }
        : { type: 'take-over', operator, desk, from: nameOf(from) },
    );
  }
  return session;
};

const wallOf = ({ entries }: Kept): number | undefined => {
  const last = entries.at(-1);
  return last && timeOf(last.at.wall);
};
