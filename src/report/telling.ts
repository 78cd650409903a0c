import type { Entry } from '../incident/entry.ts';
import type { Incident } from '../incident/incident.ts';
import { type OutlineStep, outline } from '../incident/outline.ts';
import { type Judge, judge } from '../incident/relevance.ts';
import { findStep, type Placed, proceduresOf, type Scene } from '../incident/scene.ts';
import type { FieldId, ProcedureId, StepKey } from '../procedure/ids.ts';
import type { Field, Procedure, Step } from '../procedure/procedure.ts';
import { inLanguage, type Language, type Text } from '../procedure/text.ts';
import { errandWords, type RoleTitles, roleWords, stepWords } from './step-words.ts';
import type { SummaryInput } from './summary.ts';
import { type ReportWords, reportWords } from './words.ts';

/** An incident on its way into words: what the parts of a summary look things up in. */
export interface Telling {
  readonly incident: Incident;
  readonly entries: readonly Entry[];
  readonly language: Language;
  readonly words: ReportWords;
  readonly scene: Scene;
  readonly judging: Judge;
  /** The procedures run whose text is there. */
  readonly run: readonly Procedure[];
  readonly outline: readonly OutlineStep[];
  say(text: Text): string;
  /** What a step is about; its key where the text is lost. */
  step(key: StepKey): string;
  placed(key: StepKey): Placed | undefined;
  field(id: FieldId): Field | undefined;
  procedure(id: ProcedureId): Procedure | undefined;
  role(role: string): string;
  /** Whom a notify step tells, and which report it is. */
  errand(step: Step): string;
  /** A party by the name that is on record. */
  party(recorded: string): string;
}

/** Everything is judged at the time of the latest entry, so that a summary reads the same for ever. */
export const telling = (
  input: Pick<SummaryInput, 'incident' | 'entries' | 'procedures' | 'language' | 'roles' | 'names'>,
): Telling => {
  const { incident, entries, procedures, language, roles = {} as RoleTitles } = input;
  const wall = entries.at(-1)?.at.wall ?? incident.opened.at.wall;
  const scene: Scene = { procedures, incident, now: { wall, elapsed: incident.elapsed } };
  const judging = judge(scene);
  const run = proceduresOf(scene);
  return {
    incident,
    entries,
    language,
    words: reportWords(language),
    scene,
    judging,
    run,
    outline: outline(scene, judging),
    say: (text) => inLanguage(text, language),
    step: (key) => {
      const found = findStep(scene, key);
      return found === undefined ? key : stepWords(found.step, found.procedure, language, roles);
    },
    placed: (key) => findStep(scene, key),
    field: (id) => run.find(({ fields }) => Object.hasOwn(fields, id))?.fields[id],
    procedure: (id) => procedures.get(id),
    role: (role) => roleWords(role, language, roles),
    errand: (step) => errandWords(step, language, roles),
    party: (recorded) => {
      const name = input.names?.(recorded);
      return name === undefined ? recorded : inLanguage(name, language);
    },
  };
};
