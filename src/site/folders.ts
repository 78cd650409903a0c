import { mkdirSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';

/** Where this person's and this organisation's files lie. Naming them makes none; each is made when first written to. */
export interface Folders {
  /** Preferences. */
  readonly settings: string;
  /** The organisation's own contacts, limits and procedures, laid over the bundled ones. */
  readonly site: string;
  /** Incidents, their index and the procedure texts they were run on. */
  readonly records: string;
  /** What only this machine needs: the log of faults, the organisation's folder as it was loaded last. */
  readonly state: string;
}

/** What the folders are worked out from. */
export interface Whereabouts {
  /** `--home`. */
  readonly home?: string | undefined;
  readonly env: { readonly [name: string]: string | undefined };
  /** `process.platform`. */
  readonly platform: string;
  /** The user's home folder; empty where there is none. */
  readonly userHome: string;
  /** Where the program was started, for a relative `--home`. */
  readonly cwd: string;
  /** Used when there is no home folder at all. */
  readonly temporary: string;
}

/**
 * One folder for everything (`--home`, then `ZHIBAN_HOME`: a USB stick, a shared drive), else the folders that the
 * system keeps for such files. The XDG rules say that a relative path in those variables is to be ignored.
 */
export const foldersOf = (where: Whereabouts): Folders => {
  const { env } = where;
  const one = where.home || env['ZHIBAN_HOME'];
  if (one) return below(resolve(where.cwd, one));
  if (where.platform === 'win32' && env['LOCALAPPDATA']) return below(join(env['LOCALAPPDATA'], 'zhiban'));
  if (!isAbsolute(where.userHome)) return below(join(where.temporary, 'zhiban'));
  const xdg = (name: string, usual: string): string => {
    const given = env[name] ?? '';
    return join(isAbsolute(given) ? given : join(where.userHome, usual), 'zhiban');
  };
  const settings = xdg('XDG_CONFIG_HOME', '.config');
  return {
    settings,
    site: join(settings, 'site'),
    records: xdg('XDG_DATA_HOME', '.local/share'),
    state: xdg('XDG_STATE_HOME', '.local/state'),
  };
};

const below = (home: string): Folders => ({
  settings: home,
  site: join(home, 'site'),
  records: join(home, 'records'),
  state: join(home, 'state'),
});

/** Makes a folder that only its owner can look into. False where that is not possible; the program goes on without it. */
export const makeFolder = (folder: string): boolean => {
  if (isFolder(folder)) return true;
  // Level by level: with `recursive` Node never comes back where a folder is there in which none can be made, as in /proc.
  if (dirname(folder) === folder || !makeFolder(dirname(folder))) return false;
  try {
    mkdirSync(folder, { mode: 0o700 });
    return true;
  } catch {
    // Another process may have made it meanwhile.
    return isFolder(folder);
  }
};

const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
};
