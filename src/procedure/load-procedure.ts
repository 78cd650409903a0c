import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Condition } from '../condition/expression.ts';
import { builtInMoments, reservedNames, type Shape, type Vocabulary } from '../condition/vocabulary.ts';
import {
  type AmountDraft,
  type FieldDraft,
  type FollowUpDraft,
  type GradeDraft,
  type HandOffDraft,
  type HazardDraft,
  headFormats,
  partFormats,
  procedureFrame,
  type SourceDraft,
  type StepDraft,
  type TextDraft,
} from './format.ts';
import { conform } from './format-problems.ts';
import { quotable } from './harmless.ts';
import type { FieldId, LevelId, ProcedureId, RoleId, SourceId, StepId } from './ids.ts';
import { type Block, type Item, loadItems, stepIdsAsWritten } from './load-block.ts';
import { loadField, shapeOf } from './load-fields.ts';
import type { Problem } from './problem.ts';
import type {
  Amount,
  Deadline,
  Field,
  FollowUp,
  FollowUpLimit,
  GradeScheme,
  HandOff,
  Hazard,
  Procedure,
  Reminder,
  Section,
  Source,
  Step,
} from './procedure.ts';
import { procedureText } from './procedure-text.ts';
import { type Draft, type Origins, optionalText, Reader, textOf } from './reader.ts';
import type { Text } from './text.ts';
import type { Sheet } from './yaml.ts';

/** What a procedure file leans on. */
export interface Library {
  readonly blocks: ReadonlyMap<string, Block>;
  readonly settings: Vocabulary['settings'];
  readonly origins: Origins;
  /** Filled while loading: the blocks that were asked for. */
  readonly usedBlocks: Set<string>;
}

/** A step as written, with what its surroundings add to it. */
interface PlacedStep {
  readonly draft: Draft<StepDraft>;
  readonly section: number;
  /** The `when` of its section and of its include. */
  readonly outer: readonly Draft<string>[];
  /** The block that it comes from. */
  readonly block?: string | undefined;
}

/** What came of a procedure's sheet. */
export interface LoadedProcedure {
  /** Why it is unfit for use; empty when it is fit. */
  readonly problems: readonly Problem[];
  /**
   * The procedure. With problems it is what could be made out nevertheless, good for further checks only; absent when
   * not even that is worth looking at.
   */
  readonly procedure?: Procedure | undefined;
}

/** Turns a procedure's sheet into a procedure, and tells all the reasons why it is none. */
export function loadProcedure(sheet: Sheet, library: Library): LoadedProcedure {
  const reader = new Reader(library.origins);
  const head = loadHead(reader, sheet);
  const items = loadItems(reader, sheet);
  const included = blocksOf(reader, items, library);
  if (included === undefined) return { problems: reader.problems };

  const { fields, shapes } = loadFields(reader, sheet, included);
  const sources = loadSources(reader, sheet, included);
  const { sections, placed } = place(items, library);
  const ids = placed.map(({ draft }) => idOf(draft.value)).filter((id) => id !== undefined);
  const grade = reader.part(partFormats.grade.optional(), sheet, ['grade']);
  const vocabulary: Vocabulary = {
    // A grade with a fault is told there, not again wherever it is used.
    fields: grade === undefined ? new Map(shapes).set('grade', { type: 'any' }) : shapes,
    levels: Object.keys(grade?.value?.levels ?? {}),
    settings: library.settings,
    steps: new Set([...ids, ...stepIdsAsWritten(sheet)]),
  };
  const builder = new Builder(reader, vocabulary, sources);
  const undigested: Procedure = {
    ...head,
    digest: '',
    sources: Object.fromEntries(sources),
    hazards: builder.hazards(reader.list(partFormats.hazard, sheet, ['hazards'])),
    fields,
    sections,
    steps: builder.steps(placed),
    grade: grade?.value === undefined ? undefined : builder.grade({ ...grade, value: grade.value }),
    handOffs: builder.handOffs(reader.list(partFormats.handOff, sheet, ['hand_off'])),
    followUps: builder.followUps(reader.list(partFormats.followUp, sheet, ['follow_up'])),
  };
  const digest = createHash('sha256').update(procedureText(undigested)).digest('hex');
  const procedure = library.origins.set({ ...undigested, digest }, { sheet, path: [] });
  return { problems: reader.problems, procedure };
}

/** What stands at the top of a procedure. What is missing or wrong there is told, and stands as something harmless. */
function loadHead(
  reader: Reader,
  sheet: Sheet,
): Pick<
  Procedure,
  'id' | 'version' | 'family' | 'title' | 'aliases' | 'heard' | 'life' | 'covers' | 'sectors' | 'review'
> {
  reader.part(procedureFrame, sheet, []);
  const part = <Key extends keyof typeof headFormats>(
    key: Key,
  ): z.output<(typeof headFormats)[Key]> | undefined => {
    const read = conform(headFormats[key], sheet, [key]);
    return read.kind === 'ok' ? (read.value as z.output<(typeof headFormats)[Key]>) : undefined;
  };
  const none: Text = { zh: '', en: '' };
  const { owner, ...review } = part('review') ?? { status: 'draft', owner: none, due: '2000-01-01' };
  return {
    id: (part('id') ?? '') as ProcedureId,
    version: part('version') ?? 0,
    family: part('family') ?? '',
    title: optionalText(part('title')) ?? none,
    aliases: part('aliases') ?? [],
    heard: part('heard') ?? [],
    life: part('life') ?? false,
    covers: part('covers') ?? [],
    sectors: part('sectors') ?? [],
    review: { ...review, owner: textOf(owner) },
  };
}

/** The blocks that are included; nothing when one of them is unfit, since its names would then be missing everywhere. */
function blocksOf(reader: Reader, items: readonly Item[], library: Library): readonly Block[] | undefined {
  let fit = true;
  const blocks = items.flatMap((item) => {
    if (item.kind !== 'include') return [];
    const { value, sheet, path } = item.draft;
    const at = sheet.place([...path, 'include']);
    library.usedBlocks.add(value.include);
    const block = library.blocks.get(value.include);
    if (block === undefined) {
      reader.refer({ zh: '共用块', en: 'block' }, value.include, library.blocks.keys(), at);
    } else if (block.problems.length > 0) {
      reader.report(
        at,
        { zh: `共用块“${value.include}”有错`, en: `the block “${value.include}” with faults` },
        { zh: `先改好 ${quotable(block.sheet.file)}`, en: `${quotable(block.sheet.file)} put right first` },
      );
    } else return [block];
    fit = false;
    return [];
  });
  return fit ? blocks : undefined;
}

function loadFields(
  reader: Reader,
  sheet: Sheet,
  blocks: readonly Block[],
): { readonly fields: { readonly [id: FieldId]: Field }; readonly shapes: ReadonlyMap<string, Shape> } {
  const drafts = new Map<string, Draft<FieldDraft> | undefined>(blocks.flatMap((block) => [...block.fields]));
  for (const [id, draft] of reader.map(partFormats.field, 'fieldId', sheet, ['fields'])) {
    const shared = drafts.get(id);
    if (draft !== undefined && shared !== undefined && shared.value.type !== draft.value.type) {
      reader.report(
        sheet.place([...draft.path, 'type']),
        { zh: `要素“${id}”的类型 ${draft.value.type}`, en: `the field “${id}” of type ${draft.value.type}` },
        {
          zh: `与共用块里一样：${shared.value.type}`,
          en: `the type it has in the block: ${shared.value.type}`,
        },
      );
    }
    drafts.set(id, draft);
  }
  const fields: { [id: FieldId]: Field } = {};
  const shapes = new Map<string, Shape>();
  for (const [id, draft] of drafts) {
    if (draft === undefined) {
      shapes.set(id, { type: 'any' });
      continue;
    }
    const field = loadField(reader, id, draft);
    fields[field.id] = field;
    shapes.set(id, shapeOf(field));
  }
  return { fields, shapes };
}

/** A block's source is called after its block, so that both may have an `ours`. */
const sourceKey = (block: string | undefined, id: string): SourceId =>
  (block === undefined ? id : `${block}.${id}`) as SourceId;

function loadSources(reader: Reader, sheet: Sheet, blocks: readonly Block[]): ReadonlyMap<SourceId, Source> {
  const own = [...reader.map(partFormats.source, 'id', sheet, ['sources'])].map(
    ([id, draft]) => [sourceKey(undefined, id), draft] as const,
  );
  const shared = blocks.flatMap((block) =>
    [...block.sources].map(([id, draft]) => [sourceKey(block.id, id), draft] as const),
  );
  return new Map(
    [...own, ...shared].map(([id, draft]) => [id, loadSource(draft?.value ?? { document: id })] as const),
  );
}

export const loadSource = (draft: SourceDraft): Source => ({
  document: textOf(draft.document),
  section: optionalText(draft.section),
  depth: draft.depth,
  ours: draft.ours ?? false,
});

/** Puts blocks in their places and gives every step its section and the conditions around it. */
function place(
  items: readonly Item[],
  library: Library,
): { readonly sections: readonly Section[]; readonly placed: readonly PlacedStep[] } {
  const sections: Section[] = [];
  const placed: PlacedStep[] = [];
  let sectionWhen: readonly Draft<string>[] = [];
  for (const item of items) {
    const section = sections.length - 1;
    switch (item.kind) {
      case 'section':
        sections.push(library.origins.set({ title: textOf(item.draft.value.section) }, item.draft));
        sectionWhen = whenOf(item.draft);
        break;
      case 'include': {
        const block = library.blocks.get(item.draft.value.include);
        const outer = [...sectionWhen, ...whenOf(item.draft)];
        placed.push(...(block?.steps ?? []).map((draft) => ({ draft, section, outer, block: block?.id })));
        break;
      }
      case 'step':
        placed.push({ draft: item.draft, section, outer: sectionWhen });
        break;
      default:
        item satisfies never;
    }
  }
  return { sections, placed };
}

function whenOf({
  value,
  sheet,
  path,
}: Draft<{ readonly when?: string | undefined }>): readonly Draft<string>[] {
  return value.when === undefined ? [] : [{ value: value.when, sheet, path: [...path, 'when'] }];
}

const kindOf = (draft: StepDraft): Step['kind'] | undefined =>
  (['notify', 'ask', 'do', 'say'] as const).find((kind) => draft[kind] !== undefined);

const idOf = (draft: StepDraft): string | undefined => draft.id ?? draft.ask ?? draft.notify;

/** A bar ends a line as well as a line's end does: in { zh: …, en: … } there is no other way. */
function spoken(draft: TextDraft | undefined): Text | undefined {
  const text = optionalText(draft);
  const divided = (words: string) => words.replaceAll(/[ \t\n]*[|｜\n][ \t\n]*/g, '\n');
  if (text === undefined) return undefined;
  return text.en === undefined ? { zh: divided(text.zh) } : { zh: divided(text.zh), en: divided(text.en) };
}

/** Builds the parts that refer to one another, once all their names are known. */
class Builder {
  readonly reader: Reader;
  readonly vocabulary: Vocabulary;
  readonly sources: ReadonlyMap<SourceId, Source>;

  constructor(reader: Reader, vocabulary: Vocabulary, sources: ReadonlyMap<SourceId, Source>) {
    this.reader = reader;
    this.vocabulary = vocabulary;
    this.sources = sources;
  }

  steps(placed: readonly PlacedStep[]): readonly Step[] {
    const seen = new Set<string>();
    return placed.flatMap((one) => this.step(one, seen) ?? []);
  }

  step({ draft, section, outer, block }: PlacedStep, seen: Set<string>): Step | undefined {
    const { value, sheet, path } = draft;
    const kind = kindOf(value);
    const id = idOf(value);
    if (kind === undefined || id === undefined) {
      this.reader.report(
        sheet.place(path),
        kind === undefined
          ? { zh: '步骤里没有说、问、做、通知', en: 'a step that neither says, asks, does nor notifies' }
          : { zh: `没有 id 的 ${kind} 步骤`, en: `a ${kind} step without an id` },
        kind === undefined
          ? { zh: 'say、ask、do、notify 之一', en: 'one of say, ask, do, notify' }
          : { zh: 'id: 一个不变的名字', en: 'id: a name that stays' },
      );
      return undefined;
    }
    this.unique(
      { zh: '步骤', en: 'step' },
      id,
      seen,
      sheet.place(value.id === undefined ? [...path, kind] : [...path, 'id']),
    );
    if (value.ask !== undefined) {
      this.reader.refer(
        { zh: '要素', en: 'field' },
        value.ask,
        this.vocabulary.fields.keys(),
        sheet.place([...path, 'ask']),
      );
    }
    this.only(draft, 'question', value.ask !== undefined, 'ask');
    this.only(draft, 'message', value.notify !== undefined, 'notify');
    const conditions = [...outer, ...whenOf(draft)].flatMap(
      (when) => this.reader.condition(when.value, when, this.vocabulary) ?? [],
    );
    const message = optionalText(value.message);
    this.placeholders([message?.zh, message?.en].join(' '), sheet.place([...path, 'message']));
    const step: Step = {
      id: id as StepId,
      kind,
      section,
      say: spoken(value.say),
      do: optionalText(value.do),
      ask: value.ask as FieldId | undefined,
      question: optionalText(value.question),
      notify: value.notify as RoleId | undefined,
      message,
      done: optionalText(value.done),
      why: optionalText(value.why),
      silent: value.silent ?? false,
      when: conditions,
      sendsHelp: value.sends_help ?? false,
      within: this.deadline(draft),
      every: this.reminder(draft),
      sources: this.sourcesOf(draft, block),
    };
    return this.reader.origins.set(step, draft);
  }

  hazards(drafts: readonly Draft<HazardDraft>[]): readonly Hazard[] {
    const seen = new Set<string>();
    return drafts.map((draft) => {
      const { value, sheet, path } = draft;
      this.unique({ zh: '禁忌', en: 'hazard' }, value.id, seen, sheet.place([...path, 'id']));
      const hazard: Hazard = {
        id: value.id,
        text: textOf(value.text),
        when: this.when(draft),
        until: this.reader.condition(value.until, { sheet, path: [...path, 'until'] }, this.vocabulary, {
          bareField: true,
        }),
        sources: this.sourcesOf(draft),
      };
      return this.reader.origins.set(hazard, draft);
    });
  }

  grade(draft: Draft<GradeDraft>): GradeScheme {
    const { value, sheet, path } = draft;
    const levels = Object.entries(value.levels).map(([id, title]) => ({
      id: id as LevelId,
      title: textOf(title),
    }));
    for (const { id } of levels.filter((level) => reservedNames.has(level.id))) {
      this.reader.report(
        sheet.place([...path, 'levels', id], 'key'),
        { zh: `等级名“${id}”有别的意思`, en: `“${id}”, which means something else, as a level` },
        { zh: '别的名字', en: 'another name' },
      );
    }
    // A rule that looked at the grade would decide by its own result.
    const withoutGrade = { ...this.vocabulary, levels: [] };
    const rules = value.rules.flatMap((rule, index) => {
      const inner = { value: rule, sheet, path: [...path, 'rules', index] };
      this.reader.refer(
        { zh: '等级', en: 'level' },
        rule.level,
        Object.keys(value.levels),
        sheet.place([...inner.path, 'level']),
      );
      const when = this.reader.condition(rule.when, { sheet, path: [...inner.path, 'when'] }, withoutGrade);
      const sources = this.sourcesOf(inner);
      if (when === undefined) return [];
      return [
        this.reader.origins.set(
          { level: rule.level as LevelId, when, reason: textOf(rule.reason), sources },
          inner,
        ),
      ];
    });
    return this.reader.origins.set({ name: textOf(value.name), levels, rules }, draft);
  }

  handOffs(drafts: readonly Draft<HandOffDraft>[]): readonly HandOff[] {
    return drafts.flatMap((draft) => {
      const when = this.when(draft);
      const sources = this.sourcesOf(draft);
      if (when === undefined) return [];
      const { to, because } = draft.value;
      return [
        this.reader.origins.set({ to: to as ProcedureId, when, because: textOf(because), sources }, draft),
      ];
    });
  }

  followUps(drafts: readonly Draft<FollowUpDraft>[]): readonly FollowUp[] {
    const seen = new Set<string>();
    return drafts.map((draft) => {
      const { value, sheet, path } = draft;
      this.unique({ zh: '跟办', en: 'follow-up' }, value.id, seen, sheet.place([...path, 'id']));
      const followUp: FollowUp = {
        id: value.id,
        what: textOf(value.what),
        when: this.when(draft),
        within: this.limit(draft),
        before: optionalText(value.before),
        sources: this.sourcesOf(draft),
      };
      return this.reader.origins.set(followUp, draft);
    });
  }

  when(draft: Draft<{ readonly when?: string | undefined }>): Condition | undefined {
    return this.reader.condition(
      draft.value.when,
      { sheet: draft.sheet, path: [...draft.path, 'when'] },
      this.vocabulary,
    );
  }

  deadline({ value, sheet, path }: Draft<StepDraft>): Deadline | undefined {
    if (value.within === undefined) return undefined;
    this.moment(value.within.of, [], sheet.place([...path, 'within', 'of']));
    return {
      minutes: this.amount(value.within.minutes, sheet.place([...path, 'within', 'minutes'])),
      of: value.within.of,
    };
  }

  reminder({ value, sheet, path }: Draft<StepDraft>): Reminder | undefined {
    if (value.every === undefined) return undefined;
    const minutes = this.amount(value.every.minutes, sheet.place([...path, 'every', 'minutes']));
    const until = this.reader.condition(
      value.every.until,
      { sheet, path: [...path, 'every', 'until'] },
      this.vocabulary,
      {
        bareField: true,
      },
    );
    return until === undefined ? undefined : { minutes, until };
  }

  limit({ value: { within }, sheet, path }: Draft<FollowUpDraft>): FollowUpLimit | undefined {
    if (within === undefined) return undefined;
    this.moment(within.of, ['closed'], sheet.place([...path, 'within', 'of']));
    const given = (['hours', 'days', 'working_days'] as const).flatMap((key) => {
      const amount = within[key];
      return amount === undefined ? [] : [{ key, amount }];
    });
    const [only] = given;
    if (only === undefined || given.length > 1) {
      this.reader.report(
        sheet.place([...path, 'within']),
        { zh: `${given.length} 个期限`, en: `${given.length} limits` },
        { zh: 'hours、days、working_days 之一', en: 'one of hours, days, working_days' },
      );
      return undefined;
    }
    return {
      amount: this.amount(only.amount, sheet.place([...path, 'within', only.key])),
      unit: only.key === 'working_days' ? 'working-days' : only.key,
      of: within.of,
    };
  }

  amount(draft: AmountDraft, at: ReturnType<Sheet['place']>): Amount {
    if (typeof draft === 'number') return draft;
    const setting = draft.replace(/^site\./, '');
    const numbers = [...this.vocabulary.settings]
      .filter(([, type]) => type !== 'text')
      .map(([name]) => `site.${name}`);
    this.reader.refer({ zh: '单位设定（数字）', en: 'site setting (a number)' }, draft, numbers, at);
    return { setting };
  }

  moment(of: string, more: readonly string[], at: ReturnType<Sheet['place']>): void {
    const fields = [...this.vocabulary.fields].filter(([, { type }]) => type === 'moment' || type === 'any');
    const known = [...builtInMoments, ...more, ...fields.map(([id]) => id), ...this.vocabulary.steps];
    this.reader.refer({ zh: '时刻', en: 'moment' }, of, known, at);
  }

  sourcesOf(
    { value: { source }, sheet, path }: Draft<{ readonly source?: string | readonly string[] | undefined }>,
    block?: string,
  ): readonly SourceId[] {
    const ids = source === undefined ? [] : typeof source === 'string' ? [source] : source;
    const prefix = block === undefined ? '' : `${block}.`;
    const known = [...this.sources.keys()].flatMap((id) =>
      block === undefined
        ? id.includes('.')
          ? []
          : [id]
        : id.startsWith(prefix)
          ? [id.slice(prefix.length)]
          : [],
    );
    return ids.map((id, index) => {
      const at = typeof source === 'string' ? [...path, 'source'] : [...path, 'source', index];
      this.reader.refer({ zh: '来源', en: 'source' }, id, known, sheet.place(at));
      return sourceKey(block, id);
    });
  }

  unique(
    what: { readonly zh: string; readonly en: string },
    id: string,
    seen: Set<string>,
    at: ReturnType<Sheet['place']>,
  ): void {
    if (seen.has(id)) {
      this.reader.report(
        at,
        { zh: `第二个叫“${id}”的${what.zh}`, en: `a second ${what.en} called “${id}”` },
        { zh: '另起 id', en: 'an id of its own' },
      );
    }
    seen.add(id);
  }

  only(
    { sheet, path, value }: Draft<StepDraft>,
    key: 'question' | 'message',
    fits: boolean,
    kind: string,
  ): void {
    if (fits || value[key] === undefined) return;
    this.reader.report(
      sheet.place([...path, key], 'key'),
      { zh: `没有 ${kind} 的步骤里的 ${key}`, en: `${key} in a step without ${kind}` },
      { zh: `${key} 只用于 ${kind}`, en: `${key} only with ${kind}` },
    );
  }

  placeholders(message: string, at: ReturnType<Sheet['place']>): void {
    const names = new Set([...message.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name));
    for (const name of names)
      this.reader.refer({ zh: '要素', en: 'field' }, name, this.vocabulary.fields.keys(), at);
  }
}
