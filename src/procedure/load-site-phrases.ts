import type { Content } from './content.ts';
import { partFormats } from './format.ts';
import { valueAt } from './format-problems.ts';
import { siteEntries, siteSheet } from './load-site.ts';
import { loadSource } from './load-sources.ts';
import { type PhraseGroup, type SitePhrase, type SitePhrases, spokenNames } from './phrases.ts';
import type { Source } from './procedure.ts';
import { type Draft, optionalText, type Reader, spokenText } from './reader.ts';
import { phrasesFrame, type SitePhraseDraft, siteFormats } from './site-format.ts';
import type { Sheet } from './yaml.ts';

/**
 * The words of a site's `phrases.yaml`, laid over the base's phrase by phrase: one of the same id takes the other's
 * place, `hide: true` takes it away, what is new comes behind.
 */
export function loadSitePhrases(reader: Reader, path: string | undefined, base: Content): SitePhrases {
  const sheet = siteSheet(reader, path);
  if (sheet === undefined) return base.phrases;
  const called = reader.part(phrasesFrame, sheet, [])?.value.called;
  const sources = new Map(
    siteEntries(reader, sheet, partFormats.source, 'id', ['sources']).map(([id, draft]) => [
      id,
      loadSource(draft.value),
    ]),
  );
  const own = siteEntries(reader, sheet, siteFormats.phraseGroup, 'id', ['groups']);
  const groups = new Map(base.phrases.groups.map((group) => [group.id, group]));
  for (const [id, { value }] of own) {
    const known = groups.get(id);
    const group: PhraseGroup = {
      id,
      title: optionalText(value.title) ?? known?.title ?? { zh: id },
      use: value.use ?? known?.use ?? 'any',
      phrases: laidOver(known?.phrases ?? [], phrasesOf(reader, sheet, id, sources)),
    };
    groups.set(id, reader.origins.set(group, { sheet, path: ['groups', id] }));
  }
  return {
    called: optionalText(called) ?? base.phrases.called,
    groups: [...groups.values()].filter(({ phrases }) => phrases.length > 0),
  };
}

type Own = readonly (readonly [id: string, phrase: SitePhrase | 'hidden'])[];

function phrasesOf(reader: Reader, sheet: Sheet, group: string, sources: ReadonlyMap<string, Source>): Own {
  const path = ['groups', group, 'phrases'];
  return siteEntries(reader, sheet, siteFormats.sitePhrase, 'id', path).map(([id, draft]) => {
    const { value } = draft as Draft<SitePhraseDraft>;
    if ('hide' in value) return [id, 'hidden'];
    const say = spokenText(value.say);
    for (const [, name = ''] of `${say.zh} ${say.en ?? ''}`.matchAll(/\{([^{}]*)\}/g)) {
      const at = sheet.place([...draft.path, 'say']);
      reader.refer({ zh: '可填的名称', en: 'name to fill in' }, name, spokenNames, at);
    }
    const phrase: SitePhrase = {
      id,
      for: optionalText(value.for),
      say,
      sources: sourcesOf(reader, draft, sources),
    };
    return [id, reader.origins.set(phrase, draft)];
  });
}

function sourcesOf(
  reader: Reader,
  { value, sheet, path }: Draft<unknown>,
  sources: ReadonlyMap<string, Source>,
): readonly Source[] {
  const named = valueAt(value, ['source']);
  const ids = Array.isArray(named) ? named.map(String) : typeof named === 'string' ? [named] : [];
  return ids.flatMap((id) => {
    reader.refer({ zh: '来源', en: 'source' }, id, sources.keys(), sheet.place([...path, 'source']));
    return sources.get(id) ?? [];
  });
}

function laidOver(base: readonly SitePhrase[], own: Own): readonly SitePhrase[] {
  const all = new Map<string, SitePhrase | 'hidden'>([...base.map((one) => [one.id, one] as const), ...own]);
  return [...all.values()].filter((one) => one !== 'hidden');
}
