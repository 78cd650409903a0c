import { describe, expect, it } from 'vitest';
import type { IncidentId } from '../../src/records/records.ts';
import { emptyShelf, memoryRecords } from '../support/memory-records.ts';
import type { Rig, RigOptions } from './support/desk.ts';
import { handClock, me, rig } from './support/desk.ts';
import { expectGolden } from './support/golden.ts';

const headOf = (screen: string): string | undefined => /\d{8}-\d{3}/.exec(screen)?.[0];
const lineOf = (screen: string): string => screen.split('\n').find((line) => line.includes('Ctrl+X')) ?? '';

/** Calls taken one after the other, ten seconds apart; the last one is on screen. */
const busy = (calls: number, options: RigOptions = {}): Rig => {
  const at = rig(options);
  for (let n = 1; n < calls; n += 1) {
    at.second(10);
    at.press('<ctrl+o>', '臭鸡蛋味', '1');
  }
  return at;
};

describe('a second call', () => {
  it('is taken with Ctrl+O, the first waits where it was', () => {
    const at = rig();
    at.press('<enter>', '1', '1', '张');
    expect(at.press('<ctrl+o>')).toContain('来电人说');
    expect(lineOf(at.look())).toContain('在办 1 通  001 样例燃气接报');
    at.press('1');
    expect(headOf(at.look())).toBe('20261121-002');
    expect(lineOf(at.look())).toContain('另 1 通  001 样例燃气接报');
    const back = at.press('<ctrl+x>');
    expect(headOf(back)).toBe('20261121-001');
    expect(back).toContain('答    张');
    expect(lineOf(back)).toContain('另 1 通  002');
  });

  it('keeps the right to write both, and gives both back in the end', () => {
    const at = busy(2);
    const ids = at.records.list().map(({ id }) => id);
    expect(ids.map((id) => at.records.heldBy(id)?.operator)).toEqual(['王敏', '王敏']);
    at.desk.stop();
    expect(ids.map((id) => at.records.heldBy(id))).toEqual([undefined, undefined]);
    expect(at.desk.outcome()?.calls.map(({ incident, open }) => [incident, open])).toEqual([
      ['20261121-001', true],
      ['20261121-002', true],
    ]);
  });

  it('is reached with 6 and 7 of the actions too', () => {
    const at = rig();
    expect(at.press('<escape>', '7')).toContain('现在不能用：切换通话');
    at.press('<escape>');
    expect(at.press('<escape>', '6')).toContain('来电人说');
    at.press('1');
    expect(headOf(at.press('<escape>', '7'))).toBe('20261121-001');
  });

  it('leaves the words begun at home for the next time', () => {
    const at = rig();
    at.press('<ctrl+o>', '楼道');
    at.press('<ctrl+x>');
    expect(at.press('<ctrl+o>')).toMatch(/来电人说 {2}楼道/u);
  });

  it('takes no answer from an Enter that was meant for the other call', () => {
    const at = busy(2);
    const before = at.records.list().map(({ entries }) => entries);
    at.burst('<ctrl+x>', '<enter>');
    expect(at.records.list().map(({ entries }) => entries)).toEqual(before);
  });

  it('is offered neither as unfinished nor a second time', () => {
    const at = rig();
    expect(at.press('<ctrl+o>')).not.toContain('未结束');
    expect(at.press('<ctrl+r>')).toContain('没有未结束的通话');
  });

  it('says so where there is none', () => {
    expect(rig().press('<ctrl+x>')).toContain('没有别的通话');
    expect(rig({ home: true }).press('<ctrl+x>')).toContain('没有别的通话');
  });
});

describe('a second that goes by while somebody types', () => {
  it('draws nothing of its own, rings all the same, and shows with the next key', () => {
    const at = rig();
    at.second(59);
    at.press('<down>');
    const { desk } = at;
    const [before, rings] = [desk.version(), at.rings()];
    at.clock.move(100);
    desk.tick();
    expect(desk.version()).toBe(before);
    at.clock.move(2000);
    at.press('<up>');
    desk.tick();
    expect(at.rings()).toBe(rings + 1);
    expect(at.press('<down>')).toContain('超 00:0');
    at.clock.move(1000);
    const quiet = desk.version();
    desk.tick();
    expect(desk.version()).toBeGreaterThan(quiet);
  });
});

describe('the clocks of parked calls', () => {
  it('go on, go on record at their time, and ring once each', () => {
    const at = rig();
    at.press('<ctrl+o>', '1');
    at.press('<enter>');
    at.second(70);
    const entries = at.records.read('20261121-001' as IncidentId)?.entries ?? [];
    expect(entries.map(({ type, at: when }) => [type, when.wall.slice(11, 19)])).toEqual([
      ['opened', '22:15:07'],
      ['late', '22:16:08'],
    ]);
    expect(at.rings()).toBe(1);
    expect(lineOf(at.look())).toContain('001 样例燃气接报 超 00:10');
  });

  it('show at home, in lists, in help, at the end, and on the screen of a call that another desk holds', () => {
    const shelf = emptyShelf();
    const clock = handClock();
    const other = rig({
      records: memoryRecords({ shelf }),
      clock,
      holder: { ...me, operator: '李强', pid: 200 },
    });
    other.press('<enter>');
    const at = rig({ records: memoryRecords({ shelf }), clock });
    at.second(70);
    expect(lineOf(at.press('<ctrl+o>'))).toMatch(/在办 1 通 .*002 样例燃气接报 限 22:16:07 已超时/u);
    expect(lineOf(at.press('?'))).toContain('002 样例燃气接报 超 00:10');
    expect(lineOf(at.press('0', '<ctrl+r>'))).toContain('002 样例燃气接报 超 00:10');
    expect(at.look()).toContain('正由另一台席处理');
    expect(lineOf(at.press('<escape>'))).toContain('002');
    at.press('1', '<escape>');
    expect(lineOf(at.look())).toContain('超 00:10');
    at.press('8', '2', '<enter>');
    expect(at.look()).toContain('归档返回');
    expect(lineOf(at.look())).toContain('002 样例燃气接报 超 00:10');
  });

  it('tell of nothing while a text may be being composed, and of all with the next key', () => {
    const at = rig();
    at.press('<ctrl+o>', '楼');
    const version = at.desk.version();
    at.second(90);
    expect([at.rings(), at.desk.version()]).toEqual([1, version]);
    expect(lineOf(at.press('道'))).toContain('限 22:16:07 已超时');
  });

  it('have all run on when a suspended machine wakes up: late on record in every call, one ring for each clock', () => {
    const at = busy(3);
    at.clock.move(2 * 3_600_000);
    at.desk.tick();
    for (const { id } of at.records.list()) {
      const entries = at.records.read(id)?.entries ?? [];
      expect(entries.map(({ type }) => type)).toEqual(['opened', 'late', 'late']);
      expect(entries.at(-1)?.at.wall.slice(11, 16)).toBe('00:15');
    }
    expect(at.rings()).toBe(6);
    at.second(5);
    expect(at.rings()).toBe(6);
    expect(lineOf(at.look())).toContain('超 1');
  });

  it('are late after a jump of the machine’s clock no sooner than they are, and the jump is on every record', () => {
    const at = busy(3);
    at.clock.move(1000);
    const { wall } = at.clock;
    Object.assign(at.clock, { wall: () => wall() + 3_600_000 });
    at.desk.tick();
    for (const { id } of at.records.list())
      expect(at.records.read(id)?.entries.map(({ type }) => type)).toEqual(['opened', 'clock-jumped']);
    expect(at.rings()).toBe(0);
  });
});

describe('several calls', () => {
  it('are listed by urgency under Ctrl+X; a digit goes there, 0 goes back', () => {
    const at = busy(3);
    const list = at.press('<ctrl+x>');
    expectGolden('switch-list', list);
    expect(headOf(at.press('0'))).toBe('20261121-003');
    expect(headOf(at.press('<ctrl+x>', '2'))).toBe('20261121-002');
    expect(headOf(at.press('<ctrl+x>', '<down>', '<enter>'))).toBe('20261121-001');
  });

  it('keep their numbers in the list while their clocks run', () => {
    const at = busy(3);
    at.press('<ctrl+x>', '1', '<enter>', '<ctrl+o>');
    const before = at.press('<ctrl+x>');
    const rows = (screen: string): readonly string[] => screen.match(/\d {2}00\d/gu) ?? [];
    expect(rows(at.second(200))).toEqual(rows(before));
  });

  it('are told apart by where they are', () => {
    const at = rig();
    at.press('<enter>', '1', '1', '张先生', '<enter>', '<tab>', '1', '滨江路 18 号', '<enter>');
    at.press('<ctrl+o>', '1', '<ctrl+o>', '1');
    expect(at.press('<ctrl+x>')).toContain('滨江路 18 号');
  });

  it.each([5, 6, 12])('%i work', (count) => {
    const at = busy(count);
    expect(lineOf(at.look())).toContain(`另 ${count - 1} 通`);
    const list = at.press('<ctrl+x>');
    expect(list).toContain('1  001');
    if (count === 12) expect(at.press('9')).toContain('1  009');
    else expect(list).toContain(`${count - 1}  00${count - 1}`);
  });

  it('close one by one: the most urgent of the others comes next, home in the end', () => {
    const at = busy(3);
    const close = (): string => at.press('<escape>', '8', '2', '<enter>', '<pause>', '<enter>');
    expect(headOf(close())).toBe('20261121-001');
    expect(headOf(close())).toBe('20261121-002');
    expect(close()).toContain('来电人说');
    at.press('<ctrl+c>');
    expect(at.desk.outcome()?.calls.map(({ incident, open }) => [incident, open])).toEqual([
      ['20261121-003', false],
      ['20261121-001', false],
      ['20261121-002', false],
    ]);
  });

  it('leave a call that is closed by Ctrl+O and Ctrl+X as by Enter, but not over a half-written addendum', () => {
    const at = busy(2);
    at.press('<escape>', '8', '2', '<enter>', '3', '补');
    expect(at.press('<ctrl+x>')).toContain('先按 Enter 记下，或按 Esc 放弃');
    expect(at.press('<enter>')).toContain('补充已记');
    expect(headOf(at.press('<ctrl+x>'))).toBe('20261121-001');
    expect(at.press('<ctrl+x>')).toContain('没有别的通话');
  });

  it('lose one to another desk, and say so where it stood', () => {
    const shelf = emptyShelf();
    const clock = handClock();
    const at = busy(2, { records: memoryRecords({ shelf }), clock });
    const other = rig({
      records: memoryRecords({ shelf }),
      clock,
      holder: { ...me, operator: '李强', pid: 200 },
      ports: { initial: { kind: 'resume', incident: '20261121-001' as IncidentId, how: 'take-over' } },
    });
    expect(other.look()).toContain('请先离开屋子');
    at.second();
    expect(lineOf(at.look())).toContain('001 样例燃气接报 李强 热线 1 台处理中');
    expect(at.press('<ctrl+x>')).toContain('本台改为只读');
    expect(lineOf(at.press('<ctrl+x>'))).toBe('');
  });
});

describe('calls left open before', () => {
  it('are not forgotten over a new one: its line counts them, and Ctrl+X takes them up', () => {
    const shelf = emptyShelf();
    const clock = handClock();
    busy(2, { records: memoryRecords({ shelf }), clock }).desk.stop();
    const at = rig({ records: memoryRecords({ shelf }), clock });
    expect(lineOf(at.look())).toContain('还有 2 通没接回');
    expect(at.press('<ctrl+x>')).toContain('2 通全部接着办');
    at.press('1');
    expect(lineOf(at.look())).toContain('另 2 通');
    expect(at.look()).not.toContain('没接回');
  });
});

describe('leaving several calls', () => {
  it('asks once, says how many stay open, and leaves on the second Ctrl+C', () => {
    const at = busy(3);
    expect(at.press('<ctrl+c>')).toContain('还有 3 通没有结束，要离开吗？');
    at.press('2');
    expect(at.press('<ctrl+o>', '<ctrl+c>')).toContain('还有 3 通没有结束，要离开吗？');
    expect(at.press('2')).toContain('来电人说');
    at.press('<ctrl+c>', '<ctrl+c>');
    expect(at.desk.outcome()).toMatchObject({ why: 'asked', calls: [{}, {}, {}] });
  });

  it('asks at the end of one and over the list as well', () => {
    const at = busy(2);
    at.press('<escape>', '8', '2', '<enter>');
    expect(at.press('2')).toContain('通话还没有结束，要离开吗？');
    expect(at.press('0')).toContain('归档返回');
    const listed = busy(3);
    expect(listed.press('<ctrl+x>', '<ctrl+c>')).toContain('还有 3 通没有结束');
    listed.press('1');
    expect(listed.desk.outcome()?.calls).toHaveLength(3);
  });
});

describe('after a crash', () => {
  /** The same desk, started anew on what the one before left without leaving. */
  const again = (calls: number, options: RigOptions = {}) => {
    const shelf = emptyShelf();
    const clock = handClock();
    busy(calls, { records: memoryRecords({ shelf }), clock, holder: { ...me, pid: 99 } });
    const records = memoryRecords({ shelf });
    shelf.holders.clear();
    return rig({ records, clock, home: true, ...options });
  };

  it('all open calls are offered, and taken up again with one key, the most urgent on screen', () => {
    const at = again(3);
    expect(at.look()).toContain('未结束 3');
    const list = at.press('<ctrl+r>');
    expect(list).toContain('1  3 通全部接着办');
    const screen = at.press('1');
    expect(headOf(screen)).toBe('20261121-001');
    expect(lineOf(screen)).toContain('另 2 通  002');
    for (const { id } of at.records.list()) expect(at.records.read(id)?.entries.at(-1)?.type).toBe('resumed');
  });

  it('are listed by urgency with their clocks, which run on in the list', () => {
    const at = again(3);
    at.second(55);
    const list = at.press('<ctrl+r>');
    expect(list.match(/00\d {2}[超剩].*/gu)).toEqual([
      '001  超 00:15  样例燃气接报   已 01:15 · 第 1 步',
      '002  超 00:05  样例燃气接报   已 01:05 · 第 1 步',
      '003  剩 00:05  样例燃气接报   已 00:55 · 第 1 步',
    ]);
    expect(at.second(6).match(/003 {2}超.*/gu)).toEqual(['003  超 00:01  样例燃气接报   已 01:01 · 第 1 步']);
    for (const { entries } of at.records.list()) expect(entries).toBe(1);
  });

  it('one that another desk has in hand stands last, with who it is; a damaged one can still be asked about', () => {
    const shelf = emptyShelf();
    const clock = handClock();
    busy(2, { records: memoryRecords({ shelf }), clock, holder: { ...me, operator: '李强', pid: 99 } });
    shelf.holders.delete('20261121-002' as IncidentId);
    const at = rig({ records: memoryRecords({ shelf }), clock, home: true });
    const list = at.press('<ctrl+r>');
    expect(list).toMatch(
      /1 {2}002 {2}剩 \d\d:\d\d {2}样例燃气接报.*\n.*2 {2}001 {2}李强 热线 1 台处理中 {2}样例燃气接报/u,
    );
    shelf.procedures.clear();
    const lost = rig({ records: memoryRecords({ shelf }), clock, home: true, procedures: new Map() });
    expect(lost.press('<ctrl+r>')).toContain('1  20261121-002   记录已损坏，读不出来');
    expect(lost.press('1')).toContain('这份记录开头已损坏，读不出来');
  });

  it('one can be taken up alone', () => {
    const at = again(3);
    expect(headOf(at.press('<ctrl+r>', '3'))).toBe('20261121-002');
    expect(at.press('<ctrl+o>')).toContain('未结束 2');
  });

  it('those of another desk are not taken up with our own', () => {
    const at = again(3, { holder: { ...me, desk: '热线 2 台' } });
    expect(at.press('<ctrl+r>')).not.toContain('全部接着办');
  });
});

describe('the line about other calls', () => {
  it.each([
    [60, 18, 'zh'],
    [60, 18, 'en'],
    [80, 24, 'zh'],
    [80, 24, 'en'],
    [140, 45, 'zh'],
    [100, 30, 'en'],
  ] as const)('fits at %i×%i in %s, with many calls folded to the most urgent', (columns, rows, language) => {
    const shots = [2, 4, 7].map((count) => {
      const at = busy(count, { columns, rows, language, ports: {} });
      const screen = at.second(70);
      expect(screen.split('\n').length).toBeLessThanOrEqual(rows - 1);
      return lineOf(screen);
    });
    expectGolden(`others-${language}-${columns}`, shots.join('\n'));
  });

  it('keeps to certain widths in the compatible theme', () => {
    const at = busy(3, { theme: 'compatible' });
    expect(lineOf(at.second(70))).not.toMatch(/[·…—“”]/u);
  });
});

describe('what home says of unfinished calls', () => {
  it.each([
    [60, 18, 'zh'],
    [80, 24, 'zh'],
    [80, 24, 'en'],
    [140, 45, 'zh'],
  ] as const)(
    'names as many as there is room for and counts all, at %i×%i in %s',
    (columns, rows, language) => {
      const shots = [1, 2, 3, 6].map((calls) => {
        const shelf = emptyShelf();
        busy(calls, { records: memoryRecords({ shelf }), holder: { ...me, pid: 99 } });
        shelf.holders.clear();
        const at = rig({ records: memoryRecords({ shelf }), home: true, columns, rows, language });
        return (
          at
            .look()
            .split('\n')
            .find((line) => line.includes('Ctrl+R')) ?? ''
        );
      });
      expectGolden(`unfinished-${language}-${columns}`, shots.join('\n'));
    },
  );
});
