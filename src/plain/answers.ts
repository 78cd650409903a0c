import type { Ending, TryOutcome } from '../incident/entry.ts';
import type { Given } from '../incident/script.ts';
import type { ProcedureId } from '../procedure/ids.ts';
import { inOrder, type Parsed } from '../procedure/problem.ts';
import type { Field, Procedure, Step } from '../procedure/procedure.ts';
import type { Procedures } from '../procedure/procedures.ts';
import { Origins, Reader } from '../procedure/reader.ts';
import type { Text } from '../procedure/text.ts';
import type { Sheet } from '../procedure/yaml.ts';
import { endingOf, momentOf, skipOf, triesOf } from './answers-acts.ts';
import { type Entered, enteredIn } from './answers-entries.ts';
import { givenOf } from './answers-values.ts';

/** A call written down beforehand, checked whole: every name is known and every value fits. */
export interface Answers {
  /** By step (`step` or `procedure/step`) or field. */
  readonly planned: ReadonlyMap<string, Planned>;
  /** When the call began, as written; absent where the file tells no time. */
  readonly began?: string;
  /** Procedures to go into when that is offered; every other offer is declined. */
  readonly handOffs: readonly ProcedureId[];
  readonly ending: Ending;
  readonly reason?: string;
}

export interface Planned {
  readonly act: Act;
  readonly at?: When;
}

export type Act =
  | { readonly kind: 'given'; readonly given: Given }
  | { readonly kind: 'done'; readonly seen?: string }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'tries'; readonly tries: readonly PlannedTry[] };

export interface PlannedTry {
  readonly outcome: TryOutcome;
  /** The next of the call chain if absent. */
  readonly party?: string;
  readonly number?: string;
  readonly at?: When;
}

/** A time as written: `22:15` or a whole ISO time; a number counts minutes since the call began. */
export type When = string | number;

/**
 * Checks a file for `--answers`: a map from step or field to value, or a list of `{step, value, at}`; beside them `opened`
 * (when the call began), `hand_off` (a list of procedures) and `ending`. All problems at once, each with its place, and
 * nothing is recorded before there are none.
 * @param first the procedure that the call is run on
 */
export const readAnswers = (sheet: Sheet, first: Procedure, procedures: Procedures): Parsed<Answers> => {
  const reader = new Reader(new Origins());
  const targets = targetsOf(first, procedures);
  const planned = new Map<string, Planned>();
  let began: string | undefined;
  let handOffs: readonly ProcedureId[] = [];
  let close: { readonly ending: Ending; readonly reason?: string } = { ending: 'finished' };
  const entries = enteredIn(sheet, reader);
  for (const entered of entries) {
    if (entered.id === 'opened') began = openedOf(entered, reader);
    else if (entered.id === 'hand_off') handOffs = [...handOffs, ...handOffsOf(entered, targets, reader)];
    else if (entered.id === 'ending') close = endingOf(entered, reader) ?? close;
    else plan(entered, targets, planned, reader);
  }
  if (reader.problems.length > 0) return { kind: 'failed', problems: inOrder(reader.problems) };
  const times = [...planned.values()].flatMap(({ at }) => (typeof at === 'string' ? [at] : []));
  const beginning = began ?? times[0];
  const value = { planned, handOffs, ...close, ...(beginning === undefined ? {} : { began: beginning }) };
  return { kind: 'ok', value };
};

/** The call's own beginning cannot be counted from itself. */
const openedOf = ({ value, valuePlace }: Entered, reader: Reader): string | undefined => {
  const when = momentOf(typeof value === 'number' ? undefined : value, valuePlace, reader);
  return typeof when === 'string' ? when : undefined;
};

/** What an id of the file can stand for. */
type Target =
  | { readonly kind: 'step'; readonly step: Step; readonly field: Field | undefined }
  | { readonly kind: 'field'; readonly field: Field };

interface Targets {
  readonly byName: ReadonlyMap<string, Target>;
  /** The procedures that the call can come into. */
  readonly procedures: ReadonlySet<string>;
}

/** The first procedure and every one that it can lead to. What stands first wins. */
const targetsOf = (first: Procedure, procedures: Procedures): Targets => {
  const reached = new Map<string, Procedure>([[first.id, first]]);
  for (const procedure of reached.values()) {
    for (const { to } of procedure.handOffs) {
      const next = procedures.get(to);
      if (next !== undefined && !reached.has(to)) reached.set(to, next);
    }
  }
  const byName = new Map<string, Target>();
  const add = (name: string, target: Target): void => {
    if (!byName.has(name)) byName.set(name, target);
  };
  for (const { id, steps, fields } of reached.values()) {
    for (const step of steps) {
      const field = step.ask === undefined ? undefined : fields[step.ask];
      add(step.id, { kind: 'step', step, field });
      add(`${id}/${step.id}`, { kind: 'step', step, field });
    }
    for (const field of Object.values<Field>(fields)) add(field.id, { kind: 'field', field });
  }
  return { byName, procedures: new Set(reached.keys()) };
};

const plan = (entered: Entered, { byName }: Targets, planned: Map<string, Planned>, reader: Reader): void => {
  const { id, keyPlace, at } = entered;
  if (!reader.refer(NAME, id, byName.keys(), keyPlace)) return;
  if (planned.has(id)) {
    reader.report(
      keyPlace,
      { zh: `“${id}”写了两次`, en: `“${id}” twice` },
      { zh: '一个名字写一次', en: 'each name once' },
    );
    return;
  }
  const target = byName.get(id);
  const act = target && actOf(target, entered, reader);
  const when = at === undefined ? undefined : momentOf(at, entered.atPlace, reader);
  if (act !== undefined) planned.set(id, { act, ...(when === undefined ? {} : { at: when }) });
};

const NAME: Text = { zh: '要素或步骤', en: 'field or step' };

const actOf = (target: Target, entered: Entered, reader: Reader): Act | undefined => {
  const reason = skipOf(entered, reader);
  if (reason !== undefined) return reason === '' ? undefined : { kind: 'skipped', reason };
  if (target.field !== undefined) {
    const given = givenOf(target.field, entered, reader);
    return given && { kind: 'given', given };
  }
  if (target.kind === 'step' && target.step.notify !== undefined) {
    const tries = triesOf(entered, reader);
    return tries && { kind: 'tries', tries };
  }
  return doneOf(entered, reader);
};

const doneOf = ({ value, valuePlace }: Entered, reader: Reader): Act | undefined => {
  if (value === true || value === 'yes' || value === '是') return { kind: 'done' };
  if (typeof value === 'string' && value.trim() !== '' && value !== 'no' && value !== '否')
    return { kind: 'done', seen: value };
  reader.report(
    valuePlace,
    { zh: '不是做完的写法', en: 'not a way to say that it was done' },
    { zh: 'true、看到听到的话，或 { skip: 理由 }', en: 'true, what was seen or heard, or { skip: reason }' },
  );
  return undefined;
};

const handOffsOf = (
  { value, valuePlace }: Entered,
  { procedures }: Targets,
  reader: Reader,
): readonly ProcedureId[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one: unknown) => {
    const known = reader.refer(
      { zh: '可转入的流程', en: 'procedure to go into' },
      String(one),
      procedures,
      valuePlace,
    );
    return known ? [String(one) as ProcedureId] : [];
  });
