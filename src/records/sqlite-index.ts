import type { DatabaseSync } from 'node:sqlite';
import type { Kind } from '../incident/entry.ts';
import type { Disk } from './disk.ts';
import { gramQuery } from './grams.ts';
import { searchWords } from './head.ts';
import { indexFile, isBusy } from './index-file.ts';
import { type IndexReader, type IndexWriter, indexWriter, plain, type Row } from './index-writer.ts';
import type { Filter, Head, IncidentId, Told } from './records.ts';

/**
 * The index of the journals: never the truth, never needed to take an answer, made anew whenever in doubt. Nothing
 * here throws; `undefined` or `false` says that the index is of no use now.
 */
export interface Index {
  list(filter: Filter): readonly Head[] | undefined;
  told(fields: readonly string[], kind: Kind, desk: string, limit: number): readonly Told[] | undefined;
  withSame(keys: readonly string[], kind: Kind, since: string): readonly Head[] | undefined;
  /** All of it in one transaction. */
  update(work: (index: IndexWriter) => void): boolean;
  /** Only looks. */
  look<T>(work: (index: IndexReader) => T): T | undefined;
  /** Whether the last try was in vain, for another reason than that another terminal wrote. */
  isUnusable(): boolean;
  close(): void;
}

const headOfRow = (row: Row): Head => {
  const head = {
    id: `${row['id']}` as IncidentId,
    kind: row['kind'] === 'drill' ? 'drill' : 'live',
    procedure: `${row['procedure']}`,
    version: Number(row['version']),
    opened: `${row['opened']}`,
    operator: `${row['operator']}`,
    desk: `${row['desk']}`,
    entries: Number(row['entries']),
  } satisfies Head;
  return typeof row['closed'] === 'string' ? { ...head, closed: row['closed'] } : head;
};

/**
 * @param stamp for the name of a damaged file that is put aside
 * @param told is called with that name, before the index is made anew
 */
export function sqliteIndex(
  disk: Disk,
  path: string,
  stamp: () => string,
  told: (aside: string) => void,
): Index {
  const { use, isUnusable, close } = indexFile(disk, path, stamp, told);

  function list(filter: Filter): readonly Head[] | undefined {
    const { status = 'all', kinds, since, until, search, limit } = filter;
    const words = searchWords(search).map(plain);
    const conditions = ["opened <> ''"];
    const values: (string | number)[] = [];
    const where = (condition: string, ...bound: readonly (string | number)[]): void => {
      conditions.push(condition);
      values.push(...bound);
    };
    if (status !== 'all') where(status === 'open' ? 'closed IS NULL' : 'closed IS NOT NULL');
    if (kinds) where('kind IN (SELECT value FROM json_each(?))', JSON.stringify(kinds));
    if (since !== undefined) where('substr(opened, 1, ?) >= ?', since.length, since);
    if (until !== undefined) where('substr(opened, 1, ?) <= ?', until.length, until);
    for (const word of words) {
      where('number IN (SELECT rowid FROM grams WHERE grams MATCH ?)', gramQuery(word));
      where('instr(words, ?) > 0', word);
    }
    const sql = `SELECT * FROM incidents WHERE ${conditions.join(' AND ')} ORDER BY instant DESC, id DESC LIMIT ?`;
    const asked = (database: DatabaseSync): readonly Head[] =>
      database
        .prepare(sql)
        .all(...values, limit ?? -1)
        .map(headOfRow);
    return use(asked, false);
  }

  /** An operator waits for it, so another terminal that writes is hardly waited for. */
  function quickly<T>(work: (database: DatabaseSync) => T): T | undefined {
    return use((database): T | undefined => {
      database.exec('PRAGMA busy_timeout = 20');
      try {
        return work(database);
      } catch (error) {
        if (isBusy(error)) return undefined;
        throw error;
      } finally {
        database.exec('PRAGMA busy_timeout = 250');
      }
    }, false);
  }

  return {
    list,
    told(fields, kind, desk, limit) {
      const sql = `SELECT field, value FROM told WHERE field = ? AND kind = ? AND desk = ? ORDER BY instant DESC LIMIT ?`;
      return quickly((database) => {
        const asked = database.prepare(sql);
        return fields.flatMap((field) =>
          asked
            .all(field, kind, desk, limit)
            .map((row) => ({ field: `${row['field']}`, value: `${row['value']}` })),
        );
      });
    },
    withSame(keys, kind, since) {
      const sql = `SELECT * FROM incidents WHERE number IN (SELECT number FROM same WHERE key IN (SELECT value FROM
        json_each(?))) AND kind = ? AND instant >= ? ORDER BY instant DESC, id DESC LIMIT 20`;
      return quickly((database) =>
        database.prepare(sql).all(JSON.stringify(keys), kind, Date.parse(since)).map(headOfRow),
      );
    },
    update(work) {
      const written = (database: DatabaseSync): true => {
        database.exec('BEGIN IMMEDIATE');
        work(indexWriter(database));
        database.exec('COMMIT');
        return true;
      };
      return use(written, true) ?? false;
    },
    look: (work) => use((database) => work(indexWriter(database)), false),
    isUnusable,
    close,
  };
}
