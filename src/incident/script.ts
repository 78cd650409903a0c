import type { StepKey } from '../procedure/ids.ts';
import type { Field, Step } from '../procedure/procedure.ts';
import type { Answer, Value } from './answer.ts';
import type { Next } from './current-step.ts';
import type { Incident } from './incident.ts';
import { listPosition } from './list-position.ts';
import type { Choose, WalkCommand } from './walk.ts';

/** A call written down beforehand: a path test, or a file for `--answers`. */
export interface Script {
  /**
   * By step id or field id, as a file gives it: a value; `unknown`, `refused` or `not-applicable`; for a list field a list
   * of maps from part to value; for an act or words `true` or what was seen; for a party what came of the call
   * (`reached`, `no-answer`, `busy`, `wrong-number`).
   */
  readonly answers: { readonly [id: string]: unknown };
  /** Steps to skip, by id. */
  readonly skip: readonly string[];
  /** Procedures to go into when that is offered; every other offer is declined. */
  readonly handOffs: readonly string[];
  /**
   * With words: what is not named is skipped, with these words as the reason. Without: a question that is not named is
   * answered 不清楚, an act is done, a party is reached.
   */
  readonly skipRest?: string | undefined;
}

const SKIPPED = '脚本跳过';
const NOT_REACHED = '未联系上';

/** The chooser that plays a script. */
export const follow =
  (script: Script): Choose =>
  (next, incident) => {
    switch (next.kind) {
      case 'finished':
        return undefined;
      case 'hand-off':
        return script.handOffs.includes(next.to.id)
          ? { type: 'hand-off', to: next.to.id }
          : { type: 'decline-hand-off', to: next.to.id };
      case 'step':
        return atStep(script, next, incident);
      default:
        return next satisfies never;
    }
  };

const atStep = (
  script: Script,
  { key, step, procedure, review }: Extract<Next, { kind: 'step' }>,
  incident: Incident,
): WalkCommand => {
  if (review) return { type: 'keep', step: key };
  if (script.skip.includes(step.id)) return { type: 'skip', step: key, reason: SKIPPED };
  const field = step.ask && procedure.fields[step.ask];
  const given = givenFor(script, step);
  if (given === undefined && script.skipRest !== undefined)
    return { type: 'skip', step: key, reason: script.skipRest };
  if (field?.type === 'list') return atList(key, field, given, incident);
  if (field !== undefined) return { type: 'answer', step: key, answer: answerFrom(field, given) };
  const words = typeof given === 'string' ? given : undefined;
  if (step.kind !== 'notify')
    return { type: 'do', step: key, ...(words === undefined ? {} : { seen: words }) };
  const tried = incident.tries.some((one) => one.step === key);
  if (tried) return { type: 'skip', step: key, reason: NOT_REACHED };
  const outcome = OUTCOMES.find((one) => one === given) ?? 'reached';
  return { type: 'try', step: key, party: step.notify ?? '', outcome };
};

const OUTCOMES = ['reached', 'no-answer', 'busy', 'wrong-number'] as const;

const givenFor = ({ answers }: Script, { id, ask }: Step): unknown => {
  const name = [id, ask].find((one) => one !== undefined && Object.hasOwn(answers, one));
  return name === undefined ? undefined : answers[name];
};

const atList = (step: StepKey, field: Field, given: unknown, incident: Incident): WalkCommand => {
  const items: readonly unknown[] = Array.isArray(given) ? given : [];
  const position = listPosition(field, incident.facts.get(field.id));
  const [item, part] =
    position.kind === 'part'
      ? [position.item, position.part]
      : position.kind === 'more'
        ? [position.items, field.parts?.[0]]
        : [items.length, undefined];
  if (part === undefined || item >= items.length) {
    // A list of which nothing at all is known is not the same as a list without items.
    return items.length === 0 && !Array.isArray(given)
      ? { type: 'answer', step, answer: answerFrom(field, given) }
      : { type: 'complete-list', step };
  }
  const value: unknown = items[item];
  const ofPart =
    typeof value === 'object' && value !== null && Object.hasOwn(value, part.id)
      ? (value as { readonly [part: string]: unknown })[part.id]
      : undefined;
  return { type: 'answer-item', step, item, part: part.id, answer: answerFrom(part, ofPart) };
};

/**
 * What a file says, as an answer of the field's type. Nothing and the word `unknown` are 不清楚. What does not fit is
 * passed on as it is, to be refused by `decide` like any other wrong answer.
 */
export const answerFrom = (field: Field, given: unknown): Answer => {
  if (given === undefined || given === null || given === 'unknown') return { kind: 'unknown' };
  if (given === 'refused' || given === 'not-applicable') return { kind: given };
  return { kind: 'value', value: valueFrom(field, given) };
};

const valueFrom = (field: Field, given: unknown): Value => {
  switch (field.type) {
    case 'yes-no':
      return given === 'yes' ? true : given === 'no' ? false : plain(given);
    case 'number':
    case 'count':
      return typeof given === 'string' && given.trim() !== '' ? Number(given) : plain(given);
    case 'choices':
      return Array.isArray(given) ? given.map(String) : [String(given)];
    case 'choice':
    case 'text':
    case 'long-text':
    case 'name':
    case 'phone':
    case 'address':
    case 'moment':
    case 'list':
      return String(given);
    default:
      return field.type satisfies never;
  }
};

const plain = (given: unknown): Value =>
  typeof given === 'number' || typeof given === 'boolean' ? given : String(given);
