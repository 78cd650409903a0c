import { partFormats } from './format.ts';
import type { SourceDraft } from './format-terms.ts';
import type { SourceId } from './ids.ts';
import type { Block } from './load-block.ts';
import type { Source } from './procedure.ts';
import { optionalText, type Reader, textOf } from './reader.ts';
import type { Sheet } from './yaml.ts';

/** A block's source is called after its block, so that both may have an `ours`. */
export const sourceKey = (block: string | undefined, id: string): SourceId =>
  (block === undefined ? id : `${block}.${id}`) as SourceId;

/** The sources of a procedure and of the blocks in it. One with a fault is there, for what refers to it. */
export function loadSources(
  reader: Reader,
  sheet: Sheet,
  blocks: readonly Block[],
): ReadonlyMap<SourceId, Source> {
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
