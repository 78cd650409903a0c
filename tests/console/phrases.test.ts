import { describe, expect, it } from 'vitest';
import type { Kind } from '../../src/incident/entry.ts';
import { width } from '../../src/layout/width.ts';
import type { SitePhrases } from '../../src/procedure/phrases.ts';
import { type Copied, copiedWords } from '../../src/report/copied-words.ts';
import { type RigOptions, rig } from './support/desk.ts';
import { mainColumn, pages } from './support/reading.ts';

const copying = (
  options: RigOptions = {},
  answer: Copied = { kind: 'copied', sent: true, file: '/s/copied.txt' },
) => {
  const copied: (readonly [string, Kind])[] = [];
  const at = rig({
    ...options,
    ports: {
      ...options.ports,
      copy: (text, kind) => {
        copied.push([text, kind]);
        return answer;
      },
    },
  });
  return { ...at, copied };
};

describe('words at hand', () => {
  it('open with the greeting at the start of a call, names filled in, and copy by a digit', () => {
    const at = copying();
    const screen = at.press('<ctrl+y>');
    expect(screen).toContain('话术 · 开场（按数字复制）');
    expect(screen).toContain('1  “您好，滨江样例，我是王敏。”');
    expect(at.press('１')).toContain('已送到剪贴板（终端若不支持，见 /s/copied.txt）');
    expect(at.copied).toEqual([['您好，滨江样例，我是王敏。', 'live']]);
    // The words stay in sight until they are put away.
    expect(at.look()).toContain('话术 · 开场');
    expect(at.press('<escape>')).not.toContain('话术 · 开场');
  });

  it('turn to the next group with 9 and come round again', () => {
    const at = copying();
    expect(at.press('<ctrl+y>')).toContain('9  下一组：安抚');
    expect(at.press('9')).toContain('在哭：“您慢慢说，我等您。先告诉我，您安全吗？”');
    let screen = at.look();
    for (let turns = 0; turns < 9 && !screen.includes('话术 · 开场'); turns += 1) screen = at.press('9');
    expect(screen).toContain('话术 · 开场');
  });

  it('begin with the report of the party in hand, told in full', () => {
    const at = copying();
    at.press('<enter>', '3');
    const screen = at.press('<ctrl+y>');
    expect(screen).toContain('话术 · 通报（按数字复制）');
    expect(screen).toContain('现在就念');
    at.press('1');
    expect(at.copied).toHaveLength(1);
    expect(at.copied[0]?.[0]).not.toMatch(/[“”{}]/u);
  });

  it('leave a text that is being written as it was, and type nothing into it', () => {
    const at = copying();
    at.press('<enter>', '3', '1', '张先');
    expect(at.look()).toContain('张先');
    const screen = at.press('<ctrl+y>');
    expect(screen).toContain('话术');
    at.press('1');
    expect(at.copied).toHaveLength(1);
    expect(at.press('<escape>')).toMatch(/张先/u);
    expect(at.press('生', '<enter>')).toContain('张先生');
  });

  it('keep in sight what the arrows pick, in the lowest window too', () => {
    const phrases: SitePhrases = {
      groups: [
        {
          id: 'opening',
          title: { zh: '开场' },
          use: 'opening',
          phrases: Array.from({ length: 8 }, (_, n) => ({
            id: `p${n}`,
            say: { zh: `第 ${n + 1} 句。${'慢慢说，我听着。'.repeat(4)}` },
            sources: [],
          })),
        },
      ],
    };
    const at = copying({ columns: 60, rows: 18, ports: { phrases } });
    at.press('<ctrl+y>');
    for (const n of [1, 2, 3, 4, 5, 6, 7, 8, 1]) {
      expect(at.press('<down>')).toMatch(new RegExp(`> ${n}  “第 ${n} 句`, 'u'));
    }
    expect(at.press('<up>')).toMatch(/> 8 {2}“第 8 句/u);
    at.press('<enter>');
    expect(at.copied[0]?.[0]).toMatch(/^第 8 句/u);
    // Turning the page by hand lets go of it.
    expect(at.press('<page-up>')).not.toMatch(/> \d {2}“/u);
  });

  it('are marked as a drill’s where they are copied from one', () => {
    const at = copying({ kind: 'drill' });
    at.press('<ctrl+y>', '1');
    expect(at.copied[0]?.[1]).toBe('drill');
  });

  it.each([
    [60, 18],
    [80, 24],
    [100, 30],
    [140, 45],
  ])('can be read to the last word at %d×%d', (columns, rows) => {
    for (const language of ['zh', 'en'] as const) {
      const at = copying({ columns, rows, language });
      at.press('<enter>', '3', '<ctrl+y>');
      const first = mainColumn(pages(at), columns);
      expect(first).toContain(language === 'zh' ? '返回' : 'Back');
      at.press('9');
      const calming = pages(at);
      const read = mainColumn(calming, columns < 120 ? 2 * columns : columns);
      expect(read.replaceAll(/\s/gu, '')).toContain(
        language === 'zh' ? '先告诉我，您安全吗？”' : 'Areyousafe?”',
      );
      for (const line of calming.flatMap((screen) => screen.split('\n')))
        expect(width(line)).toBeLessThanOrEqual(columns);
    }
  });
});

describe('what became of copying', () => {
  const copied = (sent: boolean, file: string | undefined): Copied => ({ kind: 'copied', sent, file });
  it.each([
    [copied(true, '/s/c.txt'), '已送到剪贴板（终端若不支持，见 /s/c.txt）'],
    [copied(false, '/s/c.txt'), '已存到 /s/c.txt，可从那里复制'],
    [copied(true, undefined), '已送到剪贴板；文件写不了，终端若不支持就照着念'],
    [copied(false, undefined), '没能复制：文件写不了，这个终端也不能用剪贴板；请照着念'],
  ])('%j is told as %s', (one, words) => {
    expect(copiedWords(one, 'zh')).toBe(words);
    expect(copiedWords(one, 'en')).not.toMatch(/\p{Script=Han}/u);
  });
  it('says how to switch it on where it is off', () => {
    expect(copiedWords({ kind: 'off' }, 'zh')).toContain('zhiban config set clipboard auto');
  });
});
