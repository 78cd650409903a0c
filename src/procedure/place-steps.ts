import type { StepDraft } from './format.ts';
import type { Block, Item } from './load-block.ts';
import type { Section, Step } from './procedure.ts';
import { type Draft, type Origins, textOf } from './reader.ts';

/** A step as written, with what its surroundings add to it. */
export interface PlacedStep {
  readonly draft: Draft<StepDraft>;
  readonly section: number;
  /** The `when` of its section and of its include. */
  readonly outer: readonly Draft<string>[];
  /** The block that it comes from. */
  readonly block?: string | undefined;
}

/** Puts blocks in their places and gives every step its section and the conditions around it. */
export function placeSteps(
  items: readonly Item[],
  blocks: ReadonlyMap<string, Block>,
  origins: Origins,
): { readonly sections: readonly Section[]; readonly placed: readonly PlacedStep[] } {
  const sections: Section[] = [];
  const placed: PlacedStep[] = [];
  let sectionWhen: readonly Draft<string>[] = [];
  for (const item of items) {
    const section = sections.length - 1;
    switch (item.kind) {
      case 'section':
        sections.push(origins.set({ title: textOf(item.draft.value.section) }, item.draft));
        sectionWhen = whenOf(item.draft);
        break;
      case 'include': {
        const block = blocks.get(item.draft.value.include);
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

/** The condition of an item, with its place; none or one. */
export function whenOf({
  value,
  sheet,
  path,
}: Draft<{ readonly when?: string | undefined }>): readonly Draft<string>[] {
  return value.when === undefined ? [] : [{ value: value.when, sheet, path: [...path, 'when'] }];
}

/** What a step is: the first of these that it has. */
export const kindOf = (draft: StepDraft): Step['kind'] | undefined =>
  (['notify', 'ask', 'do', 'say'] as const).find((kind) => draft[kind] !== undefined);

/** What a step is called. */
export const idOf = (draft: StepDraft): string | undefined => draft.id ?? draft.ask ?? draft.notify;
