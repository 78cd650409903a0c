import { describe, expect, test } from 'vitest';
import { phoneDoubtWords } from '../../src/report/phone-words.ts';
import { repeatNote, repeatPieces, repeatSaid } from '../../src/report/repeat-words.ts';
import { numberKindWords, onDutyWords, rosterUnknownWords } from '../../src/report/ringing-words.ts';

describe('what looks wrong with a number', () => {
  test.each([
    ['13800138000', undefined, undefined],
    ['1380013800', '少 1 位？', '1 digit missing?'],
    ['138001380000', '多 1 位？', '1 digit too many?'],
    ['1380013800000', '多 2 位？', '2 digits too many?'],
    ['110', '公用短号，打得回去吗？', 'a public short number: can it be rung back?'],
    ['+852 2123 4567', '外地区号或国外号码', 'a number of another region or country'],
    ['问前台', '没有数字', 'no digits in it'],
  ])('%s', (number, zh, en) => {
    expect(phoneDoubtWords(number, 'zh')).toBe(zh);
    expect(phoneDoubtWords(number, 'en')).toBe(en);
  });
});

describe('a repeat', () => {
  const told = {
    id: '20261118-002',
    same: 'phone',
    title: '燃气泄漏',
    opened: '2026-11-18T09:30:00.000+08:00',
    isClosed: true,
  } as const;
  const now = '2026-11-21T22:15:00.000+08:00';

  test('says what is the same, when, what about and how it stands', () => {
    expect(repeatSaid(told, now, 'zh')).toBe('同一号码 3 天前报过：20261118-002 燃气泄漏（已结束）');
    expect(repeatSaid(told, now, 'en')).toBe(
      'The same number reported 3 days ago: 20261118-002 燃气泄漏 (closed)',
    );
    const open = { ...told, same: 'address', title: undefined, isClosed: false } as const;
    expect(repeatSaid({ ...open, opened: now }, now, 'zh')).toBe(
      '同一地址 今天 22:15 报过：20261118-002（未结束）',
    );
    expect(repeatSaid({ ...open, opened: '2026-11-20T23:59:00.000+08:00' }, now, 'en')).toBe(
      'The same address reported yesterday: 20261118-002 (open)',
    );
  });

  test('is told in short beside its number, and goes into the notes as a number only', () => {
    expect(repeatPieces(told, now, 'zh')).toEqual(['同一号码', '3 天前', '燃气泄漏', '已结束']);
    expect(repeatPieces({ ...told, title: undefined, isClosed: false }, now, 'en')).toEqual([
      'The same number',
      '3 days ago',
      'open',
    ]);
    expect(repeatNote(told, 'zh')).toBe('同一号码以前报过：20261118-002 燃气泄漏');
    expect(repeatNote({ ...told, title: undefined }, 'en')).toBe(
      'The same number reported before: 20261118-002',
    );
  });
});

describe('who is on duty', () => {
  const shift = { zh: '夜班', en: 'night' };
  const until = '2026-11-22T08:00:00.000+08:00';
  const now = '2026-11-22T01:00:00.000+08:00';

  test('with the end of the shift, and for whom', () => {
    expect(onDutyWords({ shift, until }, now, 'zh')).toBe('夜班，值班至 08:00');
    expect(onDutyWords({ shift, until }, now, 'en')).toBe('on duty (night) until 08:00');
    const insteadOf = { zh: '示例一', en: 'Example One' };
    expect(onDutyWords({ shift, until, insteadOf }, now, 'zh')).toBe('夜班，值班至 08:00，替示例一');
    expect(onDutyWords({ shift, until, insteadOf }, now, 'en')).toBe(
      'on duty (night) until 08:00, for Example One',
    );
  });

  test('and that nobody can say it without the holidays of the year', () => {
    expect(rosterUnknownWords('2027', 'zh')).toContain('2027 年的放假安排');
    expect(rosterUnknownWords('2027', 'en')).toContain('holidays of 2027');
  });

  test('each number says what it rings', () => {
    expect(numberKindWords('mobile', 'zh')).toBe('手机');
    expect(numberKindWords('duty-room', 'en')).toBe('duty room');
    expect(numberKindWords(undefined, 'zh')).toBe('');
  });
});
