import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readContent, writeContent } from '../../src/procedure/compiled-content.ts';
import { familyName, noContent } from '../../src/procedure/content.ts';
import { anyContentFiles } from '../../src/procedure/content-files.ts';
import { bytesOf } from '../../src/procedure/file-bytes.ts';
import type { ProcedureId } from '../../src/procedure/ids.ts';
import { loadContent } from '../../src/procedure/load-content.ts';
import { overlay } from '../../src/procedure/overlay.ts';
import { procedureText } from '../../src/procedure/procedure-text.ts';
import { allFaults, folderAfter, loadingFaults } from './faults.ts';
import { folderWith } from './folder.ts';
import { flood, leak, shared, wholeFolder } from './specimen.ts';

const floodId = 'flood' as ProcedureId;
const whole = () => loadContent(folderWith(wholeFolder)).content;

describe('a folder with nothing wrong', () => {
  it('loads without a word, and the check has none either', () => {
    expect(allFaults(folderWith(wholeFolder))).toEqual([]);
  });

  it('gives a procedure with its blocks in their places', () => {
    const procedure = whole().procedures.get(floodId);
    expect(procedure?.steps.map(({ id, kind, section }) => [id, kind, section])).toEqual([
      ['trapped', 'ask', -1],
      ['fire-119', 'notify', 0],
      ['go-up', 'say', 0],
      ['caller', 'ask', 1],
      ['contact', 'ask', 1],
      ['depth_cm', 'ask', 1],
      ['origin', 'ask', 1],
      ['seen', 'ask', 1],
      ['rooms', 'ask', 1],
      ['switch-off', 'do', 1],
      ['dry', 'ask', 1],
      ['remark', 'ask', 1],
    ]);
    expect(procedure?.fields).toMatchObject({
      caller: { type: 'name' },
      depth_cm: { min: 0, max: 300, critical: true },
    });
    expect(procedure).toMatchObject({
      version: 2,
      life: true,
      sectors: ['property'],
      review: { by: '王主任' },
    });
  });

  it('ANDs the conditions of section, include and step', () => {
    const steps = whole().procedures.get(floodId)?.steps ?? [];
    const when = Object.fromEntries(steps.map((step) => [step.id, step.when.map(({ text }) => text)]));
    expect(when['go-up']).toEqual(['trapped != false', 'trapped']);
    expect(when['caller']).toEqual(['trapped == false']);
    expect(when['depth_cm']).toEqual([]);
  });

  it("keeps a block's sources apart from the procedure's", () => {
    const procedure = whole().procedures.get(floodId);
    const caller = procedure?.steps.find(({ id }) => id === 'caller');
    expect(caller?.sources).toEqual(['shared.ours']);
    expect(procedure?.sources).toMatchObject({
      ours: { document: { zh: '编写组' }, ours: true },
      'shared.ours': { document: { zh: '通用编写组' } },
    });
  });

  it('reads lines to say from a bar as from a line end', () => {
    const say = (id: string) =>
      whole()
        .procedures.get(floodId)
        ?.steps.find((step) => step.id === id)?.say;
    expect(say('trapped')).toEqual({
      zh: '里面还有人吗？\n您自己安全吗？',
      en: 'Is anyone inside?\nAre you safe yourself?',
    });
    expect(say('go-up')).toEqual({
      zh: '请到高处去。\n有人来接您。',
      en: 'Go upstairs.\nSomebody will fetch you.',
    });
  });

  it('reads limits, reminders, grades, hand-offs and follow-ups', () => {
    const procedure = whole().procedures.get(floodId);
    expect(procedure?.steps.find(({ id }) => id === 'go-up')?.every).toMatchObject({
      minutes: { setting: 'flood_minutes' },
      until: { text: 'dry', expression: { kind: 'known', field: 'dry' } },
    });
    expect(procedure?.steps.find(({ id }) => id === 'fire-119')?.within).toEqual({
      minutes: 1,
      of: 'opened',
    });
    expect(procedure?.grade).toMatchObject({
      levels: [{ id: 'small' }, { id: 'large' }],
      rules: [{ level: 'large', sources: ['plan'] }, { level: 'small' }],
    });
    expect(procedure?.handOffs).toMatchObject([{ to: 'leak', when: { text: 'origin == "roof"' } }]);
    expect(procedure?.followUps.map(({ within }) => within)).toEqual([
      { amount: 1, unit: 'hours', of: 'graded' },
      { amount: 2, unit: 'days', of: 'closed' },
      { amount: { setting: 'flood_days' }, unit: 'working-days', of: 'dry' },
      undefined,
    ]);
    expect(procedure?.followUps[3]?.before).toEqual({ zh: '恢复用电前', en: 'before power is back' });
  });

  it('reads settings, roles and holidays', () => {
    const content = whole();
    expect(content.settings['flood_minutes']).toMatchObject({ value: 5, label: { zh: '水浸联系间隔' } });
    expect(content.roles).toMatchObject({
      'fire-119': { parties: [{ numbers: [{ number: '119' }] }] },
      plumber: { parties: [] },
    });
    expect(content.holidays).toEqual({ 2026: { off: ['2026-01-01', '2026-01-02'], work: ['2026-01-04'] } });
  });

  it('names the families, and lets a site call one otherwise', () => {
    const named = folderWith({
      'site/families.yaml': 'water: { zh: 水, en: Water }\nfire: { zh: 火, en: Fire }\n',
    });
    const own = folderWith({ 'families.yaml': 'water: 水务\n' });
    const content = loadContent(own, loadContent(named).content).content;
    expect(familyName(content, 'water')).toEqual({ zh: '水务' });
    expect(familyName(content, 'fire')).toEqual({ zh: '火', en: 'Fire' });
    expect(familyName(content, 'wind')).toEqual({ zh: 'wind' });
  });

  it('signs each procedure with a digest of its exact text', () => {
    const procedure = whole().procedures.get(floodId);
    const text = procedure === undefined ? '' : procedureText(procedure);
    expect(procedure?.digest).toBe(createHash('sha256').update(text).digest('hex'));
  });
});

describe('line ends and byte order marks of other systems', () => {
  it('change nothing', () => {
    const windows = `\ufeff${flood.replaceAll('\n', '\r\n')}`;
    const content = loadContent(
      folderWith({ ...wholeFolder, 'procedures/water/flood.yaml': windows }),
    ).content;
    expect(content.problems).toEqual([]);
    expect(content.procedures.get(floodId)?.digest).toBe(whole().procedures.get(floodId)?.digest);
  });
});

describe('a structure error', () => {
  it('stops that one procedure and no other', () => {
    const folder = folderAfter([['procedures/water/leak.yaml', 'version: 1', 'version: one']]);
    const { content } = loadContent(folder);
    expect([...content.procedures.keys()]).toEqual(['flood']);
    expect(content.problems).toHaveLength(1);
  });

  it('in a block stops the procedures that include it, and is told once', () => {
    const folder = folderAfter([['blocks/shared.yaml', 'type: name', 'type: nam']]);
    expect(loadingFaults(folder)).toEqual([
      'blocks/shared.yaml:2:19 error “nam”',
      expect.stringMatching(/^procedures\/water\/flood.yaml:65:14 error 共用块“shared”有错/),
    ]);
  });

  it('that makes a block unreadable is told as such', () => {
    const folder = folderWith({ ...wholeFolder, 'blocks/shared.yaml': 'steps: [' });
    expect(loadingFaults(folder)).toEqual([
      expect.stringMatching(/^blocks\/shared.yaml:1:\d+ error /),
      expect.stringContaining('共用块“shared”有错'),
    ]);
  });

  it('in a site file leaves the rest', () => {
    const folder = folderAfter([
      ['site/contacts.yaml', "number: '119'", 'number: 119'],
      ['site/holidays.yaml', '2026:', '26:'],
      ['site/limits.yaml', 'value: 3', 'values: 3'],
    ]);
    expect(loadingFaults(folder)).toEqual([
      'site/contacts.yaml:2:111 error 数字 119',
      'site/holidays.yaml:1:1 error 键“26”',
      'site/limits.yaml:7:3 error 缺少“value”',
      'site/limits.yaml:7:3 error 不认识的键“values”',
    ]);
    const { content } = loadContent(folder);
    expect(content.roles['fire-119']).toEqual({ title: { zh: 'fire-119' }, parties: [] });
    expect(Object.keys(content.settings)).toEqual(['flood_minutes']);
  });
});

describe('files', () => {
  it('must be called like their procedure and lie in its family', () => {
    const { 'procedures/water/leak.yaml': _, ...others } = wholeFolder;
    const folder = folderWith({ ...others, 'procedures/damp/leek.yaml': leak });
    expect(loadingFaults(folder)).toEqual([
      'procedures/damp/leek.yaml:1:5 error id“leak”',
      'procedures/damp/leek.yaml:3:9 error family“water”',
    ]);
  });

  it('that would not be read are told, others left alone', () => {
    const folder = folderWith({
      ...wholeFolder,
      'procedures/stray.yaml': leak,
      'procedures/water/old.yml': leak,
      'procedures/water/notes.txt': 'x',
      'examples/call.yaml': 'x',
      'README.md': 'x',
    });
    expect(loadingFaults(folder)).toEqual([
      'procedures/stray.yaml:1:1 error 这里不会读取的文件',
      'procedures/water/old.yml:1:1 error 这里不会读取的文件',
    ]);
  });

  it('may lie in any order when somebody only wants them looked at', () => {
    const { 'procedures/water/flood.yaml': flood, 'procedures/water/leak.yaml': _, ...site } = wholeFolder;
    const folders = [
      folderWith({ ...site, 'flood.yaml': flood, 'leak.yaml': leak, 'roster.yaml': 'lines: {}' }),
      folderWith({ ...site, 'water/flood.yaml': flood, 'water/leak.yaml': leak }),
      folderWith(wholeFolder),
    ];
    for (const folder of folders) {
      const { procedures, problems } = loadContent(folder, noContent, anyContentFiles(folder));
      expect(problems).toEqual([]);
      expect(procedures.map(({ id }) => id)).toEqual(['flood', 'leak']);
    }
    const odd = folderWith({ 'leak.yml': leak, 'damp/leak.yaml': leak });
    expect(loadContent(odd, noContent, anyContentFiles(odd)).problems.map(({ found }) => found.zh)).toEqual([
      'family“water”',
      '这里不会读取的文件',
    ]);
  });

  it('of one id twice are told', () => {
    const again = leak.replace('family: water', 'family: damp');
    const folder = folderWith({ ...wholeFolder, 'procedures/damp/leak.yaml': again });
    expect(loadingFaults(folder)).toEqual(['procedures/water/leak.yaml:1:5 error 第二个叫“leak”的流程']);
  });

  it('may be missing altogether', () => {
    expect(loadContent('/nowhere/at/all').content).toEqual(noContent);
  });
});

describe("an organisation's folder laid over what is shipped", () => {
  const base = () => readContent(bytesOf(writeContent(whole())));

  it('that holds nothing changes nothing', async () => {
    const content = base();
    expect(await overlay(content, undefined)).toBe(content);
    expect(await overlay(content, '/nowhere/at/all')).toBe(content);
    expect(await overlay(content, folderWith({ 'preferences.json': '{}' }))).toBe(content);
  });

  it('replaces a procedure of the same id and keeps the others', async () => {
    const folder = folderWith({ 'procedures/water/leak.yaml': leak.replace('version: 1', 'version: 7') });
    const content = await overlay(base(), folder);
    expect([...content.procedures.values()].map(({ id, version }) => [id, version])).toEqual([
      ['flood', 2],
      ['leak', 7],
    ]);
    expect(content.problems).toEqual([]);
  });

  it("offers the organisation's own general procedure before the shipped one", async () => {
    const shipped = folderWith({
      ...wholeFolder,
      'procedures/water/flood.yaml': flood.replace('life: true\n', 'life: true\ngeneral: true\n'),
    });
    const own = leak.replace('id: leak', 'id: damp').replace('steps:', 'general: true\nsteps:');
    const content = await overlay(
      loadContent(shipped).content,
      folderWith({ 'procedures/water/damp.yaml': own }),
    );
    expect(content.general?.id).toBe('damp');
  });

  it("keeps the shipped procedure where the organisation's own has a fault, and says so", async () => {
    const folder = folderWith({ 'procedures/water/leak.yaml': leak.replace('version: 1', 'version: x') });
    const content = await overlay(base(), folder);
    expect(content.procedures.get('leak' as ProcedureId)?.version).toBe(1);
    expect(content.problems).toHaveLength(1);
  });

  it('may include the shipped blocks and use the shipped settings', async () => {
    const own = leak
      .replace('id: leak', 'id: damp')
      .replace('steps:', 'fields:\n  contact: { type: phone, label: 电话 }\nsteps:\n  - include: shared')
      .concat('    within: { minutes: site.flood_minutes, of: opened }\n');
    const content = await overlay(base(), folderWith({ 'procedures/water/damp.yaml': own }));
    expect(content.problems).toEqual([]);
    expect(content.procedures.get('damp' as ProcedureId)?.steps.map(({ id }) => id)).toEqual([
      'caller',
      'contact',
      'close-valve',
    ]);
  });

  it('has blocks of its own for its own procedures', async () => {
    const folder = folderWith({
      'blocks/shared.yaml': shared.replace('您贵姓？', '怎么称呼您？'),
      'procedures/water/flood.yaml': flood,
    });
    const content = await overlay(base(), folder);
    expect(content.problems).toEqual([]);
    expect(content.procedures.get(floodId)?.steps.find(({ id }) => id === 'caller')?.say?.zh).toBe(
      '怎么称呼您？',
    );
  });

  it('merges settings, roles and holidays key by key', async () => {
    const folder = folderWith({
      'limits.yaml': 'flood_minutes: { value: 3 }\nown_minutes: { value: 9 }\n',
      'contacts.yaml':
        "roles:\n  plumber: { parties: [ { name: 张师傅, number: '138 0013 8000' } ] }\n  own-guard: { parties: [] }\n",
      'holidays.yaml': "2027: { off: ['2027-01-01'], work: [] }\n",
    });
    const content = await overlay(base(), folder);
    expect(content.problems).toEqual([]);
    expect(content.settings['flood_minutes']).toMatchObject({
      value: 3,
      label: { zh: '水浸联系间隔' },
      why: { zh: '水涨得快' },
    });
    expect(content.settings['flood_days']?.value).toBe(3);
    expect(content.settings['own_minutes']).toMatchObject({ value: 9, label: { zh: 'own_minutes' } });
    expect(content.roles['plumber']).toMatchObject({
      title: { zh: '水工' },
      parties: [{ name: { zh: '张师傅' } }],
    });
    expect(content.roles['own-guard']?.title).toEqual({ zh: 'own-guard' });
    expect(content.roles['fire-119']?.parties).toHaveLength(1);
    expect(Object.keys(content.holidays)).toEqual(['2026', '2027']);
  });

  it('has settings that are words, and site files that cannot be read change nothing', async () => {
    const folder = folderWith({
      'limits.yaml': 'desk_name: { value: 前台 }\n',
      'contacts.yaml': 'roles: [',
      'holidays.yaml': '[]\n',
    });
    const content = await overlay(base(), folder);
    expect(content.settings['desk_name']?.value).toBe('前台');
    expect(Object.keys(content.roles)).toEqual(['fire-119', 'plumber']);
    expect(Object.keys(content.holidays)).toEqual(['2026']);
    expect(content.problems).toHaveLength(1);
    const again = await overlay(content, folderWith({ 'limits.yaml': 'desk_name: { value: 3 }\n' }));
    expect(again.settings['desk_name']?.value).toBe('前台');
    expect(again.problems.at(-1)).toMatchObject({ expected: { zh: '文字' } });
  });

  it('cannot include a shipped block that is no longer one', async () => {
    const content = { ...base(), blocks: { shared: { file: 'blocks/shared.yaml', text: 'steps: [' } } };
    const folder = folderWith({ 'procedures/water/flood.yaml': flood });
    expect((await overlay(content, folder)).problems).toMatchObject([
      { found: { zh: '没有“shared”这个共用块' } },
    ]);
  });

  it('may not turn a number into a word', async () => {
    const content = await overlay(base(), folderWith({ 'limits.yaml': 'flood_minutes: { value: soon }\n' }));
    expect(content.settings['flood_minutes']?.value).toBe(5);
    expect(content.problems).toMatchObject([
      { found: { zh: '“flood_minutes”的值 soon' }, expected: { zh: '数字' } },
    ]);
  });
});
