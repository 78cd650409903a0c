import type { ProcedureId } from '../procedure/ids.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Procedures } from '../procedure/procedures.ts';
import { clean } from './clean.ts';
import type { Command, Decision, Refusal } from './command.ts';
import { optional } from './copies.ts';
import { decideStep } from './decide-step.ts';
import { owedAtClose } from './due.ts';
import type { Entry, Happening, Moment } from './entry.ts';
import { begin, evolve } from './evolve.ts';
import { effectiveLevel } from './grade-view.ts';
import type { Incident } from './incident.ts';
import type { Judge } from './relevance.ts';
import type { Scene } from './scene.ts';
import { settle } from './settle.ts';
import type { Holidays } from './working-days.ts';

/** What deciding needs beside the incident and the command. */
export interface Ground {
  readonly procedures: Procedures;
  readonly holidays: Holidays;
}

/** Longest text of any kind, in characters; a pasted novel is the likelier reason than real words. */
const LONGEST = 8000;
const LONGEST_SEARCH = 200;

/**
 * What an order leads to: entries, or a reasoned refusal. Pure: time comes in as `now`. The entries of one command
 * belong together and are written together; there may be none, where the order says what is so already.
 * @param seen how things stand at that time, where that was worked out already
 */
export const decide = (
  ground: Ground,
  incident: Incident | undefined,
  command: Command,
  now: Moment,
  seen?: Judge,
): Decision => {
  if (command.type === 'open')
    return incident === undefined ? open(ground, command, now) : refuse('already-open');
  if (incident === undefined) return refuse('not-open');
  const at = { ...now, elapsed: Math.max(now.elapsed, incident.elapsed) };
  if (incident.closed && command.type !== 'note') {
    return command.type === 'tick' ? { kind: 'accepted', entries: [] } : refuse('closed');
  }
  if (Object.values(command).some((text) => typeof text === 'string' && text.length > LONGEST))
    return refuse('too-long');
  // What time brought comes first: who acts late is late, and what lapsed by time is not answered as if it applied.
  const brought = incident.closed ? [] : settle({ procedures: ground.procedures, incident, now: at }, seen);
  const scene: Scene = {
    procedures: ground.procedures,
    incident: brought.reduce(evolve, incident),
    now: at,
  };
  const happenings =
    command.type === 'close' ? close(ground, scene, command) : happeningsOf(ground, scene, command);
  if (typeof happenings === 'string') return refuse(happenings);
  const entries = happenings.map((one): Entry => ({ ...one, at }));
  const after = { ...scene, incident: entries.reduce(evolve, scene.incident) };
  const follows = entries.length === 0 || after.incident.closed ? [] : settle(after);
  return { kind: 'accepted', entries: [...brought, ...entries, ...follows] };
};

const open = ({ procedures }: Ground, command: Extract<Command, { type: 'open' }>, now: Moment): Decision => {
  const procedure = procedures.get(command.procedure);
  if (procedure === undefined) return refuse('no-such-procedure');
  const { type: _, procedure: __, words, ...opening } = command;
  const heard = Array.from(clean(words ?? ''))
    .slice(0, LONGEST_SEARCH)
    .join('');
  const opened = {
    type: 'opened',
    ...versionOf(procedure),
    ...opening,
    ...optional('words', heard || undefined),
    at: now,
  } as const;
  return { kind: 'accepted', entries: [opened, ...settle({ procedures, incident: begin(opened), now })] };
};

const close = (
  { holidays }: Ground,
  scene: Scene,
  { ending, reason: given }: Extract<Command, { type: 'close' }>,
): readonly Happening[] | Refusal => {
  const reason = clean(given ?? '');
  if (ending === 'other' && reason === '') return 'reason-missing';
  const owed = owedAtClose(scene, holidays);
  return [{ type: 'closed', ending, ...optional('reason', reason || undefined), owed }];
};

/** What the command adds to the log, or why it adds nothing. */
const happeningsOf = (
  ground: Ground,
  scene: Scene,
  command: Exclude<Command, { type: 'open' | 'close' }>,
): readonly Happening[] | Refusal => {
  switch (command.type) {
    case 'answer':
    case 'correct':
    case 'answer-item':
    case 'complete-list':
    case 'do':
    case 'skip':
    case 'try':
    case 'count-told':
    case 'snooze':
    case 'repeat':
    case 'keep':
    case 'withdraw':
      return decideStep(scene, command);
    case 'note': {
      const text = clean(command.text);
      return text === '' ? 'empty' : [{ type: 'noted', text }];
    }
    case 'ring': {
      const party = clean(command.party);
      if (party === '') return 'empty';
      const number = clean(command.number ?? '') || undefined;
      const { role, outcome } = command;
      return [{ type: 'rang', ...optional('role', role), party, ...optional('number', number), outcome }];
    }
    case 'tell': {
      const [party, text] = [clean(command.party), clean(command.text)];
      return party === '' || text === '' ? 'empty' : [{ type: 'told', party, text }];
    }
    case 'withdraw-ring': {
      const { lastKey } = scene.incident;
      const { party } = command;
      return lastKey?.what === 'rang' && lastKey.party === party
        ? [{ type: 'withdrawn', what: 'rang', party }]
        : 'nothing-to-withdraw';
    }
    case 'override-grade':
      return overrideGrade(scene, command);
    case 'hand-off':
    case 'decline-hand-off':
      return handOff(ground, scene, command);
    case 'turn-to':
      return turnTo(scene, command.procedure);
    case 'resume':
      return [{ type: 'resumed', operator: command.operator, desk: command.desk }];
    case 'take-over':
      return [{ type: 'taken-over', operator: command.operator, desk: command.desk, from: command.from }];
    case 'clock-jumped':
      return [{ type: 'clock-jumped', by: command.by }];
    case 'tick':
      return [];
    default:
      return command satisfies never;
  }
};

/** The level is one of the procedure entered last that has such a level. */
const overrideGrade = (
  { procedures, incident }: Scene,
  { level, reason: given }: Extract<Command, { type: 'override-grade' }>,
): readonly Happening[] | Refusal => {
  const graded = incident.procedures.findLast(({ procedure }) =>
    procedures.get(procedure)?.grade?.levels.some(({ id }) => id === level),
  );
  if (graded === undefined) return 'no-such-level';
  const reason = clean(given);
  if (reason === '') return 'reason-missing';
  const was = effectiveLevel(incident.grades.get(graded.procedure));
  return [{ type: 'grade-overridden', procedure: graded.procedure, level, ...optional('was', was), reason }];
};

/** Into any other procedure: the operator may know better than the conditions that offer one. */
const handOff = (
  { procedures }: Ground,
  { incident }: Scene,
  command: Extract<Command, { type: 'hand-off' | 'decline-hand-off' }>,
): readonly Happening[] | Refusal => {
  const to = procedures.get(command.to);
  if (to === undefined) return 'no-such-procedure';
  if (incident.procedures.some(({ procedure }) => procedure === command.to))
    return 'already-in-this-incident';
  if (command.type === 'decline-hand-off') {
    const reason = clean(command.reason ?? '') || undefined;
    return [{ type: 'hand-off-declined', to: to.id, ...optional('reason', reason) }];
  }
  return [{ type: 'handed-off', from: incident.leading, ...versionOf(to) }];
};

const turnTo = ({ incident }: Scene, to: ProcedureId): readonly Happening[] | Refusal => {
  if (!incident.procedures.some(({ procedure }) => procedure === to)) return 'no-such-procedure';
  return incident.leading === to ? [] : [{ type: 'turned-to', procedure: to }];
};

const versionOf = ({
  id,
  version,
  digest,
}: Procedure): { procedure: ProcedureId; version: number; digest: string } => ({
  procedure: id,
  version,
  digest,
});

const refuse = (because: Refusal): Decision => ({ kind: 'refused', because });
