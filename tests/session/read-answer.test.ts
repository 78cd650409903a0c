import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldId } from '../../src/procedure/ids.ts';
import type { Field, FieldType } from '../../src/procedure/procedure.ts';
import { readAnswer } from '../../src/session/read-answer.ts';

const now = '2026-11-21T22:15:07.000+08:00';
const field = (type: FieldType): Field =>
  ({ id: 'f' as FieldId, label: { zh: '项', en: 'item' }, type }) as Field;
const read = (type: FieldType, written: string) => readAnswer(field(type), written, now);

describe('a number as it is written', () => {
  it.each([
    ['3', 3],
    ['３', 3],
    ['三', 3],
    ['3人', 3],
    ['３ 人', 3],
    ['3 people', 3],
    ['12.5', 12.5],
    ['1２。5', 12.5],
    ['-3', -3],
    ['85%', 85],
    ['1,000', 1000],
    ['１，０００', 1000],
    ['12,000,000人', 12_000_000],
    ['0', 0],
  ])('%s is %d', (written, number) => {
    expect(read('count', written)).toBe(number);
    expect(read('number', ` ${written} `)).toBe(number);
  });

  it.each([
    '1，2',
    '3,4',
    '1,00',
    '1000,000',
    '1,',
    ',1',
    '3-4',
    '3到四个',
    '三四个',
    '七层',
    '二十',
    '3十',
    '2万',
    '3千多',
    '30多人',
    '10来个',
    '3k',
    '3 million',
    '几个',
    '',
    '3人2车',
  ])('%s is none: nothing is made up', (written) => {
    expect(read('count', written)).toBeUndefined();
  });

  it('every whole number is read back, with and without its groups', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (number) => {
        expect(read('count', String(number))).toBe(number);
        expect(read('count', number.toLocaleString('en-US'))).toBe(number);
      }),
    );
  });
});

describe('what else is written', () => {
  it.each([
    ['phone', '１３８ 0013 8000', '138 0013 8000'],
    ['moment', '22：05', '2026-11-21T22:05:00.000+08:00'],
    ['moment', '吃饭那会儿', '吃饭那会儿'],
    ['text', ' 红色，３栋 ', '红色，３栋'],
  ] as const)('a %s: %s is %s', (type, written, value) => {
    expect(read(type, written)).toBe(value);
  });
});
