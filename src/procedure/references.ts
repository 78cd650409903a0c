import type { Condition } from '../condition/expression.ts';
import { builtInMoments, type Vocabulary } from '../condition/vocabulary.ts';
import type { AmountDraft } from './format-terms.ts';
import type { SourceId } from './ids.ts';
import { sourceKey } from './load-sources.ts';
import type { Place } from './problem.ts';
import type { Amount, Source } from './procedure.ts';
import type { Draft, Reader } from './reader.ts';
import type { Text } from './text.ts';

/** Reads what refers to names that stand elsewhere in a procedure, once all its names are known. */
export class References {
  readonly reader: Reader;
  readonly vocabulary: Vocabulary;
  readonly sources: ReadonlyMap<SourceId, Source>;

  constructor(reader: Reader, vocabulary: Vocabulary, sources: ReadonlyMap<SourceId, Source>) {
    this.reader = reader;
    this.vocabulary = vocabulary;
    this.sources = sources;
  }

  when(draft: Draft<{ readonly when?: string | undefined }>): Condition | undefined {
    return this.reader.condition(
      draft.value.when,
      { sheet: draft.sheet, path: [...draft.path, 'when'] },
      this.vocabulary,
    );
  }

  /** `until` of a hazard or a reminder, where the bare name of a field will do. */
  until(
    until: string | undefined,
    { sheet, path }: Pick<Draft<unknown>, 'sheet' | 'path'>,
  ): Condition | undefined {
    const at = { sheet, path: [...path, 'until'] };
    return this.reader.condition(until, at, this.vocabulary, { bareField: true });
  }

  /** A number of minutes, hours or days, or the name of a setting that holds one. */
  amount(draft: AmountDraft, at: Place): Amount {
    if (typeof draft === 'number') return draft;
    const setting = draft.replace(/^site\./, '');
    const numbers = [...this.vocabulary.settings]
      .filter(([, type]) => type !== 'text')
      .map(([name]) => `site.${name}`);
    this.reader.refer({ zh: '单位设定（数字）', en: 'site setting (a number)' }, draft, numbers, at);
    return { setting };
  }

  /** Checks that time can be counted from `of`. */
  moment(of: string, more: readonly string[], at: Place): void {
    const fields = [...this.vocabulary.fields].filter(([, { type }]) => type === 'moment' || type === 'any');
    const known = [...builtInMoments, ...more, ...fields.map(([id]) => id), ...this.vocabulary.steps];
    this.reader.refer({ zh: '时刻', en: 'moment' }, of, known, at);
  }

  /** The ids under which the sources of a part stand in the procedure. */
  sourcesOf(
    { value: { source }, sheet, path }: Draft<{ readonly source?: string | readonly string[] | undefined }>,
    block?: string,
  ): readonly SourceId[] {
    const ids = source === undefined ? [] : typeof source === 'string' ? [source] : source;
    const prefix = sourceKey(block, '');
    const known = [...this.sources.keys()]
      .filter((id) => id.startsWith(prefix))
      .map((id) => id.slice(prefix.length))
      .filter((id) => !id.includes('.'));
    return ids.map((id, index) => {
      const at = typeof source === 'string' ? [...path, 'source'] : [...path, 'source', index];
      this.reader.refer({ zh: '来源', en: 'source' }, id, known, sheet.place(at));
      return sourceKey(block, id);
    });
  }

  /** Reports an id that was met before among its like. */
  unique(what: Text, id: string, seen: Set<string>, at: Place): void {
    if (seen.has(id)) {
      this.reader.report(
        at,
        { zh: `第二个叫“${id}”的${what.zh}`, en: `a second ${what.en} called “${id}”` },
        { zh: '另起 id', en: 'an id of its own' },
      );
    }
    seen.add(id);
  }

  /** Checks the `{field}` that are filled into a text. */
  placeholders(message: string, at: Place, more: readonly string[] = []): void {
    const names = new Set([...message.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name));
    const known = [...this.vocabulary.fields.keys(), ...more];
    for (const name of names) this.reader.refer({ zh: '要素', en: 'field' }, name, known, at);
  }
}
