import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentSaid } from '../../src/incident/moment-said.ts';
import { timeOf } from '../../src/incident/moments.ts';

/** A Sunday evening. */
const now = '2026-11-22T21:45:37.120+08:00';
const read = (typed: string, at = now, future = false): string | undefined =>
  momentSaid(typed, at, future)?.slice(0, 16).replace('T', ' ');

describe('a time as people say it', () => {
  test.each([
    ['21:05', '2026-11-22 21:05'],
    ['9:05', '2026-11-22 09:05'],
    ['9:5', '2026-11-22 09:05'],
    ['0905', '2026-11-22 09:05'],
    ['２１：０５', '2026-11-22 21:05'],
    ['21点05分', '2026-11-22 21:05'],
    ['22:15', '2026-11-21 22:15'],
    ['21:50', '2026-11-22 21:50'],
    ['半小时前', '2026-11-22 21:15'],
    ['大概半个小时前', '2026-11-22 21:15'],
    ['10分钟前', '2026-11-22 21:35'],
    ['十分钟之前', '2026-11-22 21:35'],
    ['一个半小时前', '2026-11-22 20:15'],
    ['1小时20分钟前', '2026-11-22 20:25'],
    ['一小时零五分钟前', '2026-11-22 20:40'],
    ['一刻鐘前', '2026-11-22 21:30'],
    ['两个小时前', '2026-11-22 19:45'],
    ['兩個鐘頭前', '2026-11-22 19:45'],
    ['夜間11點', '2026-11-21 23:00'],
    ['晚間9點', '2026-11-22 21:00'],
    ['刚才', '2026-11-22 21:45'],
    ['刚才9点半', '2026-11-22 21:30'],
    ['2点半', '2026-11-22 14:30'],
    ['两点半', '2026-11-22 14:30'],
    ['兩點半', '2026-11-22 14:30'],
    ['十一点', '2026-11-22 11:00'],
    ['昨晚11点', '2026-11-21 23:00'],
    ['昨晚1点', '2026-11-22 01:00'],
    ['昨天夜里2点', '2026-11-22 02:00'],
    ['今天凌晨三点一刻', '2026-11-22 03:15'],
    ['今早七点一刻', '2026-11-22 07:15'],
    ['下午3点', '2026-11-22 15:00'],
    ['前天上午九点', '2026-11-20 09:00'],
    ['差一刻八点', '2026-11-22 19:45'],
    ['八点差5分', '2026-11-22 19:55'],
    ['明天上午9点', '2026-11-23 09:00'],
    ['明天3点', '2026-11-23 15:00'],
    ['后天14:30', '2026-11-24 14:30'],
    ['11-23 09:00', '2026-11-23 09:00'],
    ['11月20日晚上8点', '2026-11-20 20:00'],
    ['20号20:10', '2026-11-20 20:10'],
    ['2026-11-20 08:00', '2026-11-20 08:00'],
    ['上周三下午2点', '2026-11-11 14:00'],
    ['周五 16:00', '2026-11-20 16:00'],
    ['ten minutes ago', '2026-11-22 21:35'],
    ['half an hour ago', '2026-11-22 21:15'],
    ['an hour and a half ago', '2026-11-22 20:15'],
    ['a quarter of an hour ago', '2026-11-22 21:30'],
    ['about twenty-five minutes ago', '2026-11-22 21:20'],
    ['2 h ago', '2026-11-22 19:45'],
    ['yesterday 11 pm', '2026-11-21 23:00'],
    ['11pm yesterday', '2026-11-21 23:00'],
    ['last night at 11', '2026-11-21 23:00'],
    ['this morning at 7:15', '2026-11-22 07:15'],
    ['half past two', '2026-11-22 14:30'],
    ['quarter to eight', '2026-11-22 19:45'],
    ['tomorrow at 9 am', '2026-11-23 09:00'],
    ['Nov 20 8pm', '2026-11-20 20:00'],
    ['20 Nov 08:00', '2026-11-20 08:00'],
    ['in 10 minutes', '2026-11-22 21:55'],
    ['半小时后', '2026-11-22 22:15'],
    ['noon', '2026-11-22 12:00'],
    ['午夜', '2026-11-22 00:00'],
    ['凌晨12点', '2026-11-22 00:00'],
    ['昨晚12点', '2026-11-22 00:00'],
    ['昨晚 20:30', '2026-11-21 20:30'],
    ['夜里12点', '2026-11-22 00:00'],
    ['昨天夜里11点', '2026-11-21 23:00'],
    ['昨天深夜 23:40', '2026-11-21 23:40'],
    ['中午12点', '2026-11-22 12:00'],
    ['中午1点', '2026-11-22 13:00'],
    ['下午 15:20', '2026-11-22 15:20'],
    ['12 am', '2026-11-22 00:00'],
    ['12 pm', '2026-11-22 12:00'],
    ['7 in the evening', '2026-11-22 19:00'],
    ['21时05分30秒', '2026-11-22 21:05'],
    ['九点过五分', '2026-11-22 21:05'],
    ["9 o'clock this morning", '2026-11-22 09:00'],
    ['ten past eight', '2026-11-22 20:10'],
    ['5 minutes to eight', '2026-11-22 19:55'],
    ['a quarter past three in the afternoon', '2026-11-22 15:15'],
    ['半分钟前', '2026-11-22 21:45'],
    ['30秒前', '2026-11-22 21:45'],
    ['一分半前', '2026-11-22 21:44'],
    ['the day before yesterday at 10:00', '2026-11-20 10:00'],
    ['last Monday 9:00', '2026-11-16 09:00'],
    ['next Monday 9:00', '2026-11-23 09:00'],
    ['on Friday 16:00', '2026-11-20 16:00'],
    ['上上周一 8:00', '2026-11-02 08:00'],
    ['这周日 8:00', '2026-11-22 08:00'],
    ['Nov 20 2026 08:00', '2026-11-20 08:00'],
    ['二〇二六年十一月二十日八点', '2026-11-20 08:00'],
    ['31号 8:00', '2026-10-31 08:00'],
  ])('%s', (typed, moment) => {
    expect(read(typed)).toBe(moment);
  });

  test('is of the evening before just after midnight, and keeps seconds and the offset of the place', () => {
    expect(read('23:50', '2026-11-22T00:10:00.000+08:00')).toBe('2026-11-21 23:50');
    expect(read('00:05', '2026-11-21T23:58:00.000+08:00')).toBe('2026-11-22 00:05');
    expect(momentSaid('06:30:12', '2026-12-31T07:00:00.000-05:00')).toBe('2026-12-31T06:30:12.000-05:00');
    expect(momentSaid('1月1日8点', '2026-12-31T07:00:00.000-05:00')).toBe('2027-01-01T08:00:00.000-05:00');
  });

  test.each([
    ['9点', '2026-11-23 09:00'],
    ['10点', '2026-11-22 22:00'],
    ['下午3点', '2026-11-23 15:00'],
    ['9:05', '2026-11-23 09:05'],
    ['明天上午9点', '2026-11-23 09:00'],
    ['周五下午4点', '2026-11-27 16:00'],
    ['下周一 9:00', '2026-11-23 09:00'],
    ['11-25 10:30', '2026-11-25 10:30'],
    ['3号10:00', '2026-12-03 10:00'],
  ])('where it is agreed, %s is one to come', (typed, moment) => {
    expect(read(typed, now, true)).toBe(moment);
  });

  test.each([
    '25:00',
    '12:60',
    '',
    '123',
    '昨天',
    '明天上午',
    '几分钟前',
    '二三十分钟前',
    '还没到',
    '两天前',
    '5分钟',
    '下午25点',
    '2月30日8点',
    '刚来',
    '早上',
    'a while ago',
    '13 pm o clock',
    '24:30',
    '凌晨9点',
    '上午15点',
    '中午5点',
    '晚上14点',
    '夜里15点',
    '0 pm',
    '0 am',
    '2026-02-30 8:00',
    '32号8点',
  ])('%j is none, and no time is made up', (typed) => {
    expect(momentSaid(typed, now)).toBeUndefined();
  });
});

describe('whatever is typed', () => {
  const piece = fc.oneof(
    fc.constantFrom(...'前后半点刻分钟小时昨今明天晚早上下午周月日号差过零十一两 :-./'),
    fc.constantFrom('ago', 'in ', 'half', ' past ', 'pm', 'yesterday', 'an hour', 'minutes', 'ten'),
    fc.nat(2030).map(String),
  );
  const words = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 8 }).map((all) => all.join('')),
  );

  test('it never throws, and gives a real time or none', () => {
    fc.assert(
      fc.property(words, fc.boolean(), (typed, future) => {
        const moment = momentSaid(typed, now, future);
        expect(moment === undefined || timeOf(moment) !== undefined).toBe(true);
        expect(() => momentSaid(now, typed)).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });

  test('what is said to be before is never to come', () => {
    const unit = fc.constantFrom(
      '分钟前',
      '小时前',
      '个半小时前',
      '刻钟之前',
      ' minutes ago',
      ' hours ago',
      ' h ago',
    );
    fc.assert(
      fc.property(fc.nat(200), unit, fc.boolean(), fc.nat(86_399_999), (count, said, future, ms) => {
        const at = `${new Date(1_795_000_000_000 + ms).toISOString().slice(0, -1)}+08:00`;
        const moment = momentSaid(`${count}${said}`, at, future);
        expect(moment === undefined || Date.parse(moment) <= Date.parse(at)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(words, (typed) => {
        const moment = momentSaid(`${typed}前`, now);
        expect(moment === undefined || Date.parse(moment) <= Date.parse(now)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
