import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keysOf } from '../../src/incident/same-line.ts';
import type { Fault, IncidentId, Records } from '../../src/records/records.ts';
import { answered, closed, day, holder, noted, notesOf, opened } from './stories.ts';

/** One place for records, at which several terminals work. */
export interface Stage {
  terminal(): Records;
  /** From now on the first place fails. */
  fail(fault: Fault, second: 'second-works' | 'second-fails'): void;
  recover(): void;
  /** What was put aside for good, for a person to look at. */
  setApart(): string;
}

/** The promises of the port; every body of it is held to all of them. */
export function keepsThePromisesOfRecords(stage: () => Stage): void {
  describe('numbers', () => {
    test('count up within a day and start anew on the next', () => {
      const records = stage().terminal();
      const given = [day, day, '20261122', day].map((date) => records.begin('live', date, holder()));
      expect(given).toEqual(['20261121-001', '20261121-002', '20261122-001', '20261121-003']);
    });

    test('of drills carry a D and count for themselves', () => {
      const records = stage().terminal();
      expect(records.begin('live', day, holder())).toBe('20261121-001');
      expect(records.begin('drill', day, holder())).toBe('D20261121-001');
    });

    test('are not given twice to two terminals', () => {
      const place = stage();
      const [one, other] = [place.terminal(), place.terminal()];
      const given = [one, other, one, other].map((records) => records.begin('live', day, holder()));
      expect(new Set(given).size).toBe(4);
    });
  });

  describe('entries', () => {
    test('come back as they were given', () => {
      const records = stage().terminal();
      const id = records.begin('live', day, holder());
      const entries = [opened(), noted('“引号”、\\、\n换行、\u2028、emoji 🙂'), answered('三号楼'), closed()];
      expect(records.append(id, 0, entries.slice(0, 1))).toEqual({ kind: 'saved' });
      expect(records.append(id, 1, entries.slice(1))).toEqual({ kind: 'saved' });
      expect(records.read(id)).toEqual({ entries, damage: [], head: expect.stringMatching(/^[0-9a-f]{8}$/) });
    });

    test('come back whatever was typed', () => {
      const records = stage().terminal();
      const id = records.begin('live', day, holder());
      let count = 0;
      fc.assert(
        fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 4 }), (texts) => {
          expect(
            records.append(
              id,
              count,
              texts.map((text) => noted(text)),
            ),
          ).toEqual({ kind: 'saved' });
          count += texts.length;
          const kept = records.read(id);
          expect(notesOf(kept?.entries).slice(count - texts.length)).toEqual(texts);
          expect(kept?.damage).toEqual([]);
        }),
        { numRuns: 40 },
      );
    });

    test('move the head, each of them', () => {
      const records = stage().terminal();
      const id = records.begin('live', day, holder());
      const heads = [0, 1, 2].map((count) => {
        records.append(id, count, [noted('同一句话')]);
        return records.read(id)?.head;
      });
      expect(new Set(heads).size).toBe(3);
    });

    test('of two incidents never mix', () => {
      const place = stage();
      const [one, other] = [place.terminal(), place.terminal()];
      const first = one.begin('live', day, holder());
      const second = other.begin('live', day, holder());
      for (const count of [0, 1, 2]) {
        one.append(first, count, [noted(`一${count}`)]);
        other.append(second, count, [noted(`二${count}`)]);
      }
      expect(notesOf(other.read(first)?.entries)).toEqual(['一0', '一1', '一2']);
      expect(notesOf(one.read(second)?.entries)).toEqual(['二0', '二1', '二2']);
    });

    test('are refused when the caller knows too little or too much', () => {
      const records = stage().terminal();
      const id = records.begin('live', day, holder());
      records.append(id, 0, [opened()]);
      expect(records.append(id, 0, [noted('旧')])).toEqual({ kind: 'conflict', entries: 1 });
      expect(records.append(id, 2, [noted('新')])).toEqual({ kind: 'conflict', entries: 1 });
      expect(records.read(id)?.entries).toHaveLength(1);
    });

    test('of an unknown incident are undefined', () => {
      const records = stage().terminal();
      for (const id of ['20261121-999', '../../../etc/passwd', '', '__proto__']) {
        expect(records.read(id as Parameters<typeof records.read>[0])).toBeUndefined();
      }
    });
  });

  describe('the right to write', () => {
    test('belongs to the terminal that began', () => {
      const place = stage();
      const [one, other] = [place.terminal(), place.terminal()];
      const id = one.begin('live', day, holder('甲'));
      expect(other.heldBy(id)).toEqual(holder('甲'));
      expect(other.hold(id, holder('乙'))).toEqual({ kind: 'taken', by: holder('甲') });
      expect(other.append(id, 0, [opened()])).toEqual({ kind: 'conflict', entries: 0 });
      expect(one.append(id, 0, [opened()])).toEqual({ kind: 'saved' });
    });

    test('goes to the next one when it was given back', () => {
      const place = stage();
      const [one, other] = [place.terminal(), place.terminal()];
      const id = one.begin('live', day, holder('甲'));
      one.append(id, 0, [opened()]);
      one.release(id);
      expect(one.heldBy(id)).toBeUndefined();
      expect(one.append(id, 1, [noted('晚了')])).toEqual({ kind: 'conflict', entries: 1 });
      expect(other.hold(id, holder('乙'))).toEqual({ kind: 'held' });
      expect(other.append(id, 1, [noted('接着')])).toEqual({ kind: 'saved' });
    });

    test('can be taken over, and then the first terminal cannot write, ever', () => {
      const place = stage();
      const [one, other] = [place.terminal(), place.terminal()];
      const id = one.begin('live', day, holder('甲'));
      one.append(id, 0, [opened()]);
      expect(other.hold(id, holder('乙'), 'force')).toEqual({ kind: 'held' });
      expect(one.append(id, 1, [noted('甲')])).toEqual({ kind: 'conflict', entries: 1 });
      expect(other.append(id, 1, [noted('乙')])).toEqual({ kind: 'saved' });
      expect(one.append(id, 2, [noted('甲')])).toEqual({ kind: 'conflict', entries: 2 });
      one.release(id);
      expect(other.append(id, 2, [noted('乙')])).toEqual({ kind: 'saved' });
      expect(notesOf(one.read(id)?.entries)).toEqual(['乙', '乙']);
      expect(one.read(id)?.damage).toEqual([]);
    });

    test('can be asked for twice by the same terminal', () => {
      const records = stage().terminal();
      const id = records.begin('live', day, holder());
      expect(records.hold(id, holder())).toEqual({ kind: 'held' });
      expect(records.append(id, 0, [opened()])).toEqual({ kind: 'saved' });
    });

    test.each(['20261121-777', '../../up', ''])(
      'of what is not there (%j) is nothing, and leaves nothing',
      (name) => {
        const place = stage();
        const records = place.terminal();
        const id = name as IncidentId;
        expect(records.hold(id, holder())).toEqual({ kind: 'held' });
        expect(records.append(id, 0, [opened()])).toEqual({ kind: 'conflict', entries: 0 });
        expect(records.heldBy(id)).toBeUndefined();
        records.release(id);
        records.close();
        expect(place.terminal().read(id)).toBeUndefined();
        expect(place.terminal().list()).toEqual([]);
        expect(place.terminal().begin('live', day, holder())).toBe('20261121-001');
      },
    );

    test('is given back by closing', () => {
      const place = stage();
      const [one, other] = [place.terminal(), place.terminal()];
      const id = one.begin('live', day, holder());
      one.close();
      expect(other.hold(id, holder('乙'))).toEqual({ kind: 'held' });
    });
  });

  describe('what was told before', () => {
    const told = (
      kind: 'live' | 'drill',
      date: string,
      values: readonly string[],
      desk = '1',
    ): [Records, IncidentId] => {
      const records = stage().terminal();
      return [records, tell(records, kind, date, values, desk)];
    };
    const tell = (
      records: Records,
      kind: 'live' | 'drill',
      date: string,
      values: readonly string[],
      desk = '1',
    ): IncidentId => {
      const id = records.begin(kind, date.replaceAll('-', ''), holder());
      const first = { ...opened(kind), desk, at: { wall: `${date}T10:00:00.000+08:00`, elapsed: 0 } };
      const [value = '', ...later] = values;
      records.append(id, 0, [
        first,
        answered(value),
        ...later.map((one, at) => ({
          ...answered(one, 3 + at),
          type: 'corrected' as const,
          was: { kind: 'value' as const, value },
        })),
      ]);
      records.reindex(id);
      return id;
    };
    const values = (
      records: Records,
      kind: 'live' | 'drill' = 'live',
      limit = 9,
    ): readonly string[] | undefined => records.told(['where'], kind, '1', limit)?.map(({ value }) => value);

    test('is offered newest first, as it stands in the end, and only so many', () => {
      const [records] = told('live', '2026-11-18', ['滨江路 18 号']);
      tell(records, 'live', '2026-11-20', ['滨江路 12 号', '滨江路 122 号']);
      expect(values(records)).toEqual(['滨江路 122 号', '滨江路 18 号']);
      expect(values(records, 'live', 1)).toEqual(['滨江路 122 号']);
    });

    test('of drills stays with drills, of another desk with that desk, of another field with that field', () => {
      const [records] = told('drill', '2026-11-18', ['滨江路 18 号']);
      tell(records, 'live', '2026-11-19', ['滨江路 12 号'], '2');
      expect(values(records)).toEqual([]);
      expect(values(records, 'drill')).toEqual(['滨江路 18 号']);
      expect(records.told(['other'], 'drill', '1', 9)).toEqual([]);
    });

    test('leaves out ids of choices and long stories', () => {
      const [records] = told('live', '2026-11-18', ['piped-gas']);
      tell(records, 'live', '2026-11-19', ['一'.repeat(121)]);
      expect(values(records)).toEqual([]);
    });

    test('finds the same line and the same door, however written, not before a day and not among drills', () => {
      const [records, first] = told('live', '2026-11-18', ['138-0013-8000 王女士']);
      const second = tell(records, 'live', '2026-11-20', ['13800138000']);
      const door = tell(records, 'live', '2026-11-20', ['滨江路18号2幢301室']);
      tell(records, 'drill', '2026-11-20', ['13800138000']);
      const same = (value: string, since = '2026-11-01T00:00:00+08:00'): readonly string[] | undefined =>
        records.withSame(keysOf(value), 'live', since)?.map(({ id }) => id);
      expect(same('+86 138 0013 8000')).toEqual([second, first]);
      expect(same('13800138000', '2026-11-19T00:00:00+08:00')).toEqual([second]);
      expect(same('滨江路 18 号 2-301')).toEqual([door]);
      expect(same('13800138001')).toEqual([]);
      expect(same('119')).toEqual([]);
    });
  });

  describe('lists', () => {
    const filled = (): Records => {
      const records = stage().terminal();
      const stories = [
        [opened('live', '电梯困人 138 0013 8000'), noted('主从复制延迟')],
        [opened('live', '热线'), answered('切换证书'), closed()],
        [opened('drill', '演练')],
      ] as const;
      for (const [index, entries] of stories.entries()) {
        const id = records.begin(entries[0].kind, `2026112${index}`, holder());
        const wall = `2026-11-2${index}T10:00:00.000+08:00`;
        const [first, ...rest] = entries;
        records.append(id, 0, [{ ...first, at: { wall, elapsed: 0 } }, ...rest]);
        records.reindex(id);
      }
      return records;
    };
    const ids = (records: Records, filter: Parameters<Records['list']>[0]): readonly string[] =>
      records.list(filter).map(({ id }) => id);

    test('are newest first and say what an incident is', () => {
      const heads = filled().list();
      expect(heads.map(({ id }) => id)).toEqual(['D20261122-001', '20261121-001', '20261120-001']);
      expect(heads[1]).toEqual({
        id: '20261121-001',
        kind: 'live',
        procedure: 'some-procedure',
        version: 3,
        opened: '2026-11-21T10:00:00.000+08:00',
        closed: closed().at.wall,
        operator: '甲',
        desk: '1',
        entries: 3,
      });
    });

    test.each([
      [{ status: 'open' }, ['D20261122-001', '20261120-001']],
      [{ status: 'closed' }, ['20261121-001']],
      [{ kinds: ['drill'] }, ['D20261122-001']],
      [{ kinds: [] }, []],
      [{ since: '2026-11-21' }, ['D20261122-001', '20261121-001']],
      [{ until: '2026-11-21' }, ['20261121-001', '20261120-001']],
      [{ since: '2026-11-21T11' }, ['D20261122-001']],
      [{ limit: 1 }, ['D20261122-001']],
      [{ search: '切换' }, ['20261121-001']],
      [{ search: '切' }, ['20261121-001']],
      [{ search: '主从复制延迟' }, ['20261120-001']],
      [{ search: '主从迟' }, []],
      [{ search: '复制 电梯' }, ['20261120-001']],
      [{ search: '0013' }, ['20261120-001']],
      [{ search: '20261121-001' }, ['20261121-001']],
      [{ search: 'SOME-procedure', limit: 2 }, ['D20261122-001', '20261121-001']],
      [{ search: '没有' }, []],
      [{ search: '%' }, []],
      [{ search: '"' }, []],
    ] as const)('choose by %j', (filter, expected) => {
      expect(ids(filled(), filter)).toEqual(expected);
    });

    test('leave out a number without an opening', () => {
      const records = stage().terminal();
      records.begin('live', day, holder());
      expect(records.list()).toEqual([]);
    });

    test('show what another terminal added meanwhile', () => {
      const place = stage();
      const [one, other] = [place.terminal(), place.terminal()];
      const id = one.begin('live', day, holder());
      one.append(id, 0, [opened()]);
      expect(other.list()).toMatchObject([{ id, entries: 1 }]);
      one.append(id, 1, [noted('新消息'), closed()]);
      expect(other.list({ status: 'closed', search: '新消息' })).toMatchObject([{ id, entries: 3 }]);
    });
  });

  describe('procedure texts', () => {
    test('are kept under their digest, the first one for good', () => {
      const place = stage();
      const digest = 'ab'.repeat(32);
      place.terminal().keepProcedure(digest, '{"一":1}');
      place.terminal().keepProcedure(digest, 'another');
      expect(place.terminal().procedure(digest)).toBe('{"一":1}');
      expect(place.terminal().procedure('cd'.repeat(32))).toBeUndefined();
    });
  });

  describe.each(['full', 'read-only', 'gone', 'denied', 'broken'] as const)(
    'a first place that is %s',
    (fault) => {
      test('sets lines aside, says so, and takes them back without a repeat', () => {
        const place = stage();
        const records = place.terminal();
        const id = records.begin('live', day, holder());
        expect(records.append(id, 0, [opened(), noted('零')])).toEqual({ kind: 'saved' });
        expect(records.troubles()).toEqual([]);

        place.fail(fault, 'second-works');
        expect(records.append(id, 2, [noted('一')])).toEqual({
          kind: 'set-aside',
          place: expect.any(String),
          because: fault,
        });
        expect(records.append(id, 3, [noted('二'), noted('三')])).toMatchObject({
          kind: 'set-aside',
          because: fault,
        });
        expect(records.mend()).toBe(false);
        expect(records.troubles()).toContainEqual({ fault, path: expect.any(String), count: 3 });
        expect(notesOf(records.read(id)?.entries)).toEqual(['零', '一', '二', '三']);

        place.recover();
        expect(records.append(id, 5, [noted('四')])).toEqual({ kind: 'saved' });
        expect(records.troubles()).toContainEqual({
          fault: 'merged-back',
          path: expect.any(String),
          count: 3,
        });
        expect(records.append(id, 6, [noted('五')])).toEqual({ kind: 'saved' });
        expect(records.troubles()).toEqual([]);
        expect(place.terminal().read(id)).toEqual(records.read(id));
        expect(notesOf(records.read(id)?.entries)).toEqual(['零', '一', '二', '三', '四', '五']);
        expect(records.read(id)?.damage).toEqual([]);
      });

      test('keeps lines in memory when the second place fails too', () => {
        const place = stage();
        const records = place.terminal();
        const id = records.begin('live', day, holder());
        records.append(id, 0, [opened()]);
        place.fail(fault, 'second-fails');
        expect(records.append(id, 1, [noted('一')])).toEqual({ kind: 'unsaved', because: fault });
        expect(records.append(id, 2, [noted('二')])).toEqual({ kind: 'unsaved', because: fault });
        expect(notesOf(records.read(id)?.entries)).toEqual(['一', '二']);
        expect(records.list({ search: '二' })).toMatchObject([{ id, entries: 3 }]);

        place.recover();
        expect(records.mend()).toBe(true);
        expect(notesOf(place.terminal().read(id)?.entries)).toEqual(['一', '二']);
        expect(records.append(id, 3, [noted('三')])).toEqual({ kind: 'saved' });
      });
    },
  );

  test('the version that is expected counts in lines that are set aside', () => {
    const place = stage();
    const records = place.terminal();
    const id = records.begin('live', day, holder());
    records.append(id, 0, [opened()]);
    place.fail('full', 'second-works');
    records.append(id, 1, [noted('一')]);
    expect(records.append(id, 1, [noted('又')])).toEqual({ kind: 'conflict', entries: 2 });
    place.recover();
    expect(records.append(id, 2, [noted('二')])).toEqual({ kind: 'saved' });
    expect(notesOf(records.read(id)?.entries)).toEqual(['一', '二']);
  });

  test('lines that only memory has when another terminal takes over are kept until a person can find them', () => {
    const place = stage();
    const [one, other] = [place.terminal(), place.terminal()];
    const id = one.begin('live', day, holder('甲'));
    one.append(id, 0, [opened()]);
    expect(one.whereIs(id)).toEqual({ kind: 'saved' });
    place.fail('full', 'second-fails');
    expect(one.append(id, 1, [noted('只有甲知道')])).toEqual({ kind: 'unsaved', because: 'full' });
    expect(one.whereIs(id)).toEqual({ kind: 'unsaved', because: 'full' });
    place.recover();
    expect(other.hold(id, holder('乙'), 'force')).toEqual({ kind: 'held' });

    place.fail('full', 'second-fails');
    expect(one.mend()).toBe(false);
    expect(one.whereIs(id)).toEqual({ kind: 'conflict', entries: 1 });
    expect(one.troubles()).toContainEqual({ fault: 'full', path: expect.any(String), count: 1 });
    one.release(id);

    place.recover();
    expect(one.mend()).toBe(true);
    expect(place.setApart()).toContain('只有甲知道');
    expect(one.troubles()).toEqual([{ fault: 'fits-nowhere', path: expect.any(String) }]);
    expect(one.whereIs(id)).toEqual({ kind: 'conflict', entries: 1 });
    expect(other.append(id, 1, [noted('乙接着')])).toEqual({ kind: 'saved' });
    expect(notesOf(one.read(id)?.entries)).toEqual(['乙接着']);

    other.release(id);
    expect(one.hold(id, holder('甲'))).toEqual({ kind: 'held' });
    expect(one.whereIs(id)).toEqual({ kind: 'saved' });
  });

  test('an incident that was given back is where it was', () => {
    const records = stage().terminal();
    const id = records.begin('live', day, holder());
    records.append(id, 0, [opened()]);
    records.release(id);
    expect(records.whereIs(id)).toEqual({ kind: 'saved' });
  });

  test('nothing is wrong where nothing happened', () => {
    const records = stage().terminal();
    const id = records.begin('live', day, holder());
    records.append(id, 0, [opened()]);
    records.reindex(id);
    records.beat();
    expect(records.mend()).toBe(true);
    expect(records.troubles()).toEqual([]);
    expect(records.verify()).toEqual(new Map());
    expect(records.verify(id)).toEqual(new Map());
  });
}
