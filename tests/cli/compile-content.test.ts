import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileContent, schemaText, writeSchema } from '../../src/cli/compile-content.ts';
import { readContent } from '../../src/procedure/compiled-content.ts';
import type { Content } from '../../src/procedure/content.ts';
import { openBytes } from '../../src/procedure/file-bytes.ts';
import { overlay } from '../../src/procedure/overlay.ts';
import { folderAfter } from '../procedure/faults.ts';
import { folderWith } from '../procedure/folder.ts';
import { wholeFolder } from '../procedure/specimen.ts';

const bundled = join(import.meta.dirname, '../../content');

describe('compiling content', () => {
  it('writes one file that the program can start from', async () => {
    const folder = folderWith(wholeFolder);
    const out = join(folder, 'content.jsonl');
    await compileContent(folder, out);
    expect([...readContent(openBytes(out)).procedures.keys()]).toEqual(['flood', 'leak']);
  });

  it('gives another edition to every other program, so that none uses what an older one kept of a site', async () => {
    const folder = folderWith(wholeFolder);
    const site = folderWith({ 'limits.yaml': 'flood_minutes: { value: 3 }\n' });
    const keep = join(folderWith({}), 'site-content.jsonl');
    const started = async (program: string) => {
      const out = join(folder, 'content.jsonl');
      await compileContent(folder, out, program);
      return overlay(readContent(openBytes(out)), site, keep);
    };
    const isKept = ({ edition }: Content): boolean => edition !== undefined;
    expect(isKept(await started('older'))).toBe(false);
    expect(isKept(await started('older'))).toBe(true);
    expect(isKept(await started('newer'))).toBe(false);
    expect(isKept(await started('newer'))).toBe(true);
  });

  it('stops with every problem, one a line, and writes nothing', async () => {
    const folder = folderAfter([
      ['procedures/water/leak.yaml', 'version: 1', 'version: x'],
      ['procedures/water/flood.yaml', 'version: 2', 'version: x'],
    ]);
    const out = join(folder, 'content.jsonl');
    await expect(compileContent(folder, out)).rejects.toThrow(/flood\.yaml:2:10：.*\n.*leak\.yaml:2:10：/);
    expect(existsSync(out)).toBe(false);
  });
});

describe('the JSON Schema for editors', () => {
  it('is the one that the format gives; else: node src/cli/compile-content.ts --schema content/procedure.schema.json', () => {
    expect(readFileSync(join(bundled, 'procedure.schema.json'), 'utf8')).toBe(schemaText());
  });

  it('can be written anew', async () => {
    const out = join(folderWith({}), 'schema.json');
    await writeSchema(out);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({
      type: 'object',
      additionalProperties: false,
    });
  });
});
