import { describe, expect, test } from 'vitest';
import type { RoleId } from '../../src/procedure/ids.ts';
import { notificationRows } from '../../src/report/notification-rows.ts';
import { summarize } from '../../src/report/summary.ts';
import { reportWords } from '../../src/report/words.ts';
import { type Call, call } from '../support/a-call.ts';
import { aProcedure, notify, say } from '../support/a-procedure.ts';

const gas = aProcedure('gas', { steps: [say('leave'), notify('repair'), notify('leader')] });

const summaryOf = ({ incident, entries, ground }: Call, language: 'zh' | 'en' = 'zh') =>
  summarize({
    id: '20261121-003',
    incident,
    entries,
    procedures: ground.procedures,
    head: '1a2b3c4d',
    language,
  });

const rows = (story: Call, language: 'zh' | 'en' = 'zh') =>
  notificationRows(summaryOf(story, language), reportWords(language));

const rung = (outcome: 'reached' | 'no-answer', party: string, role?: string) =>
  ({
    type: 'ring',
    party,
    outcome,
    ...(role === undefined ? { number: '138 0013 8000' } : { role: role as RoleId }),
  }) as const;

describe('who was told', () => {
  test('has every call to a party in one place, in the order of ringing, and says once what came of it', () => {
    const story = call(gas)
      .at(1)
      .order(rung('no-answer', '甲班', 'repair'))
      .at(2);
    story.order(rung('reached', '乙班', 'repair')).order({ type: 'tell', party: '乙班', text: '楼道有气味' });
    expect(rows(story)[0]).toEqual([
      'repair',
      [
        '22:17:00 从联系人拨的，已通知到 乙班',
        '22:16:00 +01:00  甲班  无人接听',
        '22:17:00 +02:00  乙班  已接通',
        '已告知：楼道有气味',
      ],
    ]);
    expect(rows(story, 'en')[0]?.[1][0]).toBe('told at 22:17:00, 乙班, rung from the contacts');
    story.at(3).tell('repair');
    expect(rows(story)[0]?.[1]).toEqual([
      '已通知到',
      '22:16:00 +01:00  甲班  无人接听',
      '22:17:00 +02:00  乙班  已接通',
      '已告知：楼道有气味',
      '22:18:00 +03:00  值班电话  已通知',
    ]);
  });

  test('is not told where the contacts were rung in vain', () => {
    expect(rows(call(gas).order(rung('no-answer', '甲班', 'repair')))[0]?.[1][0]).toBe('没有联系上');
    expect(rows(call(gas))[0]).toEqual(['repair', ['未通知']]);
  });

  test('has those whom no step wants below, each in one row', () => {
    const story = call(gas).at(1).order(rung('no-answer', '示例一')).order(rung('reached', '示例一'));
    expect(rows(story).at(-1)).toEqual([
      '示例一',
      ['22:16:00 +01:00  138 0013 8000  无人接听', '22:16:00 +01:00  138 0013 8000  已接通'],
    ]);
  });

  test('has no call that was taken back', () => {
    const story = call(gas).order(rung('reached', '甲班', 'repair'));
    story.order({ type: 'withdraw-ring', party: '甲班' });
    expect(rows(story)[0]).toEqual(['repair', ['未通知']]);
  });
});
