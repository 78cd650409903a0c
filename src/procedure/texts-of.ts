import type { Field, Procedure } from './procedure.ts';
import type { Text } from './text.ts';
import type { Path } from './yaml.ts';

/** A text of a procedure: what it is for, and where its place can be asked for. */
export interface PlacedText {
  readonly text: Text;
  /** Read aloud, an act for the operator, a way to answer, told to a party, words at hand, or anything else. */
  readonly use: 'say' | 'do' | 'answer' | 'message' | 'phrase' | 'other';
  /** The loaded thing that it belongs to, known to `Origins`. */
  readonly owner: object;
  readonly path: Path;
}

/** Every text that a procedure shows, says or prints. */
export function textsOf(procedure: Procedure): readonly PlacedText[] {
  const all: PlacedText[] = [];
  const add = (owner: object, path: Path, text: Text | undefined, use: PlacedText['use'] = 'other') => {
    if (text !== undefined) all.push({ text, use, owner, path });
  };
  const addField = (field: Field) => {
    add(field, ['label'], field.label);
    add(field, ['hint'], field.hint);
    add(field, ['unit'], field.unit);
    add(field, ['yes'], field.yes, 'answer');
    add(field, ['no'], field.no, 'answer');
    for (const option of field.options ?? []) {
      add(field, ['options', option.id], option.label, 'answer');
      add(field, ['options', option.id, 'leads_to'], option.leadsTo);
    }
    for (const [index, text] of (field.suggestions ?? []).entries())
      add(field, ['suggestions', index], text, 'answer');
    for (const part of field.parts ?? []) addField(part);
  };

  add(procedure, ['title'], procedure.title);
  for (const section of procedure.sections) add(section, ['section'], section.title);
  for (const field of Object.values(procedure.fields)) addField(field);
  for (const hazard of procedure.hazards) add(hazard, ['text'], hazard.text);
  for (const step of procedure.steps) {
    add(step, ['say'], step.say, 'say');
    add(step, ['do'], step.do, 'do');
    add(step, ['question'], step.question);
    add(step, ['title'], step.title);
    add(step, ['message'], step.message, 'message');
    add(step, ['done'], step.done, 'answer');
    add(step, ['why'], step.why);
  }
  if (procedure.grade !== undefined) {
    add(procedure.grade, ['name'], procedure.grade.name);
    for (const level of procedure.grade.levels) add(procedure.grade, ['levels', level.id], level.title);
    for (const rule of procedure.grade.rules) add(rule, ['reason'], rule.reason);
  }
  for (const handOff of procedure.handOffs) add(handOff, ['because'], handOff.because);
  for (const followUp of procedure.followUps) {
    add(followUp, ['what'], followUp.what);
    add(followUp, ['before'], followUp.before);
  }
  for (const phrase of procedure.phrases ?? []) {
    add(phrase, ['for'], phrase.for);
    add(phrase, ['say'], phrase.say, 'phrase');
  }
  return all;
}
