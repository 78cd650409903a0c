import type { ThemeName, themeOf } from '../console/theme.ts';
import type { Ambiguous } from '../layout/width.ts';
import type { Preferences } from '../site/preferences.ts';

type Environment = { readonly [name: string]: string | undefined };
type ColourLevel = Exclude<Parameters<typeof themeOf>[1], undefined>;

/** How many colours are wanted and there: 0 none, 1 sixteen, 2 256, 3 all. */
export const colourLevel = (wanted: boolean, env: Environment): ColourLevel => {
  const { FORCE_COLOR: forced, NO_COLOR: none, TERM: term = '', COLORTERM: more = '' } = env;
  if (!wanted || none || forced === '0' || term === 'dumb') return 0;
  if (/truecolor|24bit/u.test(more)) return 3;
  return /256/u.test(term) ? 2 : 1;
};

/** The width of doubtful characters as the person says it is; undefined where the terminal has to be asked. */
export const statedWidth = (env: Environment, { theme }: Preferences): Ambiguous | undefined => {
  if (env['ZHIBAN_AMBIGUOUS'] === 'wide' || theme === 'compatible') return 2;
  if (env['ZHIBAN_AMBIGUOUS'] === 'narrow') return 1;
  return undefined;
};

/** What the terminal cannot do comes before what the person chose, and that before what the terminal says of itself. */
export const themeName = (
  ambiguous: Ambiguous,
  colour: ColourLevel,
  { theme = 'auto' }: Preferences,
  env: Environment,
): ThemeName => {
  if (ambiguous === 2) return 'compatible';
  if (colour === 0) return 'no-colour';
  return theme === 'auto' ? (isLight(env) ? 'light' : 'dark') : theme;
};

/** Some terminals tell their colours as `text;background`: 7 and 15 are the whites. */
const isLight = ({ COLORFGBG: colours = '' }: Environment): boolean => /;(7|15)$/u.test(colours);
