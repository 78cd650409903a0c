import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkContent } from '../../src/procedure/check-content.ts';
import { loadContent } from '../../src/procedure/load-content.ts';
import { copyTemplates, templateNames } from '../../src/site/site-templates.ts';

const content = join(import.meta.dirname, '../../content');
const templates = join(content, 'site');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhiban-site-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The example in a template's comments, as somebody would fill it in: the `# ` taken away, the empty map as well. */
const filledIn = (text: string): string => {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => /^\w+: \{\}$/.test(line));
  const [key] = (lines[at] ?? '').split(':');
  const example = lines.indexOf(`# ${key}:`);
  return [...lines.slice(0, at), ...lines.slice(example).map((line) => line.replace(/^# /, ''))].join('\n');
};

describe('the templates of an organisation', () => {
  test('are copied into a folder of its own that nobody else can read', () => {
    const site = join(folder, 'new', 'site');
    expect(copyTemplates(templates, site).map(({ how }) => how)).toEqual(templateNames.map(() => 'copied'));
    if (process.platform === 'win32') return;
    expect((statSync(site).mode & 0o777).toString(8)).toBe('700');
    for (const name of templateNames)
      expect((statSync(join(site, name)).mode & 0o777).toString(8), name).toBe('600');
  });

  test('never replace what is there', () => {
    writeFileSync(join(folder, 'contacts.yaml'), 'mine\n');
    expect(copyTemplates(templates, folder).map(({ how }) => how)).toEqual([
      'kept',
      'copied',
      'copied',
      'copied',
    ]);
    expect(readFileSync(join(folder, 'contacts.yaml'), 'utf8')).toBe('mine\n');
  });

  test('say where they could not be written', () => {
    writeFileSync(join(folder, 'site'), '');
    expect(copyTemplates(templates, join(folder, 'site')).map(({ how }) => how)).toEqual(
      templateNames.map(() => 'failed'),
    );
  });

  test('change nothing as they are, and their examples are right when filled in', () => {
    const shipped = loadContent(content).content;
    copyTemplates(templates, folder);
    const asCopied = loadContent(folder, shipped);
    expect(checkContent(asCopied)).toEqual([]);
    expect(asCopied.content.roles).toEqual(shipped.roles);
    expect(asCopied.content.people).toEqual({});
    expect(asCopied.content.phrases).toEqual(shipped.phrases);

    for (const name of ['contacts.yaml', 'roster.yaml'] as const) {
      const path = join(folder, name);
      writeFileSync(path, filledIn(readFileSync(path, 'utf8')));
    }
    const filled = loadContent(folder, shipped);
    expect(checkContent(filled)).toEqual([]);
    expect(Object.keys(filled.content.people)).toEqual(['leader-one', 'leader-two']);
    expect(Object.keys(filled.content.roster)).toEqual(['duty-leaders']);
  });

  test('carry no number that does not help in a call, and none of a local service', () => {
    const { roles } = loadContent(content).content;
    const numbers = Object.values(roles).flatMap(({ parties }) =>
      parties.flatMap((link) => ('person' in link ? [] : link.numbers.map(({ number }) => number))),
    );
    expect(numbers.toSorted()).toEqual(['110', '119', '120', '122', '12345', '95598']);
  });
});
