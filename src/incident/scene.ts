import type { StepKey } from '../procedure/ids.ts';
import { stepKey } from '../procedure/ids.ts';
import type { Amount, Procedure, Step } from '../procedure/procedure.ts';
import type { Procedures } from '../procedure/procedures.ts';
import type { Moment } from './entry.ts';
import type { Incident } from './incident.ts';

/** All that deciding looks at: the procedures, what is known, and the time. */
export interface Scene {
  /** By id; those of the incident in the exact versions that it was run on. */
  readonly procedures: Procedures;
  readonly incident: Incident;
  readonly now: Moment;
}

/** A step where it stands. */
export interface Placed {
  readonly key: StepKey;
  readonly step: Step;
  readonly procedure: Procedure;
}

/** The incident's procedures in the order they were entered. One whose text is lost is left out. */
export const proceduresOf = ({
  procedures,
  incident,
}: Pick<Scene, 'procedures' | 'incident'>): readonly Procedure[] =>
  incident.procedures.flatMap(({ procedure }) => procedures.get(procedure) ?? []);

/** Every step of the incident's procedures, in reading order. */
export const stepsOf = (scene: Pick<Scene, 'procedures' | 'incident'>): readonly Placed[] =>
  proceduresOf(scene).flatMap(placedIn);

/** Worked out once for each procedure, which never changes: every key that is pressed asks for it several times. */
const placed = new WeakMap<Procedure, readonly Placed[]>();

const placedIn = (procedure: Procedure): readonly Placed[] => {
  const known = placed.get(procedure);
  if (known !== undefined) return known;
  const steps = procedure.steps.map((step) => ({ key: stepKey(procedure.id, step.id), step, procedure }));
  placed.set(procedure, steps);
  return steps;
};

/** A step by its key; undefined where no procedure of the incident has it. */
export const findStep = (scene: Pick<Scene, 'procedures' | 'incident'>, key: StepKey): Placed | undefined =>
  stepsOf(scene).find((placed) => placed.key === key);

/** A limit in milliseconds; a setting that the site does not have gives none. */
export const milliseconds = (amount: Amount, unit: number, incident: Incident): number | undefined => {
  const number = typeof amount === 'number' ? amount : incident.opened.settings[amount.setting];
  return typeof number === 'number' ? number * unit : undefined;
};

/** Milliseconds. */
export const MINUTE = 60_000;
