import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { type Disk, errnoOf, type FileState } from './disk.ts';
import { faultOf } from './fault.ts';

/** "zhib": tells our file from any other database. */
const applicationId = 0x7a686962;
const layout = 2;

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
  CREATE TABLE told (
    number INTEGER NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    kind TEXT NOT NULL,
    desk TEXT NOT NULL,
    instant INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX told_before ON told (field, kind, desk, instant DESC);
  CREATE INDEX told_in ON told (number);
  CREATE TABLE same (number INTEGER NOT NULL, key TEXT NOT NULL) STRICT;
  CREATE INDEX same_key ON same (key);
  CREATE INDEX same_in ON same (number);
  CREATE VIRTUAL TABLE grams USING fts5 (pairs, content = '', contentless_delete = 1, tokenize = 'ascii');
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${layout};
`;

/** An index of an earlier program is made anew from the journals; nothing in it is the only copy of anything. */
const forget = `
  DROP TABLE IF EXISTS months;
  DROP TABLE IF EXISTS incidents;
  DROP TABLE IF EXISTS grams;
  DROP TABLE IF EXISTS told;
  DROP TABLE IF EXISTS same;
`;

/** The primary result code of SQLite; undefined for what is no failure of SQLite. */
const codeOf = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : undefined;

/** Another terminal writes just now. */
export const isBusy = (error: unknown): boolean => codeOf(error) === 5;

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
 * The index's database: opened when it is first asked, found anew when another terminal replaced it, put aside and made
 * anew when it is damaged or not ours. Nothing here throws.
 */
export interface IndexFile {
  /**
   * Undefined when the index is of no use now.
   * @param again whether the work makes sense with an index that was just made anew, and is empty
   */
  use<T>(work: (database: DatabaseSync) => T, again: boolean): T | undefined;
  /** Whether the last try was in vain, for another reason than that another terminal wrote. */
  isUnusable(): boolean;
  close(): void;
}

/**
 * @param stamp for the name of a damaged file that is put aside
 * @param told is called with that name, before the index is made anew
 */
export function indexFile(
  disk: Disk,
  path: string,
  stamp: () => string,
  told: (aside: string) => void,
): IndexFile {
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
    const ours = first(database, 'PRAGMA application_id') === applicationId;
    const version = Number(first(database, 'PRAGMA user_version'));
    if (ours && version > 0 && version < layout)
      database.exec(`BEGIN IMMEDIATE; ${forget} ${schema} COMMIT;`);
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
      // Another terminal's turn passes by itself.
      if (!isBusy(error)) unusable = true;
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

  return { use, isUnusable: () => unusable, close };
}
