import type { Content } from './content.ts';
import { quotable } from './harmless.ts';
import type { LevelId, ProcedureId } from './ids.ts';
import type { Loaded } from './load-content.ts';
import { type PathDraft, pathFormat, pathsFrame } from './path-format.ts';
import type { PathAnswer, PathTest, PathValue } from './path-test.ts';
import { inOrder, type Problem } from './problem.ts';
import type { Field, Procedure } from './procedure.ts';
import { type Draft, Origins, Reader } from './reader.ts';
import type { Text } from './text.ts';
import { type SpecialAnswer, type Writing, writtenAnswer } from './written-answer.ts';
import { type Path, readYaml, type Sheet } from './yaml.ts';

/** The path tests of a loaded folder, and what is wrong with the others. */
export function loadPathTests({ pathFiles, content }: Loaded): {
  readonly tests: readonly PathTest[];
  readonly problems: readonly Problem[];
} {
  const reader = new Reader(new Origins());
  const tests = pathFiles.flatMap(({ path, name }) => {
    const sheet = readYaml(path);
    if (sheet.kind === 'failed') {
      reader.problems.push(...sheet.problems);
      return [];
    }
    const procedure = content.procedures.get(name as ProcedureId);
    if (procedure !== undefined) return loadPaths(reader, sheet.value, procedure, content);
    reader.report(
      sheet.value.place([]),
      {
        zh: `没有能加载的流程“${quotable(name)}”`,
        en: `no procedure “${quotable(name)}” that can be loaded`,
      },
      { zh: '与流程同名：流程.paths.yaml', en: "the procedure's name: <procedure>.paths.yaml" },
    );
    return [];
  });
  return { tests, problems: inOrder(reader.problems) };
}

function loadPaths(
  reader: Reader,
  sheet: Sheet,
  procedure: Procedure,
  content: Content,
): readonly PathTest[] {
  reader.part(pathsFrame, sheet, []);
  return reader.list(pathFormat, sheet, ['paths']).flatMap((draft) => {
    const before = reader.problems.length;
    const test = new Walk(reader, draft, procedure, content).test();
    return reader.problems.length === before ? [test] : [];
  });
}

/** One path test with the names that it may use. */
class Walk {
  readonly reader: Reader;
  readonly draft: Draft<PathDraft>;
  readonly procedure: Procedure;
  /** The procedure at hand and those that the call is handed off to. */
  readonly run: readonly Procedure[];

  constructor(reader: Reader, draft: Draft<PathDraft>, procedure: Procedure, content: Content) {
    this.reader = reader;
    this.draft = draft;
    this.procedure = procedure;
    const others = (draft.value.hand_off ?? []).flatMap(
      (to) => content.procedures.get(to as ProcedureId) ?? [],
    );
    this.run = [procedure, ...others];
  }

  test(): PathTest {
    const { value, sheet, path } = this.draft;
    const targets = this.run.flatMap(({ handOffs }) => handOffs.map(({ to }) => to));
    this.referAll({ zh: '转入', en: 'hand-off' }, ['hand_off'], value.hand_off, targets);
    const steps = this.run.flatMap((procedure) =>
      procedure.steps.flatMap(({ id }) => [id, `${procedure.id}/${id}`]),
    );
    for (const key of ['skip', 'shown', 'hidden'] as const) {
      this.referAll({ zh: '步骤', en: 'step' }, [key], value[key], steps);
    }
    const hazards = this.run.flatMap((procedure) => procedure.hazards.map(({ id }) => id));
    this.referAll({ zh: '禁忌', en: 'hazard' }, ['hazards'], value.hazards, hazards);
    if (value.grade !== undefined) {
      const levels = this.run.flatMap((procedure) => (procedure.grade?.levels ?? []).map(({ id }) => id));
      this.reader.refer(
        { zh: '等级', en: 'level' },
        value.grade,
        ['none', ...levels],
        sheet.place([...path, 'grade']),
      );
    }
    return {
      procedure: this.procedure.id,
      name: value.name,
      answers: this.answers(),
      skip: value.skip ?? [],
      elapsed: value.elapsed?.minutes ?? 0,
      handOffs: (value.hand_off ?? []) as ProcedureId[],
      shown: value.shown ?? [],
      hidden: value.hidden ?? [],
      grade: value.grade as LevelId | undefined,
      hazards: value.hazards ?? [],
      summary: value.summary ?? [],
      place: sheet.place(path),
    };
  }

  referAll(what: Text, inside: Path, ids: readonly string[] | undefined, known: readonly string[]): void {
    const { sheet, path } = this.draft;
    for (const [index, id] of (ids ?? []).entries()) {
      this.reader.refer(what, id, known, sheet.place([...path, ...inside, index]));
    }
  }

  answers(): ReadonlyMap<string, PathAnswer> {
    const { value, sheet, path } = this.draft;
    const fields = new Map(
      this.run.flatMap((procedure) => [
        ...Object.entries(procedure.fields),
        ...procedure.steps.flatMap(({ id, ask }): readonly (readonly [string, Field])[] => {
          const field = ask === undefined ? undefined : procedure.fields[ask];
          return field === undefined ? [] : [[id, field]];
        }),
      ]),
    );
    return new Map(
      Object.entries(value.answers ?? {}).flatMap(([id, given]) => {
        const inside = [...path, 'answers', id];
        const field = fields.get(id);
        if (field === undefined) {
          this.reader.refer(
            { zh: '要素或提问', en: 'field or question' },
            id,
            fields.keys(),
            sheet.place(inside, 'key'),
          );
          return [];
        }
        const answer = writtenAnswer(this.reader, strictly, field, given, (deeper, part) =>
          sheet.place([...inside, ...deeper], part),
        );
        return answer === undefined ? [] : [[id, answer] as const];
      }),
    );
  }
}

/** The value that an answer written in YAML means for a field; nothing where it does not fit. */
function valueFor(field: Field, given: unknown): PathValue | undefined {
  const options = (field.options ?? []).map(({ id }) => id);
  switch (field.type) {
    case 'text':
    case 'long-text':
    case 'name':
    case 'phone':
    case 'address':
      return typeof given === 'string' ? given : undefined;
    case 'moment':
      return typeof given === 'string' &&
        /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:\d{2})$/.test(given) &&
        !Number.isNaN(Date.parse(given))
        ? given
        : undefined;
    case 'number':
    case 'count':
      return typeof given === 'number' ? given : undefined;
    case 'yes-no':
      if (given === 'yes' || given === 'no') return given === 'yes';
      return typeof given === 'boolean' ? given : undefined;
    case 'choice':
      return typeof given === 'string' && options.includes(given) ? given : undefined;
    case 'choices':
      return Array.isArray(given) && given.every((one) => options.includes(one)) ? given : undefined;
    case 'list':
      return undefined;
    default:
      return field.type satisfies never;
  }
}

const SPECIAL: readonly unknown[] = ['unknown', 'refused', 'not-applicable'];

/** A path test is written to be exact: nothing is guessed. */
const strictly: Writing = {
  special: (given) => (isSpecial(given) ? { kind: given } : undefined),
  value: valueFor,
  moment: {
    zh: '带时差的时刻，例如 2026-11-21T22:35:00+08:00',
    en: 'a time with offset, such as 2026-11-21T22:35:00+08:00',
  },
  words: { zh: '文字（数字加引号）', en: 'text (quotes around numbers)' },
};

function isSpecial(given: unknown): given is SpecialAnswer['kind'] {
  return SPECIAL.includes(given);
}
