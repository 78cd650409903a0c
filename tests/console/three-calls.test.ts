import { describe, expect, it } from 'vitest';
import type { Initial } from '../../src/console/ports.ts';
import { replay } from '../../src/incident/evolve.ts';
import type { ProcedureId } from '../../src/procedure/ids.ts';
import type { Procedure } from '../../src/procedure/procedure.ts';
import type { IncidentId } from '../../src/records/records.ts';
import { type Summary, summarize } from '../../src/report/summary.ts';
import { summaryText } from '../../src/report/summary-text.ts';
import { emptyShelf, memoryRecords, type Shelf } from '../support/memory-records.ts';
import { type HandClock, handClock, me, type Rig, rig } from './support/desk.ts';
import { gasLike } from './support/procedure.ts';

/** Three plans that ask the same questions, so that an answer in the wrong call would be taken without a word. */
const plan = (id: string, title: string, digest: string): Procedure => ({
  ...gasLike,
  id: id as ProcedureId,
  title: { zh: title },
  digest: digest.repeat(64),
  heard: [title],
  handOffs: [],
});
const plans = [
  plan('sample-one', '甲类来电', '1'),
  plan('sample-two', '乙类来电', '2'),
  plan('sample-three', '丙类来电', '3'),
];
const procedures = new Map(plans.map((one) => [one.id, one] as const));

const [one, two, three] = ['20261121-001', '20261121-002', '20261121-003'] as const;

/** One desk through an hour: its program may be killed, its clock and its records go on. */
class Hour {
  readonly shelf: Shelf = emptyShelf();
  readonly clock: HandClock = handClock();
  readonly began = this.clock.steady();
  pid = 100;
  at: Rig = this.open({ kind: 'procedure', procedure: 'sample-one' as ProcedureId });

  private open(initial?: Initial): Rig {
    this.pid += 1;
    return rig({
      records: memoryRecords({ shelf: this.shelf }),
      clock: this.clock,
      holder: { ...me, pid: this.pid },
      procedures,
      home: true,
      columns: 100,
      rows: 30,
      ports: { ...(initial === undefined ? {} : { initial }) },
    });
  }

  /** Goes on, second by second, until so many minutes after the first call came. */
  until(minutes: number): void {
    const left = minutes * 60 - (this.clock.steady() - this.began) / 1000;
    expect(left).toBeGreaterThanOrEqual(0);
    this.at.second(Math.round(left));
  }

  /** The program is gone in the middle of whatever it did; after some minutes it is started again. */
  killAndResume(minutes: number): void {
    this.shelf.holders.clear();
    this.clock.move(minutes * 60_000);
    this.at = this.open();
    this.at.press('<ctrl+r>', '1');
  }

  press(...keys: readonly string[]): string {
    return this.at.press(...keys);
  }

  /** Another caller, who says what the plan is found by. */
  take(title: string): void {
    this.press('<ctrl+o>', title, '1');
  }

  /** To that call, by the list where there are several others. */
  goTo(id: string): void {
    const screen = this.press('<ctrl+x>');
    if (screen.includes('切换到哪一通'))
      this.press(new RegExp(`(\\d) {2}${id.slice(-3)} `, 'u').exec(screen)?.[1] ?? '0');
    expect(this.onScreen()).toBe(id);
  }

  onScreen(): string {
    return (
      this.at
        .look()
        .slice(0, 60)
        .match(/\d{8}-\d{3}/)?.[0] ?? ''
    );
  }

  others(): string {
    return (
      this.at
        .look()
        .split('\n')
        .find((line) => line.includes('Ctrl+X')) ?? ''
    );
  }

  summary(id: string): Summary {
    const records = memoryRecords({ shelf: this.shelf });
    const kept = records.read(id as IncidentId);
    const incident = replay(kept?.entries ?? []);
    if (kept === undefined || incident === undefined) throw new Error(`no incident ${id}`);
    return summarize({
      id,
      incident,
      entries: kept.entries,
      procedures,
      head: kept.head,
      language: 'zh',
      redact: false,
      roles: {},
      damage: kept.damage,
    });
  }
}

const minutes = (n: number): number => n * 60_000;
const factOf = ({ facts }: Summary, field: string): unknown =>
  facts.flatMap((section) => section.facts).find((fact) => fact.field === field)?.value;
const late = ({ deviations }: Summary) =>
  deviations.flatMap(({ kind, step = '', by, elapsed }) =>
    kind === 'late' ? [{ step: step.split('/')[1], by, noticed: elapsed }] : [],
  );

describe('three calls for an hour', () => {
  it('parked, switched, late, killed twice and resumed, end in three summaries that are each right', () => {
    const hour = new Hour();

    // The first call: out within its minute, somebody cannot walk; then the telephone rings again.
    hour.until(0.5);
    hour.press('<enter>', '3');
    hour.until(1);
    hour.take('乙类');
    // The second caller talks: its first step, due after a minute, is done 30 s late. The third rings meanwhile.
    hour.until(2.5);
    expect(hour.at.rings()).toBe(1);
    hour.press('<enter>', '1', '1');
    hour.until(3);
    hour.take('丙类');
    hour.press('<enter>', '2');
    // The crew cannot be rung for the third: skipped with its reason.
    hour.press('<escape>', '2', '1');
    hour.press('王五', '<enter>');

    // The first call's crew is due at 5 min. It is parked: it rings and stands on the third call's screen.
    hour.until(4.5);
    expect(hour.others()).toContain('001 甲类来电 限 22:20:07');
    hour.until(6);
    expect(hour.at.rings()).toBe(2);
    hour.press('1');
    expect(hour.others()).toMatch(/001 甲类来电 限 22:20:07 已超时/u);
    hour.press('<backspace>');
    hour.goTo(one);
    hour.press('2', '1');
    hour.press('张三', '<enter>', '13800138001', '<enter>', '滨江路 1 号', '<enter>');
    hour.press('<ctrl+n>', '甲的备注', '<enter>');

    // The second goes on, and is left in the middle of a number when the program is killed.
    hour.until(10);
    hour.goTo(two);
    hour.press('李四', '<enter>', '13800');
    hour.killAndResume(3);
    expect(hour.others()).toMatch(/另 2 通/u);
    for (const id of [one, two, three]) {
      const entries = memoryRecords({ shelf: hour.shelf }).read(id as IncidentId)?.entries ?? [];
      expect(entries.filter(({ type }) => type === 'resumed')).toHaveLength(1);
    }
    if (hour.onScreen() !== two) hour.goTo(two);
    hour.press('13800138002', '<enter>', '滨江路 2 号', '<enter>');

    // The third gets a grade by hand, and its number.
    hour.until(20);
    hour.goTo(three);
    hour.press('13800138003', '<enter>', '滨江路 3 号', '<enter>');
    hour.press('<escape>', '9', '5', '2', '听上去不对', '<enter>');
    hour.press('<ctrl+n>', '丙的备注', '<enter>');
    hour.until(40);
    hour.killAndResume(5);

    // One after the other is ended; the most urgent of the others comes by itself.
    hour.until(58);
    const closed: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      closed.push(hour.onScreen());
      hour.press('<escape>', '8', '2', `尾声 ${hour.onScreen().slice(-1)}`, '<enter>', '<down>', '<enter>');
    }
    expect([...closed].sort()).toEqual([one, two, three]);
    expect(hour.at.look()).toContain('来电人说');
    hour.until(60);

    const [first, second, third] = [one, two, three].map((id) => hour.summary(id));
    if (!first || !second || !third) throw new Error('three summaries');

    // Each has its own facts, and nobody else's.
    expect([first, second, third].map((each) => factOf(each, 'caller'))).toEqual(['张三', '李四', '王五']);
    expect([first, second, third].map((each) => factOf(each, 'phone'))).toEqual([
      '13800138001',
      '13800138002',
      '13800138003',
    ]);
    expect([first, second, third].map((each) => factOf(each, 'address'))).toEqual([
      '滨江路 1 号',
      '滨江路 2 号',
      '滨江路 3 号',
    ]);
    expect([first, second, third].map((each) => factOf(each, 'inside'))).toEqual(['unable', 'none', 'able']);
    expect([first, second, third].map(({ notes }) => notes.map(({ text }) => text))).toEqual([
      ['甲的备注'],
      [],
      ['丙的备注'],
    ]);
    const texts = [first, second, third].map(summaryText);
    for (const [at, text] of texts.entries())
      for (const word of [
        '张三',
        '李四',
        '王五',
        '滨江路 1',
        '滨江路 2',
        '滨江路 3',
        '尾声 1',
        '尾声 2',
        '尾声 3',
      ])
        expect(text.includes(word), `${word} in ${at}`).toBe(Number(wordsOf[word]) === at);

    // Lateness by the clock of each call: noticed within a second, counted from when it was due.
    expect(late(first)).toEqual([{ step: 'repair', by: minutes(1), noticed: minutes(5) + 1000 }]);
    expect(late(second)).toEqual([{ step: 'out', by: minutes(0.5), noticed: minutes(1) + 1000 }]);
    expect(late(third)).toEqual([]);

    // What was skipped and graded by hand stands where it was done.
    const deviations = [first, second, third].map((each) =>
      each.deviations
        .filter(({ kind }) => kind !== 'late' && kind !== 'left-undone')
        .map(({ kind, reason }) => `${kind} ${reason}`),
    );
    expect(deviations).toEqual([[], [], ['skipped 来电人已挂断', 'grade-overridden 听上去不对']]);
    expect(first.grades.map(({ level }) => level)).toEqual(['one']);
    expect(second.grades.map(({ level }) => level)).toEqual([undefined]);
    expect(third.grades.map(({ override }) => override?.level)).toEqual(['one']);

    // Each was opened and closed at its own time, and lasted while no program ran.
    expect([first, second, third].map(({ opened }) => opened.slice(11, 19))).toEqual([
      '22:15:07',
      '22:16:07',
      '22:18:07',
    ]);
    expect([first, second, third].map(({ duration }) => duration)).toEqual([
      minutes(58),
      minutes(57),
      minutes(55),
    ]);
    expect([first, second, third].map(({ remarks }) => remarks)).toEqual([[], [], []]);
  });
});

/** Which call each word belongs to. */
const wordsOf: { readonly [word: string]: number } = {
  张三: 0,
  李四: 1,
  王五: 2,
  '滨江路 1': 0,
  '滨江路 2': 1,
  '滨江路 3': 2,
  '尾声 1': 0,
  '尾声 2': 1,
  '尾声 3': 2,
};
