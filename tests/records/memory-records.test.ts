import { describe, expect, test } from 'vitest';
import { emptyShelf, type MemoryRecords, memoryRecords } from '../support/memory-records.ts';
import { keepsThePromisesOfRecords } from './contract.ts';
import { day, holder, noted, opened } from './stories.ts';

describe('records in memory', () => {
  keepsThePromisesOfRecords(() => {
    const shelf = emptyShelf();
    const terminals: MemoryRecords[] = [];
    return {
      terminal() {
        const records = memoryRecords({ shelf });
        terminals.push(records);
        return records;
      },
      fail(fault, second) {
        for (const records of terminals) records.fail(fault, 0, second);
      },
      recover() {
        for (const records of terminals) records.recover();
      },
      setApart: () => [...shelf.apart.values()].flatMap((lines) => lines.map(({ text }) => text)).join('\n'),
    };
  });

  test('fail from the n-th append on', () => {
    const records = memoryRecords();
    const id = records.begin('live', day, holder());
    records.fail('broken', 2);
    const kinds = [0, 1, 2, 3].map(
      (count) => records.append(id, count, [count === 0 ? opened() : noted('字')]).kind,
    );
    expect(kinds).toEqual(['saved', 'saved', 'set-aside', 'set-aside']);
  });

  test('carry a desk code in their numbers', () => {
    expect(memoryRecords({ deskCode: 'B' }).begin('drill', day, holder())).toBe('B-D20261121-001');
  });
});
