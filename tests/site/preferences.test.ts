import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepPreference, preferenceValue, readPreferences } from '../../src/site/preferences.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhiban-preferences-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const now = new Date('2026-11-21T14:15:07.120Z');
const given = (text: string): void => writeFileSync(join(folder, 'config.json'), text);

describe('reading', () => {
  test('without a file there is nothing to honour, and none is made', () => {
    expect(readPreferences(folder, now)).toEqual({ preferences: {}, unfit: [] });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('what fits is taken, what does not is named and left out, what is unknown is left alone', () => {
    given('{ "operator": "王敏", "bell": "maybe", "language": "fr", "deskCode": "b2", "other": 1 }');
    expect(readPreferences(folder, now)).toEqual({
      preferences: { operator: '王敏', deskCode: 'B2' },
      unfit: ['language', 'bell'],
    });
  });

  test.each([['{'], [''], ['[]'], ['null'], ['"text"'], ['\u0000\u0001']])(
    'a damaged file %j is moved out of the way, and the defaults are used',
    (text) => {
      given(text);
      const movedTo = join(folder, 'config.json.bad-20261121T141507');
      expect(readPreferences(folder, now)).toMatchObject({ preferences: {}, damaged: { movedTo } });
      expect(readFileSync(movedTo, 'utf8')).toBe(text);
    },
  );
});

describe('writing', () => {
  test('what is kept is read again, from a file for its owner alone', async () => {
    expect(await keepPreference(folder, 'desk', '热线 1 台')).toBe(true);
    expect(await keepPreference(folder, 'bell', false)).toBe(true);
    expect(readPreferences(folder, now).preferences).toEqual({ desk: '热线 1 台', bell: false });
    expect(statSync(join(folder, 'config.json')).mode & 0o777).toBe(0o600);
  });

  test('taken away, the default is back', async () => {
    await keepPreference(folder, 'desk', '热线 1 台');
    await keepPreference(folder, 'desk', undefined);
    expect(readPreferences(folder, now).preferences).toEqual({});
  });

  test('what other versions of the program keep there stays', async () => {
    given('{ "newer": [1] }');
    await keepPreference(folder, 'operator', '王敏');
    expect(JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'))).toEqual({
      newer: [1],
      operator: '王敏',
    });
  });

  test('where nothing can be written the answer is no, and nothing is thrown', async () => {
    given('{');
    expect(await keepPreference(join(folder, 'config.json'), 'operator', '王敏')).toBe(false);
  });
});

test.each([
  ['operator', ' 王敏 ', '王敏'],
  ['operator', '', undefined],
  ['operator', '王\u001b[2J敏', undefined],
  ['operator', '王\u202e敏', undefined],
  ['operator', '长'.repeat(41), undefined],
  ['deskCode', 'a1', 'A1'],
  ['deskCode', '1A', undefined],
  ['deskCode', '../X', undefined],
  ['language', 'en', 'en'],
  ['language', 'de', undefined],
  ['theme', 'compatible', 'compatible'],
  ['theme', 'red', undefined],
  ['clipboard', 'file', 'file'],
  ['clipboard', 'on', undefined],
  ['bell', 'true', true],
  ['bell', false, false],
  ['bell', 1, undefined],
] as const)('%s takes %j as %j', (key, value, kept) => {
  expect(preferenceValue(key, value)).toBe(kept);
});
