import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../procedure/text.ts';
import { makeFolder } from './folders.ts';

/** What one person chose on this machine. Everything has a default, so nothing is ever asked before a call. */
export interface Preferences {
  /** As written into incidents; the system's user name when absent. */
  readonly operator?: string;
  readonly desk?: string;
  /** Comes in front of incident numbers where a site has several desks: a capital, then up to 7 capitals or digits. */
  readonly deskCode?: string;
  readonly language?: Language;
  /** `auto` goes by what the terminal can show and says of its background; `compatible` draws only what all show alike. */
  readonly theme?: Theme;
  /** Whether a clock that runs out rings. On when absent. */
  readonly bell?: boolean;
  /**
   * Where copied words go: to the terminal's clipboard and a file, to the file only, or nowhere. `auto` when absent. Many
   * terminals refuse their clipboard without a word.
   */
  readonly clipboard?: Clipboard;
}

type Clipboard = 'auto' | 'file' | 'off';

const themes = ['auto', 'dark', 'light', 'high-contrast', 'no-colour', 'compatible'] as const;
type Theme = (typeof themes)[number];
export type PreferenceKey = keyof Preferences;

/** What came of reading the file. The program starts in every case. */
export interface ReadPreferences {
  readonly preferences: Preferences;
  /** The file was damaged; it lies here now and the defaults are used. Undefined where it could not even be moved. */
  readonly damaged?: { readonly path: string; readonly movedTo?: string };
  /** Values that mean nothing to this version of the program, and are left out. */
  readonly unfit: readonly PreferenceKey[];
}

/** The file, in the folder of settings. */
export const preferencesPath = (settings: string): string => join(settings, 'config.json');

/**
 * Reads the preferences. Conf would throw at a damaged file and is not worth its weight before the first screen, so
 * reading is done here and Conf only writes.
 * @param now for the name of a damaged file that is moved out of the way
 */
export const readPreferences = (settings: string, now: Date): ReadPreferences => {
  const path = preferencesPath(settings);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    // Not there, or not readable: then there is nothing to honour, and nothing is moved.
    return { preferences: {}, unfit: [] };
  }
  const held = objectIn(text);
  if (held !== undefined) return choose(held);
  const movedTo = `${path}.bad-${now.toISOString().replace(/[-:]|\..*/gu, '')}`;
  try {
    renameSync(path, movedTo);
    return { preferences: {}, damaged: { path, movedTo }, unfit: [] };
  } catch {
    return { preferences: {}, damaged: { path }, unfit: [] };
  }
};

const objectIn = (text: string): object | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

const choose = (held: object): ReadPreferences => {
  const present = preferenceKeys.filter((key) => Object.hasOwn(held, key));
  const read = present.map((key) => [key, preferenceValue(key, Reflect.get(held, key))] as const);
  return {
    preferences: Object.fromEntries(read.filter(([, value]) => value !== undefined)),
    unfit: read.filter(([, value]) => value === undefined).map(([key]) => key),
  };
};

/** What each key takes: the value to keep, or undefined where it does not fit. Text stands for `true` and `false` too. */
const rules = {
  operator: (value: unknown) => words(value, 40),
  desk: (value: unknown) => words(value, 40),
  deskCode: (value: unknown) => {
    const code = typeof value === 'string' ? value.toUpperCase() : '';
    return /^[A-Z][A-Z0-9]{0,7}$/u.test(code) ? code : undefined;
  },
  language: (value: unknown) => (value === 'zh' || value === 'en' ? value : undefined),
  theme: (value: unknown) => themes.find((one) => one === value),
  bell: (value: unknown) =>
    value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined,
  clipboard: (value: unknown) =>
    value === 'auto' || value === 'file' || value === 'off' ? value : undefined,
} satisfies { [Key in PreferenceKey]-?: (value: unknown) => Preferences[Key] | undefined };

const words = (value: unknown, longest: number): string | undefined => {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  // Names go to screens and into records: nothing in them may move a cursor or turn the reading direction.
  return text !== '' && [...text].length <= longest && !/\p{C}/u.test(text) ? text : undefined;
};

/** In the order in which they are listed. */
export const preferenceKeys = Object.keys(rules) as readonly PreferenceKey[];

/** Whether there is such a preference. */
export const isPreferenceKey = (word: string): word is PreferenceKey => Object.hasOwn(rules, word);

/** The value as it is kept, or undefined where it does not fit the key. */
export const preferenceValue = (key: PreferenceKey, value: unknown): string | boolean | undefined =>
  rules[key](value);

/**
 * Writes one preference, or takes it away with undefined. False where the file cannot be written.
 * To be called after `readPreferences`, which has moved a damaged file out of the way.
 */
export const keepPreference = async (
  settings: string,
  key: PreferenceKey,
  value: string | boolean | undefined,
): Promise<boolean> => {
  const { default: Conf } = await import('conf');
  if (!makeFolder(settings)) return false;
  try {
    const conf = new Conf<Record<string, string | boolean>>({ cwd: settings, configFileMode: 0o600 });
    if (value === undefined) conf.delete(key);
    else conf.set(key, value);
    return true;
  } catch {
    return false;
  }
};
