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
  if (env['ZHIBAN_AMBIGUOUS'] === 'narrow' || theme === 'normal') return 1;
  return undefined;
};

export const themeName = (ambiguous: Ambiguous, colour: ColourLevel): ThemeName =>
  ambiguous === 2 ? 'compatible' : colour === 0 ? 'no-colour' : 'normal';
