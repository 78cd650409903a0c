import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/incident/entry.ts';
import { openIncident } from '../../src/session/opening.ts';
import { ground } from '../support/a-call.ts';
import { act, aProcedure, notify } from '../support/a-procedure.ts';
import { memoryRecords } from '../support/memory-records.ts';
import { type Desk, handClock, holder, type Talk, type } from './operator.ts';

const upToHelp = ['张先生', '滨江路 18 号', '13800138000', '2', '3', '2'] as const;
const forward =
  (seconds: number) =>
  ({ clock }: Desk): void =>
    clock.forward(seconds);
const entriesOf = ({ desk }: Talk, kind: Entry['type']): readonly Entry[] =>
  (desk.records.read(desk.session.id)?.entries ?? []).filter((entry) => entry.type === kind);

describe('clocks line by line', () => {
  test('are listed by ~, the most urgent first', async () => {
    const talk = await type([...upToHelp, '1', '1', forward(400), '～', '']);
    expect(talk.following(8)).toContain('1 说“请不要扒门，也不要跳。”：该再做了，超 01:40');
    expect(talk.following(9)).toContain('没有改动');
    expect((await type([...upToHelp, '1', '~'])).text).toContain('没有在走的计时');
  });

  test('can be put off with a reason, on one line', async () => {
    const talk = await type([...upToHelp, forward(90), '~ １ ３分 对方占线', '~']);
    expect(entriesOf(talk, 'snoozed')).toMatchObject([
      { step: 'stuck-lift/maintenance', until: (90 + 180) * 1000, reason: '对方占线' },
    ]);
    expect(talk.following(6)).toContain('已推迟。通知电梯维保：超 00:30，稍后 22:19:37 再提醒');
    expect(talk.following(7)).toContain('1 通知电梯维保：超 00:30，稍后 22:19:37 再提醒');
  });

  test('can be put off question by question, and not without a reason', async () => {
    const talk = await type([
      ...upToHelp,
      forward(90),
      '~',
      '1 5',
      '',
      '~1 5',
      '先办更急的',
      '~1 4 太久',
      '~9 1 没有',
    ]);
    expect(entriesOf(talk, 'snoozed')).toMatchObject([{ reason: '先办更急的' }]);
    expect(talk.following(7)).toContain('理由？');
    expect(talk.text.match(/没看懂/gu)).toHaveLength(2);
  });

  test('are not told before the time that they were put off until, then once', async () => {
    const talk = await type([
      ...upToHelp,
      ...['1', '1', forward(301), '', '~1 3 对方占线', forward(60), '', forward(130), '', ''],
    ]);
    expect(talk.lines.filter((line) => line.startsWith('提醒'))).toHaveLength(2);
    expect(talk.following(10)).not.toContain('提醒  ');
    expect(talk.following(11)).toContain('“维修人员已经在路上。”');
  });

  test('that still run are named at the end, and it is over when they are', async () => {
    const all = [...upToHelp, '1', '1', '1', '0', '/', '2', '/'];
    const talk = await type([...all, '/']);
    expect(talk.text).toContain('[完] 步骤都做完了，但这些提醒还在走');
    expect(talk.text).toContain('1 说“请不要扒门，也不要跳。”：剩 05:00');
    const over = await type([...all, '1', '1']);
    expect(over.text).toContain('[完] 步骤都做完了。');
    expect(over.end).toBe('closed');
  });
});

test('a party that another procedure told can be left at that with one digit, in both languages', async () => {
  const gas = aProcedure('gas', { steps: [notify('fire-119'), act('valve')] });
  const fire = aProcedure('fire', { steps: [notify('fire-119'), act('out')] });
  const story = async (language: 'zh' | 'en') => {
    const records = memoryRecords();
    const clock = handClock();
    const session = openIncident({ records, ground: ground(gas, fire), clock, holder }, gas.id, {
      kind: 'live',
      settings: {},
      program: 'test',
    });
    if (session === undefined) throw new Error('not opened');
    const desk: Desk = { session, records, clock };
    return type(['5', '1', forward(60), '#', '1', '5'], { desk, language });
  };
  const talk = await story('zh');
  expect(talk.following(0)).toContain('没看懂');
  expect(talk.text).toContain('* 已在 22:15 通知过');
  expect(talk.text).toContain('5 按 22:15 的通知算，不再拨');
  expect(entriesOf(talk, 'counted')).toMatchObject([{ step: 'fire/fire-119', by: 'gas/fire-119' }]);
  expect((await story('en')).text).toContain('5 take it as notified at 22:15');
});
