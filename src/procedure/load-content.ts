import { relative } from 'node:path';
import { type BlockText, type Content, noContent } from './content.ts';
import { type ContentFile, contentFiles } from './content-files.ts';
import { quotable } from './harmless.ts';
import type { ProcedureId } from './ids.ts';
import { type Block, loadBlock } from './load-block.ts';
import { contactsSheet, loadPeople, loadRoles } from './load-contacts.ts';
import { type Library, loadProcedure } from './load-procedure.ts';
import { loadRoster } from './load-roster.ts';
import { loadFamilies, loadHolidays, loadSettings } from './load-site.ts';
import { loadSitePhrases } from './load-site-phrases.ts';
import { inOrder, type Problem } from './problem.ts';
import type { Procedure } from './procedure.ts';
import { type Card, cardOf, laidOver } from './procedures.ts';
import { readTextFile } from './read-file.ts';
import { Origins, Reader } from './reader.ts';
import { parseYaml, readYaml } from './yaml.ts';

/** A folder that has been loaded, with what checks and tests need beyond the content itself. */
export interface Loaded {
  /** The folder's content, laid over the base where there is one. */
  readonly content: Content;
  /** The procedures of this very folder. */
  readonly procedures: readonly Procedure[];
  /** Those that are unfit for use, as far as they could be made out: for checks only. */
  readonly unfit: readonly Procedure[];
  /** Blocks of this very folder that no procedure includes. */
  readonly unusedBlocks: readonly Block[];
  /** What was wrong in this very folder. */
  readonly problems: readonly Problem[];
  readonly origins: Origins;
  readonly pathFiles: readonly ContentFile[];
}

/**
 * Loads a content folder. A file with a fault is left out and told in `problems`; the others are there.
 * With a base (an organisation's folder over what is shipped) a procedure of the same id replaces the base's, settings
 * and roles are merged key by key, and a procedure with a fault leaves the base's in its place.
 */
export function loadContent(folder: string, base: Content = noContent, files = contentFiles(folder)): Loaded {
  const origins = new Origins();
  const reader = new Reader(origins);
  for (const path of files.misnamed) {
    reader.report(
      { file: path, line: 1, column: 1 },
      { zh: '这里不会读取的文件', en: 'a file that is not read here' },
      {
        zh: '流程放在 procedures/类别/，后缀 .yaml',
        en: 'procedures in procedures/<family>/, ending in .yaml',
      },
    );
  }
  const { settings, unfit: unfitSettings } = loadSettings(reader, files.limits, base);
  const ownBlocks = loadBlocks(reader, files.blocks);
  const blocks = new Map<string, Block>([...baseBlocks(base, origins), ...ownBlocks.blocks]);
  for (const { problems } of ownBlocks.blocks.values()) reader.problems.push(...problems);

  const types = Object.entries(settings).map(
    ([name, { value }]) => [name, typeof value === 'number' ? 'number' : 'text'] as const,
  );
  const library: Library = {
    blocks,
    settings: new Map([...unfitSettings.map((name) => [name, 'any'] as const), ...types]),
    origins,
    usedBlocks: new Set(),
  };
  const procedures = new Map<ProcedureId, Procedure>();
  const unfit: Procedure[] = [];
  for (const file of files.procedures) {
    const before = reader.problems.length;
    const procedure = loadFile(reader, file, library);
    if (procedure === undefined) continue;
    const isFit = reader.problems.length === before;
    if (isFit && procedures.has(procedure.id)) {
      reader.report(
        origins.place(procedure, ['id']) ?? { file: file.path, line: 1, column: 1 },
        { zh: `第二个叫“${procedure.id}”的流程`, en: `a second procedure called “${procedure.id}”` },
        { zh: '每个 id 只有一个文件', en: 'one file for each id' },
      );
    } else if (isFit) procedures.set(procedure.id, procedure);
    else unfit.push(procedure);
  }
  const contacts = contactsSheet(reader, files.contacts);
  const people = loadPeople(reader, contacts, base);
  const roster = loadRoster(reader, files.roster, people, base);
  const roles = loadRoles(reader, contacts, { people, roster }, base);
  const holidays = loadHolidays(reader, files.holidays, base);
  const families = loadFamilies(reader, files.families, base);
  const phrases = loadSitePhrases(reader, files.phrases, base);
  const text = Object.fromEntries(
    [...ownBlocks.texts].map(([id, one]) => [
      id,
      { ...one, file: relative(folder, one.file).replaceAll('\\', '/') },
    ]),
  );
  const problems = inOrder(reader.problems);
  return {
    content: {
      procedures: laidOver(base.procedures, procedures),
      general: generalOf(base, procedures),
      settings,
      roles,
      people: people.good,
      roster: roster.good,
      holidays,
      families,
      phrases,
      blocks: { ...base.blocks, ...text },
      problems: [...base.problems, ...problems],
    },
    procedures: [...procedures.values()],
    unfit,
    unusedBlocks: [...ownBlocks.blocks.values()].filter(({ id }) => !library.usedBlocks.has(id)),
    problems,
    origins,
    pathFiles: files.paths,
  };
}

/** A procedure of one's own in the place of the base's takes over from it, or says by leaving the key out that there is none. */
function generalOf(base: Content, own: ReadonlyMap<ProcedureId, Procedure>): Card | undefined {
  const mine = [...own.values()].findLast(({ general }) => general);
  if (mine !== undefined) return cardOf(mine);
  return base.general !== undefined && own.has(base.general.id) ? undefined : base.general;
}

function loadFile(reader: Reader, file: ContentFile, library: Library): Procedure | undefined {
  const sheet = readYaml(file.path);
  if (sheet.kind === 'failed') {
    reader.problems.push(...sheet.problems);
    return undefined;
  }
  const { procedure, problems } = loadProcedure(sheet.value, library);
  reader.problems.push(...problems);
  if (procedure === undefined) return undefined;
  // An id or family that is no id at all has been told already.
  const tellUnlike = (key: 'id' | 'family', name: string | undefined) => {
    const value = procedure[key];
    if (value !== '' && name !== undefined) sameAs(reader, key, value, name, sheet.value.place([key]));
  };
  tellUnlike('id', file.name);
  tellUnlike('family', file.folder);
  return procedure;
}

function sameAs(
  reader: Reader,
  key: 'id' | 'family',
  value: string,
  name: string,
  place: Problem['place'],
): void {
  if (value === name) return;
  reader.report(
    place,
    { zh: `${key}“${value}”`, en: `the ${key} “${value}”` },
    key === 'id'
      ? { zh: `与文件名相同：${quotable(name)}`, en: `the file's name: ${quotable(name)}` }
      : { zh: `与所在文件夹同名：${quotable(name)}`, en: `the folder's name: ${quotable(name)}` },
  );
}

function loadBlocks(
  reader: Reader,
  files: readonly ContentFile[],
): { readonly blocks: ReadonlyMap<string, Block>; readonly texts: ReadonlyMap<string, BlockText> } {
  const blocks = new Map<string, Block>();
  const texts = new Map<string, BlockText>();
  for (const { path, name } of files) {
    const text = readTextFile(path);
    const sheet = text.kind === 'ok' ? parseYaml(text.value, path) : text;
    if (sheet.kind === 'failed' || text.kind === 'failed') {
      // Kept as unfit, so that a procedure that includes it says so and not that it does not exist.
      const problems = sheet.kind === 'failed' ? sheet.problems : [];
      const empty = { file: path, value: {}, place: () => ({ file: path, line: 1, column: 1 }) };
      blocks.set(name, {
        id: name,
        sheet: empty,
        fields: new Map(),
        sources: new Map(),
        steps: [],
        problems,
      });
      continue;
    }
    blocks.set(name, loadBlock(name, sheet.value, reader.origins));
    texts.set(name, { file: path, text: text.value });
  }
  return { blocks, texts };
}

function baseBlocks(base: Content, origins: Origins): readonly (readonly [string, Block])[] {
  return Object.entries(base.blocks).flatMap(([id, { file, text }]) => {
    const sheet = parseYaml(text, file);
    return sheet.kind === 'ok' ? [[id, loadBlock(id, sheet.value, origins)] as const] : [];
  });
}
