import type { Condition } from '../../src/condition/expression.ts';
import { parseCondition } from '../../src/condition/parse.ts';
import type { Shape, Vocabulary } from '../../src/condition/vocabulary.ts';
import type {
  FieldId,
  LevelId,
  ProcedureId,
  RoleId,
  SourceId,
  StepId,
  StepKey,
} from '../../src/procedure/ids.ts';
import { stepKey } from '../../src/procedure/ids.ts';
import type {
  Amount,
  Field,
  FieldType,
  FollowUpLimit,
  Procedure,
  Step,
} from '../../src/procedure/procedure.ts';
import { digestOf, procedureText } from '../../src/procedure/procedure-text.ts';

/** A field in short: its type; its choices; several choices in one more bracket; the parts of a list. */
export type ShortField = FieldType | readonly string[] | readonly [readonly string[]] | ShortFields;
interface ShortFields {
  readonly [id: string]: ShortField | Partial<Field>;
}

interface ShortStep {
  readonly id: string;
  readonly kind: Step['kind'];
  readonly ask?: string;
  readonly when?: string;
  readonly sendsHelp?: boolean;
  readonly within?: readonly [minutes: Amount, of: string];
  readonly every?: readonly [minutes: Amount, until: string];
  /** The field that is read back. */
  readonly readsBack?: string;
}
type Rest = Omit<ShortStep, 'id' | 'kind' | 'ask'>;

export const ask = (field: string, rest: Rest & { readonly id?: string } = {}): ShortStep => ({
  id: field,
  kind: 'ask',
  ask: field,
  ...rest,
});
export const say = (id: string, rest: Rest = {}): ShortStep => ({ id, kind: 'say', ...rest });
export const act = (id: string, rest: Rest = {}): ShortStep => ({ id, kind: 'do', ...rest });
export const notify = (id: string, rest: Rest = {}): ShortStep => ({ id, kind: 'notify', ...rest });

export interface ShortProcedure {
  readonly version?: number;
  readonly fields?: ShortFields;
  readonly steps?: readonly ShortStep[];
  /** From the mildest to the most severe. */
  readonly levels?: readonly string[];
  readonly rules?: readonly (readonly [level: string, when: string])[];
  readonly handOffs?: readonly (readonly [to: string, when: string])[];
  readonly hazards?: readonly { readonly id: string; readonly when?: string; readonly until?: string }[];
  readonly followUps?: readonly {
    readonly id: string;
    readonly when?: string;
    readonly within?: readonly [amount: Amount, unit: FollowUpLimit['unit'], of: string];
    readonly before?: string;
  }[];
  /** Site settings that conditions may name. */
  readonly settings?: readonly string[];
}

export const id = (text: string): ProcedureId => text as ProcedureId;
export const fieldId = (text: string): FieldId => text as FieldId;
export const key = (procedure: string, step: string): StepKey => stepKey(id(procedure), step as StepId);

/** A whole procedure from the few words that a test is about. Conditions are parsed as authors write them. */
export const aProcedure = (name: string, short: ShortProcedure): Procedure => {
  const fields = Object.fromEntries(
    Object.entries(short.fields ?? {}).map(([field, shape]) => [field, aField(field, shape)]),
  );
  const vocabulary: Vocabulary = {
    fields: new Map(Object.values(fields).map((field) => [field.id, shapeOf(field)])),
    levels: short.levels ?? [],
    settings: new Map((short.settings ?? []).map((setting) => [setting, 'number'])),
    steps: new Set((short.steps ?? []).map((step) => step.id)),
  };
  const condition = (text: string): Condition => {
    const parsed = parseCondition(text, vocabulary, { bareField: true });
    if (parsed.kind === 'failed') throw new Error(`${text}: ${JSON.stringify(parsed.faults)}`);
    return parsed.condition;
  };
  const given = <T>(text: string | undefined, name: T): { [key: string]: Condition } =>
    text === undefined ? {} : { [String(name)]: condition(text) };
  const source = ['ours' as SourceId];
  const procedure: Procedure = {
    id: id(name),
    version: short.version ?? 1,
    digest: '',
    family: 'test',
    title: { zh: name },
    aliases: [],
    heard: [],
    life: false,
    covers: [],
    sectors: [],
    sources: Object.fromEntries(source.map((one) => [one, { document: { zh: '测试' }, ours: true }])),
    review: { status: 'draft', owner: { zh: '测试' }, due: '2027-11-21' },
    hazards: (short.hazards ?? []).map((hazard) => ({
      id: hazard.id,
      text: { zh: hazard.id },
      sources: source,
      ...given(hazard.when, 'when'),
      ...given(hazard.until, 'until'),
    })),
    fields,
    sections: [],
    steps: (short.steps ?? []).map(
      (step): Step => ({
        id: step.id as StepId,
        kind: step.kind,
        section: -1,
        ...(step.ask === undefined ? {} : { ask: step.ask as FieldId }),
        ...(step.kind === 'notify' ? { notify: step.id as RoleId } : {}),
        ...(step.readsBack === undefined ? {} : { readsBack: step.readsBack as FieldId }),
        silent: false,
        when: step.when === undefined ? [] : [condition(step.when)],
        sendsHelp: step.sendsHelp ?? false,
        ...(step.within === undefined ? {} : { within: { minutes: step.within[0], of: step.within[1] } }),
        ...(step.every === undefined
          ? {}
          : { every: { minutes: step.every[0], until: condition(step.every[1]) } }),
        sources: source,
      }),
    ),
    ...(short.levels === undefined
      ? {}
      : {
          grade: {
            name: { zh: '等级' },
            levels: short.levels.map((level) => ({ id: level as LevelId, title: { zh: level } })),
            rules: (short.rules ?? []).map(([level, when]) => ({
              level: level as LevelId,
              when: condition(when),
              reason: { zh: when },
              sources: source,
            })),
          },
        }),
    handOffs: (short.handOffs ?? []).map(([to, when]) => ({
      to: id(to),
      when: condition(when),
      because: { zh: when },
      sources: source,
    })),
    followUps: (short.followUps ?? []).map((one) => ({
      id: one.id,
      what: { zh: one.id },
      sources: source,
      ...given(one.when, 'when'),
      ...(one.within === undefined
        ? {}
        : { within: { amount: one.within[0], unit: one.within[1], of: one.within[2] } }),
      ...(one.before === undefined ? {} : { before: { zh: one.before } }),
    })),
  };
  return { ...procedure, digest: digestOf(procedureText(procedure)) };
};

export const aField = (name: string, shape: ShortField | Partial<Field>): Field => {
  const base = { id: name as FieldId, type: 'text' as const, label: { zh: name }, critical: false };
  if (typeof shape === 'string') return { ...base, type: shape };
  if (isChoices(shape)) return { ...base, type: 'choices', options: options(shape[0]) };
  if (isChoice(shape)) return { ...base, type: 'choice', options: options(shape) };
  if (isField(shape)) return { ...base, ...shape };
  const parts = Object.entries(shape).map(([part, of]) => aField(part, of));
  return { ...base, type: 'list', parts };
};

type AnyShape = ShortField | Partial<Field>;
const isChoices = (shape: AnyShape): shape is readonly [readonly string[]] =>
  Array.isArray(shape) && Array.isArray(shape[0]);
const isChoice = (shape: AnyShape): shape is readonly string[] => Array.isArray(shape);
const isField = (shape: AnyShape): shape is Partial<Field> => typeof shape === 'object' && 'type' in shape;
const options = (ids: readonly string[]): Field['options'] =>
  ids.map((option) => ({ id: option, label: { zh: option } }));

const shapeOf = (field: Field): Shape => {
  switch (field.type) {
    case 'choice':
    case 'choices':
      return { type: field.type, options: (field.options ?? []).map((option) => option.id) };
    case 'yes-no':
    case 'moment':
      return { type: field.type };
    case 'number':
    case 'count':
      return { type: 'number' };
    case 'list':
      return { type: 'list', parts: new Map((field.parts ?? []).map((part) => [part.id, shapeOf(part)])) };
    case 'text':
    case 'long-text':
    case 'name':
    case 'phone':
    case 'address':
      return { type: 'text' };
    default:
      return field.type satisfies never;
  }
};
