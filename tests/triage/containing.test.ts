import { describe, expect, test } from 'vitest';
import { containing } from '../../src/triage/containing.ts';
import { noSounds } from '../../src/triage/sounds.ts';
import { sounds } from './sounds.ts';

/** A role, who has it, and a number; nobody real. */
const texts = [
  'gas-repair',
  '燃气抢修',
  'Gas repair crew',
  '吕重行',
  'Example Lü',
  '138 0013 8000',
  '010-6655 1234',
];
const holds = containing(() => sounds);

describe('a few texts', () => {
  test.each([
    ['as written', '抢修'],
    ['within a word', '重行'],
    ['in any case and width', 'ＧＡＳ Crew'],
    ['in traditional characters', '呂'],
    ['by whole syllables', 'ranqi'],
    ['by a syllable that is begun', 'ranqiqiangx'],
    ['by initials', 'rqqx'],
    ['by two-letter initials among whole syllables', 'lvchh'],
    ['by every reading of a character', 'lvzhongxing'],
    ['by characters and letters mixed', '燃qqx'],
    ['by words out of order', 'crew 吕'],
    ['by letters with their tones', 'lǚ'],
    ['by digits inside of a number', '0013'],
    ['by a number in another writing', '１３８００１３８０００'],
    ['by digits over a hyphen', '06655'],
    ['by signs only, which say nothing', '、'],
    ['without a word', ' '],
  ])('are found %s: %s', (_, typed) => {
    expect(holds(typed)(texts)).toBe(true);
  });

  test.each(['抢救', 'rqqxx', '行重', '8000138', 'crew 张', 'zzz', '138 0013 8001'])(
    'do not hold %s',
    (typed) => {
      expect(holds(typed)(texts)).toBe(false);
    },
  );

  test('do not run into each other', () => {
    expect(holds('修吕')(['燃气抢修', '吕重行'])).toBe(false);
  });

  test('are compared by how they are written where sounds are not known', () => {
    const plainly = containing(() => noSounds);
    expect(plainly('抢修 138')(texts)).toBe(true);
    expect(plainly('qx')(texts)).toBe(false);
  });
});
