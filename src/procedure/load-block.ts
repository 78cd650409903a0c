import type { z } from 'zod';
import type { FieldDraft } from './field-format.ts';
import { blockFrame, partFormats, type StepDraft } from './format.ts';
import { valueAt } from './format-problems.ts';
import type { SourceDraft } from './format-terms.ts';
import type { Problem } from './problem.ts';
import { type Draft, type Origins, Reader } from './reader.ts';
import type { Path, Sheet } from './yaml.ts';

/** A block as written, read once and put into each procedure that includes it. */
export interface Block {
  readonly id: string;
  readonly sheet: Sheet;
  readonly fields: ReadonlyMap<string, Draft<FieldDraft> | undefined>;
  readonly sources: ReadonlyMap<string, Draft<SourceDraft> | undefined>;
  readonly steps: readonly Draft<StepDraft>[];
  /** Not empty: the block is unfit, and so is every procedure that includes it. */
  readonly problems: readonly Problem[];
}

/** Reads a block. What is wrong with it is kept in its `problems`. */
export function loadBlock(id: string, sheet: Sheet, origins: Origins): Block {
  const reader = new Reader(origins);
  reader.part(blockFrame, sheet, []);
  const fields = reader.map(partFormats.field, 'fieldId', sheet, ['fields']);
  const sources = reader.map(partFormats.source, 'id', sheet, ['sources']);
  const steps = listOf(sheet, ['steps']).flatMap((item, index) => {
    const path = ['steps', index];
    const other = ['section', 'include'].find((key) => has(item, key));
    if (other === undefined) return reader.part(partFormats.step, sheet, path) ?? [];
    reader.report(
      sheet.place([...path, other], 'key'),
      { zh: `共用块里的 ${other}`, en: `${other} inside a block` },
      {
        zh: '只有步骤；小节和引入写在流程里',
        en: 'steps only; sections and includes belong into the procedure',
      },
    );
    return [];
  });
  return { id, sheet, fields, sources, steps, problems: reader.problems };
}

/** One item of a procedure's `steps`. Which kind is meant shows in its keys, so a slip is told against the right one. */
export type Item =
  | { readonly kind: 'section'; readonly draft: Draft<z.output<typeof partFormats.section>> }
  | { readonly kind: 'include'; readonly draft: Draft<z.output<typeof partFormats.include>> }
  | { readonly kind: 'step'; readonly draft: Draft<StepDraft> };

/** The good items of a procedure's `steps`. */
export function loadItems(reader: Reader, sheet: Sheet): readonly Item[] {
  return listOf(sheet, ['steps']).flatMap((item, index): readonly Item[] => {
    const path = ['steps', index];
    if (has(item, 'section')) {
      const draft = reader.part(partFormats.section, sheet, path);
      return draft === undefined ? [] : [{ kind: 'section', draft }];
    }
    if (has(item, 'include')) {
      const draft = reader.part(partFormats.include, sheet, path);
      return draft === undefined ? [] : [{ kind: 'include', draft }];
    }
    const draft = reader.part(partFormats.step, sheet, path);
    return draft === undefined ? [] : [{ kind: 'step', draft }];
  });
}

/** The ids of all steps, those with a fault included: what refers to them is right all the same. */
export function stepIdsAsWritten(sheet: Sheet): readonly string[] {
  return listOf(sheet, ['steps']).flatMap((item) => {
    const id = ['id', 'ask', 'notify']
      .map((key) => valueAt(item, [key]))
      .find((value) => value !== undefined);
    return typeof id === 'string' ? [id] : [];
  });
}

function listOf(sheet: Sheet, path: Path): readonly unknown[] {
  const value = valueAt(sheet.value, path);
  return Array.isArray(value) ? value : [];
}

const has = (item: unknown, key: string): boolean => typeof item === 'object' && item !== null && key in item;
