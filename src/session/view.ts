import type { Fact } from '../incident/answer.ts';
import type { Clock } from '../incident/clocks.ts';
import { clocks } from '../incident/clocks.ts';
import type { Refusal } from '../incident/command.ts';
import type { Next } from '../incident/current-step.ts';
import { sendHelpStep } from '../incident/current-step.ts';
import type { Moment } from '../incident/entry.ts';
import { judgeGrade } from '../incident/grade.ts';
import { effectiveLevel } from '../incident/grade-view.ts';
import type { StandingHazard } from '../incident/hazards.ts';
import { hazards } from '../incident/hazards.ts';
import type { Incident } from '../incident/incident.ts';
import type { OutlineStep } from '../incident/outline.ts';
import { outline } from '../incident/outline.ts';
import type { Judge } from '../incident/relevance.ts';
import { judge } from '../incident/relevance.ts';
import type { Scene } from '../incident/scene.ts';
import { proceduresOf } from '../incident/scene.ts';
import type { FieldId, LevelId } from '../procedure/ids.ts';
import type { GradeScheme, Procedure } from '../procedure/procedure.ts';
import type { Procedures } from '../procedure/procedures.ts';
import type { Damage, Holder, IncidentId, Stored, Trouble } from '../records/records.ts';
import type { Focus } from './focus.ts';
import { shown } from './focus.ts';

/** All that a front end shows of one incident at one moment. Plain, read-only, worked out and never kept. */
export interface View {
  readonly id: IncidentId;
  readonly now: Moment;
  readonly incident: Incident;
  readonly procedures: Procedures;
  /** The procedure whose steps come first. */
  readonly leading: Procedure;
  /** What is on screen: the step that waits, or the one that is visited. */
  readonly next: Next;
  /** The operator went to this step out of turn. */
  readonly visiting: boolean;
  readonly outline: readonly OutlineStep[];
  /** What is known, by field: an answer of a branch that was left does not count. */
  readonly facts: ReadonlyMap<FieldId, Fact>;
  readonly clocks: readonly Clock[];
  readonly hazards: readonly StandingHazard[];
  readonly grade: GradeView | undefined;
  /** Whether an unfinished step that sends help is left. */
  readonly helpWaits: boolean;
  /** Where the latest entries are. */
  readonly appended: Stored;
  readonly refusal: Refusal | undefined;
  readonly damage: readonly Damage[];
  readonly troubles: readonly Trouble[];
  /** False while watching another terminal's incident, after losing it to one, and once closed. */
  readonly writing: boolean;
  /** Who writes, when it is not this terminal. */
  readonly heldBy: Holder | undefined;
}

/** The grade as it stands, with what could still raise it. */
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
  readonly focus: Focus;
  readonly appended: Stored;
  readonly refusal: Refusal | undefined;
  readonly damage: readonly Damage[];
  readonly troubles: readonly Trouble[];
  readonly writing: boolean;
  readonly heldBy: Holder | undefined;
}

/** @throws when no procedure of the incident has a text: such an incident cannot be run, only read */
export const viewOf = (
  scene: Scene,
  { focus, ...standpoint }: Standpoint,
  judging: Judge = judge(scene),
  steps: readonly OutlineStep[] = outline(scene, judging),
): View => {
  const { procedures, incident, now } = scene;
  const run = proceduresOf(scene);
  const leading = run.find(({ id }) => id === incident.leading) ?? run.at(-1);
  if (leading === undefined) throw new Error(`no procedure text for incident ${standpoint.id}`);
  return {
    ...standpoint,
    writing: standpoint.writing && incident.closed === undefined,
    now,
    incident,
    procedures,
    leading,
    next: shown(scene, focus, judging, steps),
    visiting: focus.kind === 'step' && focus.visiting,
    outline: steps,
    facts: standing(incident, judging),
    clocks: clocks(scene, judging),
    hazards: hazards(scene, judging),
    grade: gradeView(scene, judging, run),
    helpWaits: sendHelpStep(scene, steps) !== undefined,
  };
};

/** How many steps were finished. */
export const finishedSteps = ({ outline: steps }: View): number =>
  steps.filter(({ standing }) => standing === 'done' || standing === 'skipped').length;

const standing = ({ facts }: Incident, judging: Judge): View['facts'] =>
  new Map([...facts].filter(([field]) => judging.fact(field) !== undefined));

/** The grade of the procedure entered last that has a scheme. */
const gradeView = (scene: Scene, judging: Judge, run: readonly Procedure[]): GradeView | undefined => {
  const procedure = run.findLast(({ grade }) => grade !== undefined);
  if (procedure?.grade === undefined) return undefined;
  const grade = scene.incident.grades.get(procedure.id);
  const judgement = judgeGrade(scene, judging, procedure);
  return {
    scheme: procedure.grade,
    procedure,
    level: effectiveLevel(grade),
    overridden: grade?.override !== undefined,
    byRules: judgement.level,
    missing: [...new Set(judgement.pending.flatMap(({ missing }) => missing))],
  };
};
