import { describe, expect, test } from 'vitest';
import { colourLevel, statedWidth, themeName } from '../../src/cli/terminal-looks.ts';

describe('the theme', () => {
  test.each([
    ['dark', 1, 1, {}, {}],
    ['light', 1, 1, {}, { COLORFGBG: '0;15' }],
    ['light', 1, 2, {}, { COLORFGBG: '0;default;7' }],
    ['dark', 1, 1, {}, { COLORFGBG: '15;0' }],
    ['dark', 1, 1, { theme: 'dark' }, { COLORFGBG: '0;15' }],
    ['high-contrast', 1, 3, { theme: 'high-contrast' }, {}],
    ['no-colour', 1, 1, { theme: 'no-colour' }, {}],
    ['no-colour', 1, 0, { theme: 'light' }, {}],
    ['compatible', 2, 1, { theme: 'light' }, {}],
  ] as const)('is %s for width %d, colours %d, %j and %j', (theme, ambiguous, colour, preferences, env) => {
    expect(themeName(ambiguous, colour, preferences, env)).toBe(theme);
  });

  test('is compatible where the person or the environment says so', () => {
    expect(statedWidth({}, { theme: 'compatible' })).toBe(2);
    expect(statedWidth({ ZHIBAN_AMBIGUOUS: 'wide' }, { theme: 'dark' })).toBe(2);
    expect(statedWidth({ ZHIBAN_AMBIGUOUS: 'narrow' }, {})).toBe(1);
    expect(statedWidth({}, { theme: 'dark' })).toBeUndefined();
  });
});

test.each([
  [0, false, {}],
  [0, true, { NO_COLOR: '1' }],
  [0, true, { TERM: 'dumb' }],
  [0, true, { FORCE_COLOR: '0' }],
  [1, true, { TERM: 'xterm' }],
  [2, true, { TERM: 'xterm-256color' }],
  [3, true, { TERM: 'xterm', COLORTERM: 'truecolor' }],
] as const)('%d colours where wanted is %s and the environment %j', (level, wanted, env) => {
  expect(colourLevel(wanted, env)).toBe(level);
});
