import type { z } from 'zod';
import type { Condition } from '../condition/expression.ts';
import { nearest } from '../condition/nearest.ts';
import { type ParseOptions, parseCondition } from '../condition/parse.ts';
import type { Vocabulary } from '../condition/vocabulary.ts';
import { conform, expectationOf, valueAt } from './format-problems.ts';
import { idFormats, type TextDraft } from './format-terms.ts';
import { quotable } from './harmless.ts';
import type { Problem } from './problem.ts';
import type { Text } from './text.ts';
import type { Path, Sheet } from './yaml.ts';

/** A value read from a sheet, and where from. */
export interface Draft<T> {
  readonly value: T;
  readonly sheet: Sheet;
  readonly path: Path;
}

/** Where loaded things were written, for checks that come after loading. */
export class Origins {
  readonly known = new WeakMap<object, { readonly sheet: Sheet; readonly path: Path }>();

  set<T extends object>(thing: T, { sheet, path }: { readonly sheet: Sheet; readonly path: Path }): T {
    this.known.set(thing, { sheet, path });
    return thing;
  }

  /** The place of a loaded thing or of something inside it; nothing when it was not loaded here. */
  place(thing: object, inside: Path = []): Problem['place'] | undefined {
    const origin = this.known.get(thing);
    return origin?.sheet.place([...origin.path, ...inside]);
  }
}

/** Reads parts of sheets and gathers every problem on the way, so that one run tells all. */
export class Reader {
  readonly problems: Problem[] = [];
  readonly origins: Origins;

  constructor(origins: Origins) {
    this.origins = origins;
  }

  report(place: Problem['place'], found: Text, expected: Text, near?: string): void {
    this.problems.push({ severity: 'error', place, found, expected, nearest: near });
  }

  /** A part of a sheet in a format, or nothing after having reported why not. */
  part<Format extends z.ZodType>(
    format: Format,
    sheet: Sheet,
    path: Path,
  ): Draft<z.output<Format>> | undefined {
    const read = conform(format, sheet, path);
    if (read.kind === 'ok') return { value: read.value, sheet, path };
    this.problems.push(...read.problems);
    return undefined;
  }

  /** The good items of a list, each with its place. */
  list<Format extends z.ZodType>(
    format: Format,
    sheet: Sheet,
    path: Path,
  ): readonly Draft<z.output<Format>>[] {
    const value = valueAt(sheet.value, path);
    if (!Array.isArray(value)) return [];
    return value.flatMap((_, index) => this.part(format, sheet, [...path, index]) ?? []);
  }

  /** The entries of a map by id; undefined for those with a fault. */
  map<Format extends z.ZodType>(
    format: Format,
    key: keyof typeof idFormats,
    sheet: Sheet,
    path: Path,
  ): ReadonlyMap<string, Draft<z.output<Format>> | undefined> {
    const value = valueAt(sheet.value, path);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
    return new Map(
      Object.keys(value).map((id) => {
        const inside = [...path, id];
        const { error } = idFormats[key].safeParse(id);
        if (error !== undefined) {
          this.report(
            sheet.place(inside, 'key'),
            { zh: `键“${quotable(id)}”`, en: `the key “${quotable(id)}”` },
            expectationOf(error.issues[0]?.message),
          );
          return [id, undefined];
        }
        return [id, this.part(format, sheet, inside)];
      }),
    );
  }

  /** Reports an id that stands for nothing. Gives whether it is known. */
  refer(what: Text, id: string, known: Iterable<string>, place: Problem['place']): boolean {
    const all = [...known];
    if (all.includes(id)) return true;
    const shown = all.slice(0, 12);
    const more = all.length > shown.length ? '…' : '';
    this.report(
      place,
      { zh: `没有“${quotable(id)}”这个${what.zh}`, en: `no ${what.en} “${quotable(id)}”` },
      all.length === 0
        ? { zh: `先声明${what.zh}`, en: `a ${what.en} that is declared` }
        : { zh: `其中之一：${shown.join('、')}${more}`, en: `one of ${shown.join(', ')}${more}` },
      nearest(id, all),
    );
    return false;
  }

  condition(
    text: string | undefined,
    { sheet, path }: { readonly sheet: Sheet; readonly path: Path },
    vocabulary: Vocabulary,
    options: ParseOptions = {},
  ): Condition | undefined {
    if (text === undefined) return undefined;
    const parsed = parseCondition(text, vocabulary, options);
    if (parsed.kind === 'ok') return this.origins.set(parsed.condition, { sheet, path });
    for (const { offset, found, expected, nearest: near } of parsed.faults) {
      this.report(sheet.place(path, 'value', offset), found, expected, near);
    }
    return undefined;
  }
}

/** Words as the author wrote them, blanks at their end left out. */
export function textOf(draft: TextDraft): Text {
  if (typeof draft === 'string') return { zh: draft.trimEnd() };
  return draft.en === undefined
    ? { zh: draft.zh.trimEnd() }
    : { zh: draft.zh.trimEnd(), en: draft.en.trimEnd() };
}

export const optionalText = (draft: TextDraft | undefined): Text | undefined =>
  draft === undefined ? undefined : textOf(draft);

/** Words to be read aloud. A bar ends a line as a line's end does: in { zh: …, en: … } there is no other way. */
export function spokenText(draft: TextDraft): Text {
  const { zh, en } = textOf(draft);
  const divided = (words: string) => words.replaceAll(/[ \t\n]*[|｜\n][ \t\n]*/g, '\n');
  return en === undefined ? { zh: divided(zh) } : { zh: divided(zh), en: divided(en) };
}
