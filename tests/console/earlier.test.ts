import { describe, expect, it } from 'vitest';
import type { Holder } from '../../src/records/records.ts';
import { emptyShelf, memoryRecords } from '../support/memory-records.ts';
import { handClock, me, type Rig, type RigOptions, rig } from './support/desk.ts';

/** A desk at which somebody rang some days ago, and that takes a call now. */
const deskAfter = (days: number, given: { phone?: string; address?: string }, options: RigOptions = {}) => {
  const shelf = emptyShelf();
  const clock = handClock();
  const earlier = rig({ ...options, clock, records: memoryRecords({ shelf }) });
  earlier.press('<enter>', '1', '1', '张先生\r', `${given.phone ?? '13800138000'}\r`);
  earlier.press(`${given.address ?? '滨江路 18 号 2-301'}\r`, '<escape>', '8', '1', '<enter>');
  clock.move(days * 86_400_000);
  const call = (more: RigOptions = {}): Rig => rig({ clock, records: memoryRecords({ shelf }), ...more });
  return { call };
};
const toPhone = (at: Rig): string => at.press('<enter>', '1', '1', '李女士\r');

describe('answers of earlier incidents', () => {
  it('are counted in an empty field, and named once something is typed that they hold', () => {
    const at = deskAfter(3, {}).call();
    const empty = toPhone(at);
    expect(empty).toContain('以前记过 1 个，↑↓ 选用');
    expect(empty).not.toContain('138 0013 8000');
    expect(at.press('138')).toContain('13800138000');
    expect(at.press('7')).not.toContain('13800138000');
  });

  it('come with the arrows, go again, and are taken only by a second Enter', () => {
    const at = deskAfter(3, {}).call();
    toPhone(at);
    expect(at.press('138', '<down>')).toContain('答    13800138000');
    expect(at.look()).toContain('以前记过的：核对无误再用');
    expect(at.press('<down>')).toMatch(/答 {4}138 *$/mu);
    at.press('<up>');
    expect(at.press('<enter>')).toContain('核对无误再按一次 Enter');
    expect(at.look()).toContain('答    13800138000');
    expect(at.press('<enter>')).toContain('问    地址');
  });

  it('are never taken by an Enter alone', () => {
    const at = deskAfter(3, {}).call();
    toPhone(at);
    expect(at.press('<enter>')).toContain('没有答案时');
    expect(at.look()).not.toContain('13800138000');
  });

  it('become the operator’s own once a key changes them', () => {
    const at = deskAfter(3, {}).call();
    toPhone(at);
    at.press('138', '<down>', '<backspace>', '1');
    expect(at.press('<enter>')).toContain('问    地址');
  });

  it('of drills are not offered in a live call, nor those of another desk', () => {
    expect(toPhone(deskAfter(3, {}, { kind: 'drill' }).call())).not.toContain('以前记过');
    const other: Holder = { ...me, desk: '热线 2 台' };
    expect(toPhone(deskAfter(3, {}).call({ holder: other }))).not.toContain('以前记过');
  });

  it('fit the smallest window', () => {
    const at = deskAfter(3, { phone: '13800138000 或 021-6123 4567 转 801，找门卫' }).call({
      columns: 60,
      rows: 18,
    });
    toPhone(at);
    expect(at.press('138')).toContain('以前记过（↑↓ 选用）');
  });
});

describe('a caller who rang before', () => {
  it('is noticed by the number however it is written, once, with what it was about', () => {
    const at = deskAfter(3, {}).call();
    toPhone(at);
    const screen = at.press('+86 138-0013-8000\r');
    expect(screen.replace(/\s+/gu, '')).toContain(
      '同一号码3天前报过：20261121-001样例燃气接报（已结束）·Ctrl+F查看',
    );
    expect(screen).toContain('问    地址');
    expect(at.press('江')).not.toContain('同一号码');
  });

  it('is noticed by the address too', () => {
    const at = deskAfter(1, {}).call();
    toPhone(at);
    at.press('13900139000\r');
    expect(at.press('滨江路18号2幢301室\r').replace(/\s+/gu, '')).toContain('同一地址昨天报过：20261121-001');
  });

  it('can be looked at from the facts panel, and noted by number only', () => {
    const at = deskAfter(3, {}).call();
    toPhone(at);
    at.press('13800138000\r');
    const panel = at.press('<ctrl+f>');
    expect(panel).toContain('以前报过');
    expect(panel.replace(/[\s·]+/gu, '')).toContain('20261121-001同一号码3天前样例燃气接报已结束');
    const digit = /(\d) {2}20261121-001/u.exec(panel)?.[1] ?? '';
    const summary = at.press(digit);
    expect(summary).toContain('20261121-001，只看不改');
    expect(summary).toContain('摘要正文');
    expect(at.press('0')).toContain('以前报过');
    at.press(digit, '1');
    expect(at.look()).toContain('备注已记');
    const [head] = at.records.list();
    const note = head && at.records.read(head.id)?.entries.at(-1);
    expect(note).toMatchObject({ type: 'noted', text: '同一号码以前报过：20261121-001 样例燃气接报' });
  });

  it('is forgotten after so many days as the site says', () => {
    for (const [days, settings, noticed] of [
      [31, {}, false],
      [29, {}, true],
      [8, { repeat_days: 7 }, false],
    ] as const) {
      const at = deskAfter(days, {}).call({ ports: { opening: { settings, program: 'test' } } });
      toPhone(at);
      expect(at.press('13800138000\r').includes('同一号码')).toBe(noticed);
    }
  });

  it('of a drill is nobody’s caller', () => {
    const at = deskAfter(3, {}, { kind: 'drill' }).call();
    toPhone(at);
    expect(at.press('13800138000\r')).not.toContain('同一号码');
  });

  it('is not found by a number that many share', () => {
    const at = deskAfter(3, { phone: '110' }).call();
    toPhone(at);
    expect(at.press('110\r')).not.toContain('同一号码');
  });
});
