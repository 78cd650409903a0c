import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContent, writeContent } from '../../src/procedure/compiled-content.ts';
import type { Content } from '../../src/procedure/content.ts';
import { bytesOf } from '../../src/procedure/file-bytes.ts';
import type { ProcedureId } from '../../src/procedure/ids.ts';
import { loadContent } from '../../src/procedure/load-content.ts';
import { overlay } from '../../src/procedure/overlay.ts';
import { wholeOf } from '../../src/procedure/procedures.ts';
import { folderWith } from './folder.ts';
import { flood, leak, wholeFolder } from './specimen.ts';

const shippedAs = (edition: string): Content =>
  readContent(bytesOf(writeContent({ ...loadContent(folderWith(wholeFolder)).content, edition })));

const site = {
  'limits.yaml': 'flood_minutes: { value: 3 }\n',
  'contacts.yaml': "roles:\n  plumber: { parties: [ { name: 张师傅, number: '138 0013 8000' } ] }\n",
  'procedures/water/leak.yaml': leak.replace('version: 1', 'version: 7'),
  'procedures/water/damp.yaml': leak.replace('id: leak', 'id: damp').replace('version: 1', 'version: x'),
};
const limits = (folder: string): string => join(folder, 'limits.yaml');

const kept = () => join(folderWith({}), 'state', 'site-content.jsonl');
const inFull = ({ edition: _, ...content }: Content) => ({
  ...content,
  procedures: wholeOf(content.procedures),
});

describe("an organisation's folder that is kept as it was loaded last", () => {
  it('comes back as it was, faults included, and over what is shipped', async () => {
    const [base, folder, keep] = [shippedAs('1'), folderWith(site), kept()];
    const loaded = await overlay(base, folder, keep);
    const again = await overlay(base, folder, keep);
    expect(again.edition).toMatch(/^[0-9a-f]{64}$/);
    expect(inFull(again)).toEqual(inFull(loaded));
    expect([...again.procedures.values()].map(({ id, version }) => [id, version])).toEqual([
      ['flood', 2],
      ['leak', 7],
    ]);
    expect(again.procedures.get('leak' as ProcedureId)?.version).toBe(7);
    expect(again.settings['flood_minutes']?.value).toBe(3);
    expect(again.problems).toHaveLength(1);
  });

  it('is loaded anew after every edit, even one that leaves size and times alone', async () => {
    const [base, folder, keep] = [shippedAs('1'), folderWith(site), kept()];
    await overlay(base, folder, keep);
    const { atime, mtime } = statSync(limits(folder));
    writeFileSync(limits(folder), site['limits.yaml'].replace('3', '4'));
    utimesSync(limits(folder), atime, mtime);
    expect((await overlay(base, folder, keep)).settings['flood_minutes']?.value).toBe(4);
  });

  it('is loaded anew when a file comes, goes or is renamed', async () => {
    const [base, folder, keep] = [shippedAs('1'), folderWith(site), kept()];
    await overlay(base, folder, keep);
    mkdirSync(join(folder, 'procedures/wet'));
    writeFileSync(
      join(folder, 'procedures/wet/spill.yaml'),
      leak.replace('id: leak', 'id: spill').replace('family: water', 'family: wet'),
    );
    expect((await overlay(base, folder, keep)).procedures.has('spill' as ProcedureId)).toBe(true);
    writeFileSync(join(folder, 'procedures/lost.yml'), flood);
    expect((await overlay(base, folder, keep)).problems).toHaveLength(2);
  });

  it('is loaded anew over other content, and over content that does not say what it is', async () => {
    const [folder, keep] = [folderWith(site), kept()];
    await overlay(shippedAs('1'), folder, keep);
    expect((await overlay(shippedAs('1'), folder, keep)).edition).toBeDefined();
    expect((await overlay(shippedAs('2'), folder, keep)).edition).toBeUndefined();
    const bare = loadContent(folderWith(wholeFolder)).content;
    expect((await overlay(bare, folder, keep)).edition).toBeUndefined();
    expect((await overlay(bare, folder, keep)).edition).toBeUndefined();
  });

  it('is loaded anew when what was kept is damaged anywhere', async () => {
    const [base, folder, keep] = [shippedAs('1'), folderWith(site), kept()];
    const loaded = inFull(await overlay(base, folder, keep));
    const good = readFileSync(keep);
    const everywhere = fc.integer({ min: 0, max: good.length - 1 });
    await fc.assert(
      fc.asyncProperty(everywhere, async (at) => {
        const bad = Buffer.from(good);
        bad.writeUInt8(bad.readUInt8(at) ^ 1, at);
        writeFileSync(keep, bad);
        expect(inFull(await overlay(base, folder, keep))).toEqual(loaded);
      }),
      { numRuns: 20 },
    );
    writeFileSync(keep, good.subarray(0, 40));
    expect(inFull(await overlay(base, folder, keep))).toEqual(loaded);
  });

  it('is only for its owner to read, and leaves nothing else behind', async () => {
    const keep = kept();
    await overlay(shippedAs('1'), folderWith(site), keep);
    expect(readdirSync(join(keep, '..'))).toEqual(['site-content.jsonl']);
    if (process.platform !== 'win32') expect(statSync(keep).mode & 0o077).toBe(0);
  });

  it('is loaded every time where nothing can be kept', async () => {
    const folder = folderWith({ ...site, state: 'a file where the folder should be' });
    const keep = join(folder, 'state', 'site-content.jsonl');
    const [base] = [shippedAs('1')];
    await overlay(base, folder, keep);
    expect((await overlay(base, folder, keep)).settings['flood_minutes']?.value).toBe(3);
  });
});
