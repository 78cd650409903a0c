import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshHome, type Ran, zhiban } from './run.ts';

let home: ReturnType<typeof freshHome>;
beforeEach(() => {
  home = freshHome();
});
afterEach(() => home.remove());

const run = (...args: readonly string[]): Promise<Ran> => zhiban(args, { home: home.path });

const put = (name: string, text: string): void => {
  mkdirSync(join(home.path, 'site'), { recursive: true });
  writeFileSync(join(home.path, 'site', name), text);
};

const contacts = `roles:
  duty-leader: { title: { zh: 值班负责人, en: Duty leader }, on_duty: leaders, parties: [] }
people:
  one: { name: { zh: 示例一, en: Example One }, numbers: [ { number: '138 0013 8000', kind: mobile } ] }
`;
const roster = `lines:
  leaders:
    title: { zh: 负责人排班, en: Leaders }
    shifts: { all: { name: { zh: 全天, en: all day }, from: '00:00', to: '00:00' } }
    cycle: { from: 2026-01-01, days: [ { all: one } ] }
`;

describe('zhiban contacts', () => {
  test('tells who is on duty now, then roles and people', async () => {
    put('contacts.yaml', contacts);
    put('roster.yaml', roster);
    const { code, out, err } = await run('contacts');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^现在值班\n {2}负责人排班 +示例一 {2}全天，值班至 .+手机 138 0013 8000\n/u);
    expect(out).toMatch(/\n {2}值班负责人 +示例一 +手机 138 0013 8000 {2}在班\n/u);
    expect(out.indexOf('角色')).toBeLessThan(out.indexOf('人员'));
    expect(out).toContain('还没有填');
  });

  test('finds by words, in English too, and says when nobody fits', async () => {
    expect((await run('contacts', '消防')).out).toBe('角色，按先后拨\n  消防救援 119  消防救援  119\n');
    expect((await run('contacts', 'xfjy')).out).toBe('角色，按先后拨\n  消防救援 119  消防救援  119\n');
    expect((await run('contacts', 'ambulance', '--lang', 'en')).out).toContain('Ambulance service');
    expect(await run('contacts', '没有这个人')).toEqual({
      code: 0,
      out: '',
      err: '没有找到；换个说法，或用 zhiban contacts 看全部。\n',
    });
  });

  test('gives JSON in which every one has an id', async () => {
    put('contacts.yaml', contacts);
    put('roster.yaml', roster);
    const listed: readonly { readonly id: string; readonly kind: string }[] = JSON.parse(
      (await run('contacts', '示例一', '--json')).out,
    );
    expect(listed).toMatchObject([
      { id: 'duty/leaders', state: 'on-duty', now: { people: [{ id: 'person/one', name: '示例一' }] } },
      { id: 'role/duty-leader', parties: [{ name: '示例一', onDuty: true }] },
      { id: 'person/one', numbers: [{ number: '138 0013 8000', kind: 'mobile' }] },
    ]);
  });

  test('goes on with what is shipped where the own file is wrong, and doctor tells the place', async () => {
    put('contacts.yaml', contacts.replace('on_duty: leaders', 'on_duty: leader'));
    put('roster.yaml', roster);
    const { code, out, err } = await run('contacts', '119');
    expect({ code, out }).toEqual({ code: 0, out: '角色，按先后拨\n  消防救援 119  消防救援  119\n' });
    expect(err).toContain('zhiban doctor');
    const looked = await run('doctor');
    expect(looked.code).toBe(3);
    expect(looked.out).toMatch(/contacts\.yaml:2:\d+：没有“leader”这个值班.*是不是“leaders”？/u);
  });
});

describe('zhiban site', () => {
  test('init writes the templates once, show tells what is there, path tells where', async () => {
    const site = join(home.path, 'site');
    expect(await run('site', 'path')).toEqual({ code: 0, out: `${site}\n`, err: '' });
    expect((await run('site', 'show')).out).toContain('roster.yaml  没有');

    const first = await run('site', 'init');
    expect(first.code).toBe(0);
    expect(first.out.match(/已写好/gu)).toHaveLength(4);
    const file = join(site, 'contacts.yaml');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    writeFileSync(file, contacts);
    writeFileSync(join(site, 'roster.yaml'), roster);

    const again = await run('site', 'init');
    expect(again.out.match(/已有，没有动/gu)).toHaveLength(4);
    expect(readFileSync(file, 'utf8')).toBe(contacts);

    const shown = await run('site', 'show');
    expect(shown.code).toBe(0);
    expect(shown.out).toContain('人员  1 人，值班表 1 条');
    expect((await run('content', 'check', site)).out).toBe('0 个流程，0 个错误，0 条建议\n');
  });

  test('init says where it cannot write', async () => {
    writeFileSync(join(home.path, 'site'), '');
    const { code, out, err } = await run('site', 'init');
    expect(code).toBe(1);
    expect(out).toContain('写不进去');
    expect(err).toMatch(/^[^\n]+\n$/u);
  });
});
