import type { z } from 'zod';
import type { Vocabulary } from '../condition/vocabulary.ts';
import { headFormats, partFormats, procedureFrame } from './format.ts';
import { conform } from './format-problems.ts';
import { quotable } from './harmless.ts';
import type { ProcedureId } from './ids.ts';
import { type Block, type Item, loadItems, stepIdsAsWritten } from './load-block.ts';
import { loadFields } from './load-fields.ts';
import { loadFollowUps, loadGrade, loadHandOffs, loadHazards } from './load-parts.ts';
import { loadPhrases } from './load-phrases.ts';
import { loadSources } from './load-sources.ts';
import { loadSteps } from './load-steps.ts';
import { idOf, placeSteps } from './place-steps.ts';
import type { Problem } from './problem.ts';
import type { Procedure } from './procedure.ts';
import { digestOf, procedureText } from './procedure-text.ts';
import { type Origins, optionalText, Reader, textOf } from './reader.ts';
import { References } from './references.ts';
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
  const { sections, placed } = placeSteps(items, library.blocks, library.origins);
  const ids = placed.map(({ draft }) => idOf(draft.value)).filter((id) => id !== undefined);
  const grade = reader.part(partFormats.grade.optional(), sheet, ['grade']);
  const vocabulary: Vocabulary = {
    // A grade with a fault is told there, not again wherever it is used.
    fields: grade === undefined ? new Map(shapes).set('grade', { type: 'any' }) : shapes,
    levels: Object.keys(grade?.value?.levels ?? {}),
    settings: library.settings,
    steps: new Set([...ids, ...stepIdsAsWritten(sheet)]),
  };
  const references = new References(reader, vocabulary, sources);
  const undigested: Procedure = {
    ...head,
    digest: '',
    sources: Object.fromEntries(sources),
    hazards: loadHazards(references, reader.list(partFormats.hazard, sheet, ['hazards'])),
    fields,
    sections,
    steps: loadSteps(references, placed),
    grade: grade?.value === undefined ? undefined : loadGrade(references, { ...grade, value: grade.value }),
    handOffs: loadHandOffs(references, reader.list(partFormats.handOff, sheet, ['hand_off'])),
    followUps: loadFollowUps(references, reader.list(partFormats.followUp, sheet, ['follow_up'])),
    phrases: loadPhrases(references, reader.list(partFormats.phrase, sheet, ['phrases'])),
  };
  const digest = digestOf(procedureText(undigested));
  const procedure = library.origins.set({ ...undigested, digest }, { sheet, path: [] });
  return { problems: reader.problems, procedure };
}

/** What stands at the top of a procedure. What is missing or wrong there is told, and stands as something harmless. */
function loadHead(
  reader: Reader,
  sheet: Sheet,
): Pick<
  Procedure,
  | 'id'
  | 'version'
  | 'family'
  | 'title'
  | 'aliases'
  | 'heard'
  | 'life'
  | 'general'
  | 'covers'
  | 'sectors'
  | 'review'
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
    general: part('general') === true ? true : undefined,
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
