import { describe, expect, it } from 'vitest';
import { emptyShelf, memoryRecords } from '../support/memory-records.ts';
import { me, type Rig, rig } from './support/desk.ts';

/** The ways to a menu, and a digit that it does not list. */
const menus: readonly (readonly [string, readonly string[], string])[] = [
  ['a choice of three', ['<enter>'], '9'],
  ['whom to ring', ['<enter>', '3'], '7'],
  ['a menu without 0', ['<enter>', '3'], '0'],
  ['reasons to skip', ['<escape>', '2'], '8'],
  ['the second page of actions', ['<escape>', '9'], '8'],
  ['leaving', ['<ctrl+c>'], '5'],
  ['the end', ['<escape>', '8', '2', '<enter>'], '7'],
  ['what to export', ['<escape>', '8', '2', '<enter>', '1'], '9'],
];

const heldByAnother = (): Rig => {
  const shelf = emptyShelf();
  rig({ records: memoryRecords({ shelf }) }).press('<enter>');
  const [incident] = memoryRecords({ shelf }).list();
  return rig({
    records: memoryRecords({ shelf }),
    holder: { ...me, operator: '李强', pid: 200 },
    home: true,
    ports: incident ? { initial: { kind: 'resume', incident: incident.id } } : {},
  });
};

describe('a digit that is not listed', () => {
  it.each(menus)('is called so calmly in %s, and changes nothing', (_, keys, digit) => {
    const at = rig();
    const before = at.press(...keys);
    const asks = at.desk.frame(80, 24).asks;
    expect(at.press(digit)).toContain(`没有第 ${digit} 项，请按列出的数字`);
    expect(at.desk.frame(80, 24).asks).toBe(asks);
    // The sentence goes with the next key.
    expect(at.press('<page-up>')).toBe(before);
  });

  it('is called so where another desk holds the call, and in a list of calls', () => {
    const held = heldByAnother();
    expect(held.press('8')).toContain('没有第 8 项，请按列出的数字');
    const several = rig();
    several.press('<ctrl+o>', '臭鸡蛋味', '1', '<ctrl+o>', '臭鸡蛋味', '1', '<ctrl+x>');
    expect(several.press('8')).toContain('没有第 8 项，请按列出的数字');
  });

  it('is called so in English and as a full-width digit', () => {
    const at = rig({ language: 'en', columns: 60, rows: 18 });
    expect(at.press('<enter>', '９')).toContain('There is no 9 here: press one of the digits listed');
  });
});

describe('what is left out of a panel', () => {
  it.each(['zh', 'en'] as const)('is marked in %s, in English with one mark', (language) => {
    for (const length of [60, 61, 62, 63]) {
      const at = rig({ columns: 140, rows: 45, language });
      at.press('<enter>', '1', '1', '张先生'.repeat(length), '<enter>');
      expect(at.look()).toMatch(language === 'zh' ? /[张先生]…{1,2}$/mu : /[张先生] ?…$/mu);
    }
    const shelf = emptyShelf();
    for (let n = 0; n < 4; n += 1) rig({ records: memoryRecords({ shelf }) }).press('<enter>');
    shelf.holders.clear();
    const home = rig({ records: memoryRecords({ shelf }), home: true, language, columns: 60, rows: 18 });
    expect(home.look()).toMatch(language === 'zh' ? / …… /u : / … /u);
  });
});
