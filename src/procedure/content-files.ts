import { type Dirent, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** One file of a content folder. */
export interface ContentFile {
  /** As it can be opened and as it is named in messages. */
  readonly path: string;
  /** The name without its endings, which has to be the id. */
  readonly name: string;
  /** The folder around it, which has to be the family; nothing where any will do. */
  readonly folder?: string | undefined;
}

export interface ContentFiles {
  readonly procedures: readonly ContentFile[];
  /** Path tests, which lie beside their procedure. */
  readonly paths: readonly ContentFile[];
  readonly blocks: readonly ContentFile[];
  readonly limits?: string | undefined;
  readonly contacts?: string | undefined;
  readonly roster?: string | undefined;
  readonly holidays?: string | undefined;
  readonly families?: string | undefined;
  readonly phrases?: string | undefined;
  /** Files that were meant to be content and are called something else. */
  readonly misnamed: readonly string[];
}

/** Whether a folder holds nothing of ours at all. */
export const holdsNothing = (files: ContentFiles): boolean =>
  Object.values(files).every((some) => some === undefined || some.length === 0);

/** Names at the top of an organisation's folder that are no procedures. */
const siteNames = /^(?:limits|contacts|holidays|families|phrases|roster|site|desks)\.ya?ml$/i;

/**
 * What lies in a folder that somebody wants looked at, however they laid it out: a content folder, its `procedures`,
 * one family, or a few files side by side.
 */
export function anyContentFiles(folder: string): ContentFiles {
  const inside = entries(folder);
  const files = contentFiles(folder);
  if (inside.some(({ name }) => name === 'procedures')) return files;
  const loose = yamlFiles(folder).filter(({ path }) => !siteNames.test(basename(path)));
  const families = inside
    .filter((entry) => entry.isDirectory() && entry.name !== 'blocks' && entry.name !== 'site')
    .flatMap(({ name }) => yamlFiles(join(folder, name), name));
  const all = [...loose, ...families];
  const misnamed = all.filter((file) => !isGood(file)).map(({ path }) => path);
  return { ...files, ...sorted(all), misnamed: [...files.misnamed, ...misnamed] };
}

/**
 * What lies in a content folder: `procedures/<family>/`, `blocks/`, and limits, contacts, roster, holidays, families' names and words at hand in `site/`
 * (the shipped templates) or at the top (an organisation's own folder). Everything else is somebody else's.
 */
export function contentFiles(folder: string): ContentFiles {
  const families = entries(join(folder, 'procedures'));
  const inFamilies = families.flatMap((entry) =>
    entry.isDirectory() ? yamlFiles(join(folder, 'procedures', entry.name), entry.name) : [],
  );
  const blocks = yamlFiles(join(folder, 'blocks'), 'blocks');
  const site = (name: string) =>
    [join(folder, name), join(folder, 'site', name)].find((path) => {
      const [file] = entries(join(path, '..')).filter((entry) => entry.name === name);
      return file !== undefined;
    });
  return {
    ...sorted(inFamilies),
    blocks: blocks.filter(isGood),
    limits: site('limits.yaml'),
    contacts: site('contacts.yaml'),
    roster: site('roster.yaml'),
    holidays: site('holidays.yaml'),
    families: site('families.yaml'),
    phrases: site('phrases.yaml'),
    misnamed: [
      ...[...inFamilies, ...blocks].filter((file) => !isGood(file)).map(({ path }) => path),
      ...families
        .filter((entry) => !entry.isDirectory() && /\.ya?ml$/i.test(entry.name))
        .map((entry) => join(folder, 'procedures', entry.name)),
    ],
  };
}

const isGood = ({ path }: ContentFile): boolean => path.endsWith('.yaml');

function sorted(files: readonly ContentFile[]): Pick<ContentFiles, 'procedures' | 'paths'> {
  const good = files.filter(isGood);
  const isPaths = ({ path }: ContentFile) => path.endsWith('.paths.yaml');
  return { procedures: good.filter((file) => !isPaths(file)), paths: good.filter(isPaths) };
}

function yamlFiles(folder: string, parent?: string): readonly ContentFile[] {
  return entries(folder)
    .filter((entry) => /\.ya?ml$/i.test(entry.name))
    .map((entry) => ({
      path: join(folder, entry.name),
      name: entry.name.replace(/(?:\.paths)?\.ya?ml$/i, ''),
      folder: parent,
    }));
}

/** By name, so that the order never depends on the disk. A folder that cannot be listed is empty. */
function entries(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}
