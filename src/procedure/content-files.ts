import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One file of a content folder. */
export interface ContentFile {
  /** As it can be opened and as it is named in messages. */
  readonly path: string;
  /** The name without its endings, which has to be the id. */
  readonly name: string;
  /** The folder around it. */
  readonly folder: string;
}

export interface ContentFiles {
  readonly procedures: readonly ContentFile[];
  /** Path tests, which lie beside their procedure. */
  readonly paths: readonly ContentFile[];
  readonly blocks: readonly ContentFile[];
  readonly limits?: string | undefined;
  readonly contacts?: string | undefined;
  readonly holidays?: string | undefined;
  /** Files that were meant to be content and are called something else. */
  readonly misnamed: readonly string[];
}

/**
 * What lies in a content folder: `procedures/<family>/`, `blocks/`, and limits, contacts and holidays either in `site/`
 * (the shipped templates) or at the top (an organisation's own folder). Everything else is somebody else's.
 */
export function contentFiles(folder: string): ContentFiles {
  const families = entries(join(folder, 'procedures'));
  const inFamilies = families.flatMap((entry) =>
    entry.isDirectory() ? yamlFiles(join(folder, 'procedures', entry.name), entry.name) : [],
  );
  const blocks = yamlFiles(join(folder, 'blocks'), 'blocks');
  const all = [...inFamilies, ...blocks];
  const good = (files: readonly ContentFile[]) => files.filter(({ path }) => path.endsWith('.yaml'));
  const site = (name: string) =>
    [join(folder, name), join(folder, 'site', name)].find((path) => {
      const [file] = entries(join(path, '..')).filter((entry) => entry.name === name);
      return file !== undefined;
    });
  return {
    procedures: good(inFamilies).filter(({ path }) => !path.endsWith('.paths.yaml')),
    paths: good(inFamilies).filter(({ path }) => path.endsWith('.paths.yaml')),
    blocks: good(blocks),
    limits: site('limits.yaml'),
    contacts: site('contacts.yaml'),
    holidays: site('holidays.yaml'),
    misnamed: [
      ...all.map(({ path }) => path).filter((path) => !path.endsWith('.yaml')),
      ...families
        .filter((entry) => !entry.isDirectory() && /\.ya?ml$/i.test(entry.name))
        .map((entry) => join(folder, 'procedures', entry.name)),
    ],
  };
}

function yamlFiles(folder: string, parent: string): readonly ContentFile[] {
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
