import type { Content, HolidayYear, Setting } from './content.ts';
import { quotable } from './harmless.ts';
import { loadSource } from './load-sources.ts';
import { type Draft, optionalText, type Reader, textOf } from './reader.ts';
import { siteFormats } from './site-format.ts';
import { type Path, readYaml, type Sheet } from './yaml.ts';

/** The sheet of a site file; nothing when there is none or it cannot be read, which is then told. */
export function siteSheet(reader: Reader, path: string | undefined): Sheet | undefined {
  if (path === undefined) return undefined;
  const sheet = readYaml(path);
  if (sheet.kind === 'ok') return sheet.value;
  reader.problems.push(...sheet.problems);
  return undefined;
}

/** The good entries of a map in a site file. */
export function siteEntries<Format extends Parameters<Reader['map']>[0]>(
  reader: Reader,
  sheet: Sheet | undefined,
  format: Format,
  key: Parameters<Reader['map']>[1],
  path: Path = [],
): readonly (readonly [string, Draft<ReturnType<Format['parse']>>])[] {
  if (sheet === undefined) return [];
  return [...reader.map(format, key, sheet, path)].flatMap(([id, draft]) =>
    draft === undefined ? [] : [[id, draft as Draft<ReturnType<Format['parse']>>] as const],
  );
}

/**
 * The settings of a site's limits, laid over the base's key by key. A value of another kind than the base's is told,
 * and the base's stays.
 * @returns also the names that were written and are unfit: conditions that use them are not to be blamed for it
 */
export function loadSettings(
  reader: Reader,
  path: string | undefined,
  base: Content,
): { readonly settings: Content['settings']; readonly unfit: readonly string[] } {
  const sheet = siteSheet(reader, path);
  const own = siteEntries(reader, sheet, siteFormats.setting, 'fieldId');
  const settings = own.map(([name, draft]): [string, Setting] => {
    const { value, label, why, source } = draft.value;
    const known = base.settings[name];
    if (known !== undefined && typeof known.value !== typeof value) {
      reader.report(
        draft.sheet.place([name, 'value']),
        {
          zh: `“${name}”的值 ${quotable(String(value))}`,
          en: `the value ${quotable(String(value))} of “${name}”`,
        },
        typeof known.value === 'number' ? { zh: '数字', en: 'a number' } : { zh: '文字', en: 'text' },
      );
      return [name, known];
    }
    const setting: Setting = {
      value,
      label: optionalText(label) ?? known?.label ?? { zh: name },
      why: optionalText(why) ?? known?.why,
      source: source === undefined ? known?.source : loadSource(source),
    };
    return [name, reader.origins.set(setting, draft)];
  });
  const fit = new Set(settings.map(([name]) => name));
  const written = Object.keys(Object(sheet?.value));
  return {
    settings: { ...base.settings, ...Object.fromEntries(settings) },
    unfit: written.filter((name) => !fit.has(name)),
  };
}

/** The days off and on of a site's calendar, a whole year at a time over the base's. */
export function loadHolidays(reader: Reader, path: string | undefined, base: Content): Content['holidays'] {
  const own = siteEntries(reader, siteSheet(reader, path), siteFormats.holidays, 'year');
  const years = own.map(([year, draft]): [string, HolidayYear] => {
    const holidays: HolidayYear = { off: draft.value.off, work: draft.value.work };
    return [year, reader.origins.set(holidays, draft)];
  });
  return { ...base.holidays, ...Object.fromEntries(years) };
}

/** What a site calls the families, over the base's names. */
export function loadFamilies(reader: Reader, path: string | undefined, base: Content): Content['families'] {
  const own = siteEntries(reader, siteSheet(reader, path), siteFormats.family, 'id');
  return { ...base.families, ...Object.fromEntries(own.map(([id, { value }]) => [id, textOf(value)])) };
}
