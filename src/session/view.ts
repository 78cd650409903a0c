import type { Clock } from '../incident/clocks.ts';
import { clocks } from '../incident/clocks.ts';
import type { Refusal } from '../incident/command.ts';
import type { Next } from '../incident/current-step.ts';
import { currentStep, sendHelpStep } from '../incident/current-step.ts';
import type { Moment } from '../incident/entry.ts';
import { judgeGrade } from '../incident/grade.ts';
import { effectiveLevel } from '../incident/grade-view.ts';
import type { StandingHazard } from '../incident/hazards.ts';
import { hazards } from '../incident/hazards.ts';
import type { Incident } from '../incident/incident.ts';
import type { OutlineStep } from '../incident/outline.ts';
import { outline } from '../incident/outline.ts';
import { judge } from '../incident/relevance.ts';
import type { Placed, Procedures, Scene } from '../incident/scene.ts';
import { proceduresOf } from '../incident/scene.ts';
import type { LevelId } from '../procedure/ids.ts';
import type { GradeScheme, Procedure } from '../procedure/procedure.ts';
import type { Appended, Damage, Holder, IncidentId, Trouble } from '../records/records.ts';

/** All that a front end shows of one incident at one moment. Plain, read-only, worked out and never kept. */
export interface View {
  readonly id: IncidentId;
  readonly now: Moment;
  readonly incident: Incident;
  readonly procedures: Procedures;
  /** The procedure that leads: the last one entered. */
  readonly leading: Procedure;
  /** What is on screen: the step that waits, or the one that is visited. */
  readonly next: Next;
  /** The operator went to this step out of turn. */
  readonly visiting: boolean;
  readonly outline: readonly OutlineStep[];
  readonly clocks: readonly Clock[];
  readonly hazards: readonly StandingHazard[];
  readonly grade: GradeView | undefined;
  /** Whether an unfinished step that sends help is left. */
  readonly helpWaits: boolean;
  /** Where the latest entries are. */
  readonly appended: Appended;
  readonly refusal: Refusal | undefined;
  readonly damage: readonly Damage[];
  readonly troubles: readonly Trouble[];
  /** False while watching another terminal's incident, after losing it to one, and once closed. */
  readonly writing: boolean;
  /** Who writes, when it is not this terminal. */
  readonly heldBy: Holder | undefined;
}

export interface GradeView {
  readonly scheme: GradeScheme;
  readonly procedure: Procedure;
  /** The level that counts; undefined while none was reached. */
  readonly level: LevelId | undefined;
  readonly overridden: boolean;
  /** What the rules alone would say. */
  readonly byRules: LevelId | undefined;
  /** Fields that could raise the level if they were known. */
  readonly missing: readonly string[];
}

/** What only the session knows. */
export interface Standpoint {
  readonly id: IncidentId;
  readonly shown: Placed | undefined;
  readonly visiting: boolean;
  readonly appended: Appended;
  readonly refusal: Refusal | undefined;
  readonly damage: readonly Damage[];
  readonly troubles: readonly Trouble[];
  readonly writing: boolean;
  readonly heldBy: Holder | undefined;
}

export const viewOf = (scene: Scene, { shown, ...standpoint }: Standpoint): View => {
  const judging = judge(scene);
  const { procedures, incident, now } = scene;
  const run = proceduresOf(scene);
  const leading = run.at(-1);
  if (leading === undefined) throw new Error(`no procedure text for incident ${standpoint.id}`);
  const steps = outline(scene, judging);
  const waits = currentStep(scene, judging);
  return {
    ...standpoint,
    writing: standpoint.writing && incident.closed === undefined,
    now,
    incident,
    procedures,
    leading,
    next: shown === undefined ? waits : showing(shown, steps),
    outline: steps,
    clocks: clocks(scene, judging),
    hazards: hazards(scene, judging),
    grade: gradeView(scene, run),
    helpWaits: sendHelpStep(scene) !== undefined,
  };
};

const showing = (shown: Placed, steps: readonly OutlineStep[]): Next => {
  const found = steps.find(({ key }) => key === shown.key);
  return {
    kind: 'step',
    ...shown,
    review: found?.standing === 'review',
    uncertain: found?.uncertain ?? false,
  };
};

/** The grade of the procedure entered last that has a scheme. */
const gradeView = (scene: Scene, run: readonly Procedure[]): GradeView | undefined => {
  const procedure = run.findLast(({ grade }) => grade !== undefined);
  if (procedure?.grade === undefined) return undefined;
  const grade = scene.incident.grades.get(procedure.id);
  const judgement = judgeGrade(scene, judge(scene), procedure);
  return {
    scheme: procedure.grade,
    procedure,
    level: effectiveLevel(grade),
    overridden: grade?.override !== undefined,
    byRules: judgement.level,
    missing: [...new Set(judgement.pending.flatMap(({ missing }) => missing))],
  };
};
