import { nearest } from '../condition/nearest.ts';
import {
  isPreferenceKey,
  keepPreference,
  type PreferenceKey,
  preferenceKeys,
  preferencesPath,
  preferenceValue,
} from '../site/preferences.ts';
import { done, doneJson, failed, type Outcome } from './outcome.ts';
import type { Run } from './run.ts';
import type { Surroundings } from './surroundings.ts';
import { guess, usage } from './usage.ts';

/** Prints one preference; an empty line where the default counts. */
export const configGet: Run = async ({ words: [key = ''] }, around) => {
  if (!isPreferenceKey(key)) return unknownKey(key, around);
  return done(`${around.preferences[key] ?? ''}\n`);
};

/** Without a value the preference goes away, and the default comes back. */
export const configSet: Run = async ({ words: [key = '', value] }, around) => {
  const { tell, folders } = around;
  if (!isPreferenceKey(key)) return unknownKey(key, around);
  const kept = value === undefined || value === '' ? undefined : preferenceValue(key, value);
  if (kept === undefined && value) {
    return usage(
      tell({
        zh: `${key} 不能是“${value}”；它是${tell(takes[key])}。`,
        en: `${key} cannot be “${value}”; it is ${tell(takes[key])}.`,
      }),
    );
  }
  if (await keepPreference(folders.settings, key, kept)) return done('');
  const path = preferencesPath(folders.settings);
  return failed(
    tell({
      zh: `设置写不进 ${path}；请检查这个文件夹的权限和剩余空间，或用 --home 换一个文件夹。`,
      en: `The preference could not be written to ${path}; check its rights and the free space, or choose another folder with --home.`,
    }),
  );
};

/** Prints every preference, and what each takes. */
export const configList: Run = async ({ options }, { preferences, tell }) => {
  if (options['json'] === true) {
    return doneJson(preferenceKeys.map((id) => ({ id, value: preferences[id] ?? null })));
  }
  const { table } = await import('./table.ts');
  return done(
    table(
      preferenceKeys.map((key) => [
        key,
        String(preferences[key] ?? tell({ zh: '（默认）', en: '(default)' })),
        tell(takes[key]),
      ]),
    ),
  );
};

/** Prints the path of the preferences' file. */
export const configPath: Run = async (_, { folders }) => done(`${preferencesPath(folders.settings)}\n`);

/** What each preference is. */
const takes = {
  operator: { zh: '值班员姓名（40 字以内）', en: "the operator's name, up to 40 characters" },
  desk: { zh: '台席名称（40 字以内）', en: "the desk's name, up to 40 characters" },
  deskCode: {
    zh: '事件编号前的台席代码（大写字母开头，至多 8 个字母或数字）',
    en: 'a code in front of incident numbers: a capital, then up to 7 capitals or digits',
  },
  language: { zh: '界面语言（zh 或 en）', en: 'the language (zh or en)' },
  theme: {
    zh: '画面：auto 自动、dark 深底、light 浅底、high-contrast 高对比、no-colour 无色、compatible 兼容老终端',
    en: 'how screens are drawn: auto, dark, light, high-contrast, no-colour, or compatible with old terminals',
  },
  bell: { zh: '超时响铃（true 或 false）', en: 'ring when a clock runs out (true or false)' },
  clipboard: {
    zh: '复制话术到哪里（auto 剪贴板和文件、file 只存文件、off 不复制；不少终端不支持剪贴板，也不会说）',
    en: 'where copied words go (auto: clipboard and a file, file, or off; many terminals refuse the clipboard silently)',
  },
} satisfies { readonly [Key in PreferenceKey]: { readonly zh: string; readonly en: string } };

const unknownKey = (key: string, { tell }: Surroundings): Outcome =>
  usage(
    tell({ zh: `没有“${key}”这个设置。`, en: `There is no preference “${key}”. ` }) +
      guess(tell, nearest(key, preferenceKeys), {
        zh: `有 ${preferenceKeys.join('、')}。`,
        en: `There are ${preferenceKeys.join(', ')}.`,
      }),
  );
