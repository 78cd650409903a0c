import { describe, expect, test } from 'vitest';
import { faultyFiles } from '../../src/cli/faulty-files.ts';
import type { Problem } from '../../src/procedure/problem.ts';

const wrong = (file: string): Problem => ({
  severity: 'error',
  place: { file, line: 1, column: 1 },
  found: { zh: '错' },
  expected: { zh: '对' },
});

describe('files with errors', () => {
  test.each([
    ['/home/a/site/contacts.yaml', '通讯录有 2 处错误（contacts.yaml）'],
    ['roster.yaml', '值班表有 2 处错误（roster.yaml）'],
    ['/site/procedures/gas/leak.yaml', '流程文件有 2 处错误（leak.yaml）'],
    ['/site/blocks/caller.yaml', '共用块有 2 处错误（caller.yaml）'],
    ['D:\\site\\blocks\\caller.yaml', '共用块有 2 处错误'],
  ])('%s are named by kind and name', (file, said) => {
    expect(faultyFiles([wrong(file), wrong(file)]).zh).toContain(said);
  });

  test('of several kinds are named together, not all of many', () => {
    const { zh, en } = faultyFiles([wrong('contacts.yaml'), wrong('roster.yaml'), wrong('a/b.yaml')]);
    expect(zh).toContain('本单位的文件有 3 处错误（contacts.yaml、roster.yaml 等 3 个文件）');
    expect(en).toContain('has 3 errors (contacts.yaml, roster.yaml and 1 more)');
  });

  test('carry no control characters into the sentence', () => {
    expect(faultyFiles([wrong('pro\u001b[2J.yaml')]).zh).not.toContain('\u001b');
  });
});
