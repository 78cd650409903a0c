import type { ProcedureId, StepKey } from '../procedure/ids.ts';
import type { Field, Procedure } from '../procedure/procedure.ts';
import type { Answer } from './answer.ts';
import { checkAnswer } from './check-answer.ts';
import { clean } from './clean.ts';
import { reminds } from './clocks.ts';
import type { Command, Decision, Refusal } from './command.ts';
import { owedAtClose } from './due.ts';
import type { Entry, Moment } from './entry.ts';
import { begin, evolve, optional } from './evolve.ts';
import { effectiveLevel } from './grade-view.ts';
import type { Incident } from './incident.ts';
import { listPosition } from './list-position.ts';
import { standing } from './outline.ts';
import type { Judge } from './relevance.ts';
import { judge } from './relevance.ts';
import type { Placed, Procedures, Scene } from './scene.ts';
import { findStep } from './scene.ts';
import { settle } from './settle.ts';
import type { Holidays } from './working-days.ts';

/** What deciding needs beside the incident and the command. */
export interface Ground {
  readonly procedures: Procedures;
  readonly holidays: Holidays;
}

/** An entry before it is given its time. */
type Happening = Entry extends infer One ? (One extends Entry ? Omit<One, 'at'> : never) : never;

/**
 * What an order leads to: entries, or a reasoned refusal. Pure: time comes in as `now`. The entries of one command
 * belong together and are written together.
 */
export const decide = (
  ground: Ground,
  incident: Incident | undefined,
  command: Command,
  now: Moment,
): Decision => {
  if (command.type === 'open')
    return incident === undefined ? open(ground, command, now) : refuse('already-open');
  if (incident === undefined) return refuse('not-open');
  const at = { ...now, elapsed: Math.max(now.elapsed, incident.elapsed) };
  const scene: Scene = { procedures: ground.procedures, incident, now: at };
  if (incident.closed && command.type !== 'note') {
    return command.type === 'tick' ? { kind: 'accepted', entries: [] } : refuse('closed');
  }
  const happenings = happeningsOf(ground, scene, command);
  if (typeof happenings === 'string') return refuse(happenings);
  const entries = happenings.map((one): Entry => ({ ...one, at }));
  if (incident.closed || command.type === 'close') return { kind: 'accepted', entries };
  return {
    kind: 'accepted',
    entries: [...entries, ...settle({ ...scene, incident: entries.reduce(evolve, incident) })],
  };
};

const open = ({ procedures }: Ground, command: Extract<Command, { type: 'open' }>, now: Moment): Decision => {
  const procedure = procedures.get(command.procedure);
  if (procedure === undefined) return refuse('no-such-procedure');
  const { type: _, procedure: __, ...opening } = command;
  const opened = { type: 'opened', ...versionOf(procedure), ...opening, at: now } as const;
  return { kind: 'accepted', entries: [opened, ...settle({ procedures, incident: begin(opened), now })] };
};

/** What the command adds to the log, or why it adds nothing. */
const happeningsOf = (
  ground: Ground,
  scene: Scene,
  command: Exclude<Command, { type: 'open' }>,
): readonly Happening[] | Refusal => {
  switch (command.type) {
    case 'answer':
    case 'correct':
    case 'answer-item':
    case 'complete-list':
    case 'do':
    case 'skip':
    case 'try':
    case 'repeat':
    case 'keep':
      return onStep(scene, command);
    case 'note': {
      const text = clean(command.text);
      return text === '' ? 'empty' : text.length > 8000 ? 'too-long' : [{ type: 'noted', text }];
    }
    case 'override-grade': {
      const leading = [...scene.incident.procedures]
        .reverse()
        .find(({ procedure }) =>
          ground.procedures.get(procedure)?.grade?.levels.some(({ id }) => id === command.level),
        );
      if (leading === undefined) return 'no-such-level';
      const reason = clean(command.reason);
      if (reason === '') return 'reason-missing';
      const was = effectiveLevel(scene.incident.grades.get(leading.procedure));
      return [
        {
          type: 'grade-overridden',
          procedure: leading.procedure,
          level: command.level,
          ...optional('was', was),
          reason,
        },
      ];
    }
    case 'hand-off':
    case 'decline-hand-off':
      return handOff(ground, scene, command);
    case 'close': {
      const reason = clean(command.reason ?? '');
      if (command.ending === 'other' && reason === '') return 'reason-missing';
      const owed = owedAtClose(scene, ground.holidays);
      return [{ type: 'closed', ending: command.ending, ...optional('reason', reason || undefined), owed }];
    }
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
    return [
      {
        type: 'hand-off-declined',
        to: to.id,
        ...optional('reason', clean(command.reason ?? '') || undefined),
      },
    ];
  }
  const from = incident.procedures.at(-1)?.procedure ?? incident.opened.procedure;
  return [{ type: 'handed-off', from, ...versionOf(to) }];
};

type StepCommand = Extract<Command, { step: StepKey }>;

const onStep = (scene: Scene, command: StepCommand): readonly Happening[] | Refusal => {
  const placed = findStep(scene, command.step);
  if (placed === undefined) return 'no-such-step';
  const judging = judge(scene);
  const stands = standing(scene, judging, placed);
  // What no longer applies can still be put right, but not newly answered.
  if (stands === 'gone' && command.type !== 'correct') return 'does-not-apply';
  const { step, key } = placed;
  switch (command.type) {
    case 'answer':
    case 'correct':
      return answer(scene, judging, placed, command, stands);
    case 'answer-item':
    case 'complete-list':
      return answerList(judging, placed, command);
    case 'do':
      if (step.kind !== 'say' && step.kind !== 'do') return 'wrong-kind-of-step';
      return stands === 'done' ? 'already-answered' : [{ type: 'done', step: key, ...seen(command.seen) }];
    case 'try':
      if (step.notify === undefined) return 'wrong-kind-of-step';
      if (stands === 'done') return 'already-answered';
      return [
        {
          type: 'tried',
          step: key,
          role: step.notify,
          party: clean(command.party),
          ...optional('number', command.number),
          outcome: command.outcome,
        },
      ];
    case 'skip': {
      const reason = clean(command.reason);
      if (reason === '') return 'reason-missing';
      return stands === 'open' ? [{ type: 'skipped', step: key, reason }] : 'already-answered';
    }
    case 'repeat':
      return reminds(scene, judging, placed)
        ? [{ type: 'repeated', step: key, ...seen(command.seen) }]
        : 'no-reminder';
    case 'keep':
      return stands === 'review' ? [{ type: 'kept', step: key }] : 'nothing-to-review';
    default:
      return command satisfies never;
  }
};

const answer = (
  scene: Scene,
  judging: Judge,
  { step, key, procedure }: Placed,
  command: { readonly type: 'answer' | 'correct'; readonly answer: Answer },
  stands: string,
): readonly Happening[] | Refusal => {
  const field = step.ask && procedure.fields[step.ask];
  if (field === undefined) return 'wrong-kind-of-step';
  const checked = checkAnswer(field, command.answer);
  if (checked.kind === 'refused') return checked.because;
  const held = command.type === 'correct' ? scene.incident.facts.get(field.id) : judging.fact(field.id);
  if (held === undefined) {
    return command.type === 'correct'
      ? 'not-answered-yet'
      : [{ type: 'answered', step: key, field: field.id, answer: checked.answer }];
  }
  if (command.type === 'answer' && stands === 'done') return 'already-answered';
  if (held.kind !== 'answer') return 'wrong-kind-of-step';
  return [{ type: 'corrected', step: key, field: field.id, answer: checked.answer, was: held.answer }];
};

const answerList = (
  judging: Judge,
  { step, key, procedure }: Placed,
  command: Extract<Command, { type: 'answer-item' | 'complete-list' }>,
): readonly Happening[] | Refusal => {
  const field = step.ask && procedure.fields[step.ask];
  if (field?.type !== 'list') return 'wrong-kind-of-step';
  const fact = judging.fact(field.id);
  const position = listPosition(field, fact);
  if (command.type === 'complete-list') {
    if (position.kind === 'complete') return 'already-answered';
    return position.kind === 'part'
      ? 'item-not-finished'
      : [{ type: 'list-completed', step: key, field: field.id }];
  }
  const part = field.parts?.find(({ id }) => id === command.part);
  const items = fact?.kind === 'items' ? fact.items : [];
  // A new item may begin when the last one is whole; a part that was answered may be answered anew.
  const begins = position.kind === 'more' && command.item === items.length;
  if (part === undefined || !(begins || (command.item >= 0 && command.item < items.length)))
    return 'no-such-item';
  const checked = checkAnswer(part as Field, command.answer);
  if (checked.kind === 'refused') return checked.because;
  return [
    {
      type: 'item-answered',
      step: key,
      field: field.id,
      item: command.item,
      part: part.id,
      answer: checked.answer,
    },
  ];
};

const seen = (text: string | undefined): { readonly seen?: string } =>
  optional('seen', clean(text ?? '') || undefined);

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
