import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phoneDoubt, phoneInGroups, phoneKeys, phoneNumbers } from '../../src/incident/phone.ts';

describe('a number in the groups in which it is read back', () => {
  test.each([
    ['13800138000', '138 0013 8000'],
    ['138-0013-8000', '138 0013 8000'],
    ['１３８００１３８０００', '138 0013 8000'],
    ['幺三八零零幺三八零零零', '138 0013 8000'],
    ['+86 13800138000', '+86 138 0013 8000'],
    ['0086-138-0013-8000', '0086 138 0013 8000'],
    ['013800138000', '0 138 0013 8000'],
    ['02161234567', '021-6123 4567'],
    ['(021) 6123 4567', '021-6123 4567'],
    ['（021）61234567转801', '021-6123 4567 转 801'],
    ['021-61234567-801', '021-6123 4567 转 801'],
    ['021-61234567 ext. 801', '021-6123 4567 转 801'],
    ['021 61234567 转分机 801', '021-6123 4567 转 801'],
    ['+86 21 6123 4567', '+86 21-6123 4567'],
    ['+86 021 6123 4567', '+86 021-6123 4567'],
    ['0537-2345678', '0537-234 5678'],
    ['05372345678', '0537-234 5678'],
    ['61234567', '6123 4567'],
    ['6123456', '612 3456'],
    ['4008108888', '400 810 8888'],
    ['8008108888', '800 810 8888'],
    ['119', '119'],
    ['12345', '12345'],
    ['+85261234567', '+852 6123 4567'],
    ['+853 6612 3456', '+853 6612 3456'],
    ['+886912345678', '+886 912 345 678'],
    ['+1 2025550123', '+1 202 555 0123'],
    ['0085261234567', '00852 6123 4567'],
    ['13800138000/13900139000', '138 0013 8000/139 0013 9000'],
    ['13800138000 13900139000', '138 0013 8000 / 139 0013 9000'],
    ['13800138000，或者 02161234567', '138 0013 8000，或者 021-6123 4567'],
    ['手机13800138000，找小王', '手机138 0013 8000，找小王'],
    ['138001', '138 001'],
    ['138001380001', '138 0013 8000 1'],
    ['王（13800138000）', '王(138 0013 8000)'],
    ['没有', '没有'],
  ])('%s is read as %s', (typed, groups) => {
    expect(phoneInGroups(typed)).toBe(groups);
  });
});

describe('what looks wrong', () => {
  test.each([
    '13800138000',
    '+8613800138000',
    '021-61234567转801',
    '0537 2345678',
    '61234567',
    '400 810 8888',
    '13800138000 或 02161234567',
    '幺三八零零幺三八零零零',
  ])('nothing with %s', (typed) => {
    expect(phoneDoubt(typed)).toBeUndefined();
  });

  test.each([
    ['1380013800', { kind: 'too-short', by: 1 }],
    ['13800138', { kind: 'too-short', by: 3 }],
    ['138001380001', { kind: 'too-long', by: 1 }],
    ['021-612345', { kind: 'too-short' }],
    ['021-612345678', { kind: 'too-long' }],
    ['12800138000', { kind: 'strange' }],
    ['23800138000', { kind: 'strange' }],
    ['010-12345678', { kind: 'strange' }],
    ['8012', { kind: 'too-short' }],
    ['119', { kind: 'short-number' }],
    ['12345', { kind: 'short-number' }],
    ['95533', { kind: 'short-number' }],
    ['+85261234567', { kind: 'abroad' }],
    ['+886912345678', { kind: 'abroad' }],
    ['+1 202 555 0123', { kind: 'abroad' }],
    ['没有', { kind: 'no-digits' }],
    ['13800138000、1390013900', { kind: 'too-short', by: 1 }],
  ])('%s: %o', (typed, doubt) => {
    expect(phoneDoubt(typed)).toEqual(doubt);
  });
});

describe('the same line', () => {
  test.each([
    ['138 0013 8000', '+86-13800138000'],
    ['138 0013 8000', '幺三八 零零幺三 八零零零'],
    ['021-61234567转801', '（021）6123 4567'],
    ['00852 61234567', '+852 6123 4567'],
    ['013800138000', '13800138000'],
    ['+86 21 6123 4567', '021-6123 4567'],
  ])('%s and %s', (one, other) => {
    expect(phoneKeys(one)).toEqual(phoneKeys(other));
    expect(phoneKeys(one)).toHaveLength(1);
  });

  test('of two numbers each counts; what many share and what is incomplete counts for nobody', () => {
    expect(phoneKeys('13800138000 / 02161234567')).toEqual(['13800138000', '02161234567']);
    for (const shared of ['119', '12345', '1380013800', '没有']) expect(phoneKeys(shared)).toEqual([]);
  });

  test('an extension is told apart from the number', () => {
    expect(phoneNumbers('021-61234567转801')[0]).toMatchObject({ digits: '02161234567', extension: '801' });
  });
});

const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/gu, '');
const typed = fc.string({
  unit: fc.constantFrom(...'0123456789012345678９０１+-() 转x.#/、或王ext', '分机', '+86', '021', '138'),
  maxLength: 40,
});

describe('grouping', () => {
  test('never loses, adds or moves a digit', () => {
    fc.assert(
      fc.property(typed, (text) => {
        expect(digitsOf(phoneInGroups(text))).toBe(digitsOf(text));
      }),
      { numRuns: 1000 },
    );
  });

  test('twice is once, however a number was written', () => {
    const number = fc.constantFrom(
      '13800138000',
      '8613800138000',
      '02161234567',
      '057112345678',
      '12345',
      '61234567',
    );
    const blanks = fc.array(fc.constantFrom('', '', '', ' ', '-', '  '), { minLength: 14, maxLength: 14 });
    const extension = fc.constantFrom('', '转801', ' ext 12', '#8');
    fc.assert(
      fc.property(number, blanks, extension, (digits, between, more) => {
        const once = phoneInGroups(`${Array.from(digits, (one, at) => one + between[at]).join('')}${more}`);
        expect(phoneInGroups(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  test('leaves no words out, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const letters = (some: string): string => some.replace(/[^\p{Script=Han}]/gu, '');
        if (!/[〇零一幺二三四五六七八九转轉分机機]/u.test(text))
          expect(letters(phoneInGroups(text))).toBe(letters(text));
        expect(() => phoneDoubt(text)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});
