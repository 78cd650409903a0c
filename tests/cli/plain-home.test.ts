import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshHome, zhiban } from './run.ts';

let home: ReturnType<typeof freshHome>;

const procedure = (id: string, title: string, limit: string): string => `
id: ${id}
version: 1
family: water
title: { zh: ${title}, en: ${id} }
heard: [${title}了]
sources: { ours: { document: 本流程编写组, ours: true } }
review: { status: draft, owner: 工程, due: 2027-11-21 }
steps:
  - { section: { zh: 接听, en: Answering } }
  - { id: shut, do: { zh: 总阀 → 关上, en: main valve → shut }, ${limit}source: ours }
`;

beforeEach(() => {
  home = freshHome();
  const folder = join(home.path, 'site/procedures/water');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'burst.yaml'),
    procedure('burst', '爆管', 'within: { minutes: 5, of: opened }, '),
  );
  writeFileSync(join(folder, 'dripping.yaml'), procedure('dripping', '渗水', ''));
});
afterEach(() => home.remove());

const run = async (args: readonly string[], input = ''): Promise<string> =>
  (await zhiban([...args, '--plain'], { home: home.path, input })).out;
const idIn = (out: string): string => /\d{8}-\d{3}/u.exec(out)?.[0] ?? '';

describe('several calls left open, line by line', () => {
  test('resume goes on with the most urgent, not the latest, and tells of the others', async () => {
    const urgent = idIn(await run(['start', 'burst']));
    const quiet = idIn(await run(['start', 'dripping']));
    const out = await run(['resume']);
    expect(out).toMatch(
      /^另有 1 通没结束，最急的在前：\n {4}\S+ {2}无计时 {2}渗水 {2}已开 \d+ 秒 {2}第 1 步\n/u,
    );
    expect(out).toContain(`    ${quiet}  无计时  渗水`);
    expect(out).toContain(`${urgent}  【真实事件】`);
    expect(await run(['resume', quiet])).toMatch(/另有 1 通没结束.*\n.* {2}剩 0\d:\d\d {2}爆管 {2}已开/u);
    expect(await run(['resume', urgent, '--watch'])).not.toContain('另有');
  });

  test('are listed where one asks what the caller says, by 0, and chosen by their number', async () => {
    await run(['start', 'burst']);
    const quiet = idIn(await run(['start', 'dripping']));
    const out = await run([], '0\n2\n');
    expect(out).toContain('    0 接着处理没结束的，共 2 通\n');
    expect(out).toMatch(
      /没结束的有 2 通，最急的在前：\n {4}1 \S+ {2}剩 \S+ {2}爆管 .*\n {4}2 \S+ {2}无计时 {2}渗水/u,
    );
    expect(out).toContain(`${quiet}  【真实事件】`);
    expect((await run([], '0\n\n')).split('来电人说了什么').length).toBe(3);
  });

  test('one alone is gone on with at once', async () => {
    const only = idIn(await run(['start', 'dripping']));
    const out = await run([], '0\n');
    expect(out).toContain(`0 接着处理没结束的 ${only}\n`);
    expect(out).toContain(`${only}  【真实事件】`);
  });
});
