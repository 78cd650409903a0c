import type { Answer } from '../../src/incident/answer.ts';
import type { Ground } from '../../src/incident/decide.ts';
import type { ProcedureId } from '../../src/procedure/ids.ts';
import type { Procedure } from '../../src/procedure/procedure.ts';
import type { Holder, IncidentId } from '../../src/records/records.ts';
import type { CannotResume } from '../../src/session/opening.ts';
import { openIncident, resumeIncident } from '../../src/session/opening.ts';
import type { Place } from '../../src/session/place.ts';
import type { Session } from '../../src/session/session.ts';
import { answer, ground, opening, type Said } from './a-call.ts';
import { key } from './a-procedure.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';
import { emptyShelf, type MemoryRecords, memoryRecords, type Shelf } from './memory-records.ts';

/** Terminals of one organisation: each with its own operator, all on the same shelf and the same clock. */
export class Desk {
  readonly clock: ManualClock = manualClock();
  readonly shelf: Shelf = emptyShelf();
  ground: Ground;

  constructor(...procedures: readonly Procedure[]) {
    this.ground = ground(...procedures);
  }

  terminal(operator = '甲'): Place & { readonly records: MemoryRecords } {
    return {
      records: memoryRecords({ shelf: this.shelf }),
      ground: this.ground,
      clock: this.clock,
      holder: holder(operator),
    };
  }

  /** Another terminal goes on with an incident. */
  resume(id: IncidentId, how: 'write' | 'watch' | 'take-over', operator = '乙'): Session {
    const session = resumeIncident(this.terminal(operator), id, how);
    if ('kind' in session) throw new Error(session.kind);
    return session;
  }
}

const holder = (operator: string): Holder => ({
  operator,
  desk: '一台',
  host: 'here',
  // Two operators are two programs.
  pid: operator.codePointAt(0) ?? 1,
  since: '2026-11-21T08:00:00.000+08:00',
});

export const start = (place: Place, procedure: string): Session => {
  const { operator: _, desk: __, ...rest } = opening();
  const session = openIncident(place, procedure as ProcedureId, rest);
  if (session === undefined) throw new Error('no such procedure');
  return session;
};

/** What is on screen, by its step's id; `→ procedure` for a hand-off, `end` for nothing. */
export const onScreen = (session: Session): string => {
  const { next } = session.view();
  return next.kind === 'step' ? next.step.id : next.kind === 'hand-off' ? `→ ${next.to.id}` : 'end';
};

export const say = (session: Session, step: string, said: Said): ReturnType<Session['send']> => {
  const given: Answer = answer(said);
  return session.send({ type: 'answer', step: stepOf(session, step), answer: given });
};

export const stepOf = (session: Session, step: string): ReturnType<typeof key> =>
  key(session.view().incident.opened.procedure, step);

export const isSession = (found: Session | CannotResume): found is Session => 'view' in found;
