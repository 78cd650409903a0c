import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkContent } from '../../src/procedure/check-content.ts';
import { procedureFormat } from '../../src/procedure/format.ts';
import type { RoleId } from '../../src/procedure/ids.ts';
import { loadContent } from '../../src/procedure/load-content.ts';
import { loadPathTests } from '../../src/procedure/load-paths.ts';
import { directoryOf } from '../../src/site/directory.ts';
import { told } from './faults.ts';
import { folderWith } from './folder.ts';

const readme = readFileSync(join(import.meta.dirname, '../../content/README.md'), 'utf8');

/** The worked example: every file that the manual shows, by its name. */
const example = Object.fromEntries(
  [...readme.matchAll(/^`([\w./-]+\.yaml)`：\n\n```yaml\n([\s\S]*?)```$/gm)].map(
    ([, name = '', text = '']) => [name, text],
  ),
);

/** The two files of an organisation's own folder, which lie over what is shipped. */
const own = Object.fromEntries(
  [...readme.matchAll(/^`单位文件夹\/([\w.-]+\.yaml)`：\n\n```yaml\n([\s\S]*?)```$/gm)].map(
    ([, name = '', text = '']) => [name, text],
  ),
);

describe("the plan owner's manual", () => {
  it('shows contacts and a roster that load and that the check has nothing to say about', () => {
    const shipped = loadContent(join(import.meta.dirname, '../../content')).content;
    const folder = folderWith(own);
    const loaded = loadContent(folder, shipped);
    expect(told(checkContent(loaded), folder)).toEqual([]);
    const directory = directoryOf(loaded.content);
    const parties = directory.resolve('duty-leader' as RoleId, '2026-12-08T21:00:00+08:00');
    expect(parties.map(({ name, duty }) => [name.zh, duty?.insteadOf?.zh])).toEqual([
      ['示例二', '示例一'],
      ['示例一', undefined],
    ]);
  });

  it('shows an example that loads and that the check has nothing to say about', () => {
    const folder = folderWith(example);
    const loaded = loadContent(folder);
    expect(told(checkContent(loaded), folder)).toEqual([]);
    expect(loaded.procedures.map(({ id }) => id)).toEqual(['child-hurt', 'lost-child']);
    const { tests, problems } = loadPathTests(loaded);
    expect(told(problems, folder)).toEqual([]);
    expect(tests).toHaveLength(1);
  });

  it('uses every field type and every key of a procedure in the example or explains it', () => {
    const keys = new Set<string>();
    const values = new Set<string>();
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      if ('properties' in node) for (const key of Object.keys(Object(node.properties))) keys.add(key);
      if ('enum' in node && Array.isArray(node.enum))
        for (const value of node.enum) values.add(String(value));
      for (const inner of Object.values(node)) visit(inner);
    };
    visit(z.toJSONSchema(procedureFormat, { target: 'draft-7', io: 'input' }));
    expect(keys.size).toBeGreaterThan(50);
    const unexplained = [...keys, ...values].filter(
      (word) => !new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(readme),
    );
    expect(unexplained).toEqual([]);
  });

  it('holds the words that the program uses', () => {
    const glossary = readme.slice(readme.indexOf('## 八'));
    const terms =
      '处置流程 类别 步骤 禁忌 要素 条件 等级 时限 定时提醒 转入 偏离 事件 记录 跟办 话术 交接班 事件摘要 演练脚本 情景注入 演练评估 单位 台席、值班员';
    for (const term of terms.split(' ')) expect(glossary).toContain(`| ${term} |`);
  });
});
