import type { StepKey } from '../procedure/ids.ts';
import type { Field, Step } from '../procedure/procedure.ts';
import type { Answer } from './answer.ts';
import type { Next } from './current-step.ts';
import { tryOutcomes } from './entry.ts';
import type { Incident } from './incident.ts';
import { listPosition } from './list-position.ts';
import type { Choose, WalkCommand } from './walk.ts';

/** An answer that was written down beforehand; a whole list at once. */
export type Given =
  | Answer
  | { readonly kind: 'items'; readonly items: readonly { readonly [part: string]: Given }[] };

/** A call written down beforehand: a path test, or a file for `--answers`. */
export interface Script {
  /**
   * By step (`step` or `procedure/step`) or by field. For words and acts a value is what was seen; for a party it is what
   * came of the call: `reached`, `no-answer`, `busy` or `wrong-number`.
   */
  readonly answers: ReadonlyMap<string, Given>;
  /** Steps to skip. */
  readonly skip: readonly string[];
  /** Procedures to go into when that is offered; every other offer is declined. */
  readonly handOffs: readonly string[];
  /**
   * With words: what is not named is skipped, with these words as the reason. Without: a question that is not named is
   * answered 不清楚, words are said, acts done, parties reached.
   */
  readonly skipRest?: string | undefined;
}

const SKIPPED = '按脚本跳过';
const NOT_REACHED = '未联系上';
const UNKNOWN: Given = { kind: 'unknown' };

/** The chooser that plays a script. Ends the walk when nothing is left. */
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
  if (script.skip.includes(step.id) || script.skip.includes(key))
    return { type: 'skip', step: key, reason: SKIPPED };
  const given = givenFor(script, key, step);
  if (given === undefined && script.skipRest !== undefined)
    return { type: 'skip', step: key, reason: script.skipRest };
  const field = step.ask && procedure.fields[step.ask];
  if (field !== undefined) return ask(key, field, given ?? UNKNOWN, incident);
  const words = given?.kind === 'value' && typeof given.value === 'string' ? given.value : undefined;
  return step.notify === undefined
    ? { type: 'do', step: key, ...(words === undefined ? {} : { seen: words }) }
    : call(key, step.notify, words, incident);
};

const givenFor = ({ answers }: Script, key: StepKey, { id, ask: field }: Step): Given | undefined =>
  answers.get(key) ?? answers.get(id) ?? (field && answers.get(field));

/** One try; a party that was not reached is then left. */
const call = (step: StepKey, party: string, words: string | undefined, incident: Incident): WalkCommand =>
  incident.tries.some((one) => one.step === step)
    ? { type: 'skip', step, reason: NOT_REACHED }
    : { type: 'try', step, party, outcome: tryOutcomes.find((one) => one === words) ?? 'reached' };

const ask = (step: StepKey, field: Field, given: Given, incident: Incident): WalkCommand => {
  if (given.kind !== 'items') return { type: 'answer', step, answer: given };
  const position = listPosition(field, incident.facts.get(field.id));
  const [item, part] =
    position.kind === 'part'
      ? [position.item, position.part]
      : [position.kind === 'more' ? position.items : given.items.length, field.parts?.[0]];
  if (part === undefined || item >= given.items.length) return { type: 'complete-list', step };
  const answer = given.items[item]?.[part.id] ?? UNKNOWN;
  return { type: 'answer-item', step, item, part: part.id, answer: flat(answer) };
};

/** A part is never a list, so a list in its place says nothing. */
const flat = (given: Given): Answer => (given.kind === 'items' ? { kind: 'unknown' } : given);
