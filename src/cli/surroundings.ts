import os from 'node:os';
import { inLanguage, type Language, type Text } from '../procedure/text.ts';
import { type Folders, foldersOf } from '../site/folders.ts';
import { type Preferences, type ReadPreferences, readPreferences } from '../site/preferences.ts';

/** What the command line was started in, worked out once. */
export interface Surroundings {
  readonly folders: Folders;
  readonly preferences: Preferences;
  readonly language: Language;
  /** Words in the language of the person. */
  tell(text: Text): string;
  /** Line by line was asked for, or is all that this terminal can do. */
  readonly plain: boolean;
  /** Whether both ends are a terminal: somebody sits there. Asked late, since opening the streams takes its time. */
  terminal(): boolean;
  /** Colours were not switched off on the command line. */
  readonly colour: boolean;
  /** The alternate screen was not switched off. */
  readonly altScreen: boolean;
  /** What went wrong on the way and should be said on stderr. */
  readonly remarks: readonly string[];
}

/** Options that count for every command. */
export interface GlobalOptions {
  readonly home?: string;
  readonly lang?: string;
  readonly plain?: boolean;
  readonly color?: boolean;
  readonly altScreen?: boolean;
}

type Environment = { readonly [name: string]: string | undefined };

/** `given` wins over `ZHIBAN_LANG`, then comes what the person chose, then the locale; Chinese when unsure. */
const languageOf = (
  given: string | undefined,
  env: Environment,
  preferred: Language | undefined,
): Language => {
  for (const word of [given, env['ZHIBAN_LANG']]) if (word === 'zh' || word === 'en') return word;
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return preferred ?? (/^en([_.@-]|$)/iu.test(locale) ? 'en' : 'zh');
};

/**
 * The options that are needed before the command line is read: its own help and errors come in a language. Arguments
 * behind `--` are words.
 */
export const earlyOptions = (args: readonly string[]): Pick<GlobalOptions, 'home' | 'lang'> => {
  const end = args.indexOf('--');
  const options = end < 0 ? args : args.slice(0, end);
  const value = (name: string): string | undefined => {
    const at = options.findLastIndex((arg) => arg === name || arg.startsWith(`${name}=`));
    const arg = options[at];
    return arg?.startsWith(`${name}=`) ? arg.slice(name.length + 1) : at < 0 ? undefined : options[at + 1];
  };
  const home = value('--home');
  const lang = value('--lang');
  return { ...(home === undefined ? {} : { home }), ...(lang === undefined ? {} : { lang }) };
};

/** Looks around. Reads the preferences, makes nothing but room for them where the file is damaged. */
export const lookAround = (options: Pick<GlobalOptions, 'home' | 'lang'>): Surroundings => {
  const { env } = process;
  const folders = foldersOf({
    home: options.home,
    env,
    platform: process.platform,
    userHome: userHome(),
    cwd: startedIn(),
    temporary: os.tmpdir(),
  });
  const read = readPreferences(folders.settings, new Date());
  const language = languageOf(options.lang, env, read.preferences.language);
  return {
    folders,
    preferences: read.preferences,
    language,
    tell: (text) => inLanguage(text, language),
    // A screen reader that is announced to programs like this one wants lines, not a screen that is drawn over.
    plain: env['TERM'] === 'dumb' || env['INK_SCREEN_READER'] === 'true',
    terminal: () => Boolean(process.stdin.isTTY && process.stdout.isTTY),
    colour: true,
    altScreen: true,
    remarks: remarksOn(read).map((text) => inLanguage(text, language)),
  };
};

/** The same surroundings, with what the command line asks for. */
export const asAsked = (around: Surroundings, { plain, color, altScreen }: GlobalOptions): Surroundings => ({
  ...around,
  plain: around.plain || plain === true,
  colour: color !== false,
  altScreen: altScreen !== false,
});

/** The user's home folder; empty where there is none. */
export const userHome = (): string => {
  try {
    return os.homedir();
  } catch {
    return '';
  }
};

/** The folder that the program was started in; the home folder where that one is gone, as after a stick was pulled. */
export const startedIn = (): string => {
  try {
    return process.cwd();
  } catch {
    return userHome();
  }
};

const remarksOn = ({ damaged, unfit }: ReadPreferences): readonly Text[] => {
  if (damaged !== undefined) {
    const { path, movedTo } = damaged;
    return [
      movedTo === undefined
        ? {
            zh: `设置文件损坏，先用默认设置；请删除 ${path}。`,
            en: `The preferences are damaged, so the defaults are used; please delete ${path}.`,
          }
        : {
            zh: `设置文件损坏，已移到 ${movedTo}，先用默认设置；需要时用 zhiban config set 重新设置。`,
            en: `The preferences were damaged and moved to ${movedTo}; the defaults are used. Set them anew with zhiban config set.`,
          },
    ];
  }
  return unfit.map((key) => ({
    zh: `设置 ${key} 的值不认识，先用默认值；可用 zhiban config set ${key} 重新设置。`,
    en: `The preference ${key} has an unknown value, so its default is used; set it anew with zhiban config set ${key}.`,
  }));
};
