import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Entry, Kind } from '../incident/entry.ts';
import { type Disk, errnoOf, type FileState } from './disk.ts';
import { faultOf } from './fault.ts';
import { gramQuery, gramsOf } from './grams.ts';
import { headOf, searchText, searchWords } from './head.ts';
import { isIncidentId } from './names.ts';
import type { Filter, Head, IncidentId } from './records.ts';

/** How a journal looked when it was indexed. */
export type Print = Pick<FileState, 'mtimeMs' | 'size'>;

/**
 * The index of the journals: never the truth, never needed to take an answer, made anew whenever in doubt. Nothing
 * here throws; `undefined` or `false` says that the index is of no use now.
 */
export interface Index {
  list(filter: Filter): readonly Head[] | undefined;
  /** All of it in one transaction. */
  update(work: (index: IndexWriter) => void): boolean;
  /** Whether the last try was in vain. */
  isUnusable(): boolean;
  close(): void;
}

export interface IndexWriter {
  put(incident: IncidentId, month: string, print: Print, entries: readonly Entry[]): void;
  drop(incident: IncidentId): void;
  /** When a month's folder was last changed, as far as its names are indexed. */
  monthTime(month: string): number | undefined;
  setMonthTime(month: string, time: number): void;
  incidentsOf(month: string): ReadonlyMap<IncidentId, Print>;
  /** Incidents that go on: their files grow without a change of the folder. */
  openIncidents(): ReadonlyMap<IncidentId, string>;
}

/** "zhib": tells our file from any other database. */
const applicationId = 0x7a686962;
const layout = 1;

/**
 * No write-ahead log: on a full disk its shared memory can kill the process. Erased words are overwritten, and other
 * terminals get a quarter of a second to finish.
 */
const settings = `
  PRAGMA journal_mode = TRUNCATE;
  PRAGMA synchronous = NORMAL;
  PRAGMA secure_delete = ON;
  PRAGMA trusted_schema = OFF;
`;

const schema = `
  CREATE TABLE months (month TEXT PRIMARY KEY, time REAL NOT NULL) STRICT;
  CREATE TABLE incidents (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    month TEXT NOT NULL,
    time REAL NOT NULL,
    size INTEGER NOT NULL,
    kind TEXT NOT NULL,
    procedure TEXT NOT NULL,
    version INTEGER NOT NULL,
    opened TEXT NOT NULL,
    instant INTEGER NOT NULL,
    closed TEXT,
    operator TEXT NOT NULL,
    desk TEXT NOT NULL,
    entries INTEGER NOT NULL,
    words TEXT NOT NULL
  ) STRICT;
  CREATE INDEX newest ON incidents (instant DESC, id DESC);
  CREATE INDEX unfinished ON incidents (month) WHERE closed IS NULL;
  CREATE INDEX by_month ON incidents (month);
  CREATE VIRTUAL TABLE grams USING fts5 (pairs, content = '', contentless_delete = 1, tokenize = 'ascii');
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${layout};
`;

type Row = { readonly [column: string]: SQLOutputValue };

const headOfRow = (row: Row): Head => {
  const head = {
    id: `${row['id']}` as IncidentId,
    kind: row['kind'] === 'drill' ? 'drill' : ('live' as Kind),
    procedure: `${row['procedure']}`,
    version: Number(row['version']),
    opened: `${row['opened']}`,
    operator: `${row['operator']}`,
    desk: `${row['desk']}`,
    entries: Number(row['entries']),
  } satisfies Head;
  return typeof row['closed'] === 'string' ? { ...head, closed: row['closed'] } : head;
};

/** SQLite ends a text at a NUL, and so would a search. */
const plain = (text: string): string => text.replaceAll('\0', ' ');

/** The primary result code of SQLite; undefined for what is no failure of SQLite. */
const codeOf = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : undefined;

/** The file is no index, or one of another layout. */
class Foreign extends Error {}

/** This Node was built without SQLite. */
class Missing extends Error {}

/**
 * Whether the file itself is at fault, and not a disk or another terminal: SQLITE_CORRUPT, SQLITE_NOTADB, and
 * SQLITE_ERROR, since the statements are always the same and only tables that were meddled with refuse them. A number
 * that is too large to be one of ours comes as an error of Node's.
 */
function isDamage(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== undefined) return code === 1 || code === 11 || code === 26;
  const strange = error instanceof Error && 'code' in error && `${error.code}`.startsWith('ERR_');
  return strange || error instanceof Foreign;
}

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
  let open: { readonly database: DatabaseSync; readonly file: Pick<FileState, 'ino' | 'dev'> } | undefined;
  let unusable = false;
  let rebuilding = false;

  const close = (): void => {
    const closing = open?.database;
    open = undefined;
    try {
      closing?.close();
    } catch {
      // It is of no use any more, and nothing in it is the only copy of anything.
    }
  };

  /** SQLite would make its file readable for everybody; one that is there already keeps its mode. */
  const makeFile = (): void => {
    const state = disk.stat(path);
    if (state && (state.mode & 0o077) !== 0) disk.restrict(path, 0o600);
    if (state) return;
    try {
      disk.close(disk.open(path, 'create'));
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST') throw error;
    }
  };

  const first = (database: DatabaseSync, sql: string): SQLOutputValue | undefined =>
    Object.values(database.prepare(sql).get() ?? {})[0];
  const isEmpty = (database: DatabaseSync): boolean =>
    first(database, 'SELECT count(*) FROM sqlite_schema') === 0;

  const prepare = (database: DatabaseSync): void => {
    database.exec(settings);
    if (isEmpty(database)) {
      database.exec('BEGIN IMMEDIATE');
      // Another terminal may have been quicker.
      if (isEmpty(database)) database.exec(schema);
      database.exec('COMMIT');
    }
    if (
      first(database, 'PRAGMA application_id') !== applicationId ||
      first(database, 'PRAGMA user_version') !== layout
    ) {
      throw new Foreign(path);
    }
    // A large index is trusted until a query stumbles: reading all of it would keep the operator waiting.
    if ((disk.stat(path)?.size ?? 0) > 8_000_000) return;
    if (first(database, 'PRAGMA quick_check(1)') !== 'ok') throw new Foreign(path);
  };

  const connect = (): DatabaseSync => {
    const there = disk.stat(path);
    if (open && there?.ino === open.file.ino && there.dev === open.file.dev) return open.database;
    close();
    makeFile();
    const file = disk.stat(path);
    // Loaded here and not at the start: no answer ever waits for it.
    const sqlite: typeof import('node:sqlite') | undefined = process.getBuiltinModule('node:sqlite');
    if (!sqlite) throw new Missing('node:sqlite');
    const database = new sqlite.DatabaseSync(path, { timeout: 250 });
    open = { database, file: { ino: file?.ino ?? 0, dev: file?.dev ?? 0 } };
    prepare(database);
    return database;
  };

  /** A damaged or foreign file is kept under another name, its journal with it. */
  const putAside = (): void => {
    close();
    const aside = `${path.replace(/\.sqlite$/, '')}.corrupt-${stamp()}`;
    disk.rename(path, aside);
    if (disk.stat(`${path}-journal`)) disk.rename(`${path}-journal`, `${aside}-journal`);
    told(aside);
  };

  /** @param again whether the work makes sense with an index that was just made anew, and is empty */
  function use<T>(work: (database: DatabaseSync) => T, again: boolean): T | undefined {
    try {
      const answer = work(connect());
      unusable = false;
      return answer;
    } catch (error) {
      const damaged = isDamage(error);
      // Only what SQLite or the disk say may pass; anything else is a bug.
      if (!damaged && codeOf(error) === undefined && !(error instanceof Missing)) faultOf(error);
      close();
      unusable = true;
      if (!damaged || rebuilding) return undefined;
      try {
        putAside();
      } catch (failure) {
        faultOf(failure);
        return undefined;
      }
      rebuilding = true;
      const answer = again ? use(work, false) : undefined;
      rebuilding = false;
      return answer;
    }
  }

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

  const writerOn = (database: DatabaseSync): IndexWriter => {
    const prints = (rows: readonly Row[]): [IncidentId, Row][] =>
      rows.flatMap((row) => {
        const id = `${row['id']}`;
        return isIncidentId(id) ? [[id, row]] : [];
      });
    const drop = (incident: IncidentId): void => {
      const row = database.prepare('DELETE FROM incidents WHERE id = ? RETURNING number').get(incident);
      if (row) database.prepare('DELETE FROM grams WHERE rowid = ?').run(Number(row['number']));
    };
    return {
      drop,
      put(incident, month, print, entries) {
        drop(incident);
        // Without its opening an incident is in no list; its print is kept, so that it is not read again and again.
        const head = headOf(incident, entries) ?? {
          ...{
            id: incident,
            kind: 'live',
            procedure: '',
            version: 0,
            opened: '',
            operator: '',
            desk: '',
            entries: 0,
          },
        };
        const words = plain(searchText(incident, entries));
        const instant = Date.parse(head.opened);
        const { lastInsertRowid } = database
          .prepare(
            `INSERT INTO incidents (id, month, time, size, kind, procedure, version, opened, instant, closed, operator,
             desk, entries, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          )
          .run(
            ...[
              incident,
              month,
              print.mtimeMs,
              print.size,
              head.kind,
              head.procedure,
              head.version,
              head.opened,
            ],
            ...[
              Number.isNaN(instant) ? 0 : instant,
              head.closed ?? null,
              head.operator,
              head.desk,
              head.entries,
              words,
            ],
          );
        database
          .prepare('INSERT INTO grams (rowid, pairs) VALUES (?, ?)')
          .run(lastInsertRowid, gramsOf(words));
      },
      monthTime(month) {
        const row = database.prepare('SELECT time FROM months WHERE month = ?').get(month);
        return row && Number(row['time']);
      },
      setMonthTime(month, time) {
        database.prepare('INSERT OR REPLACE INTO months VALUES (?, ?)').run(month, time);
      },
      incidentsOf(month) {
        const rows = database.prepare('SELECT id, time, size FROM incidents WHERE month = ?').all(month);
        return new Map(
          prints(rows).map(([id, row]) => [id, { mtimeMs: Number(row['time']), size: Number(row['size']) }]),
        );
      },
      openIncidents() {
        const rows = database.prepare('SELECT id, month FROM incidents WHERE closed IS NULL').all();
        return new Map(prints(rows).map(([id, row]) => [id, `${row['month']}`]));
      },
    };
  };

  return {
    list,
    update(work) {
      const written = (database: DatabaseSync): true => {
        database.exec('BEGIN IMMEDIATE');
        work(writerOn(database));
        database.exec('COMMIT');
        return true;
      };
      return use(written, true) ?? false;
    },
    isUnusable: () => unusable,
    close,
  };
}
