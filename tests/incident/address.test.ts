import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressAloud, addressInParts, addressKey, missingIn } from '../../src/incident/address.ts';
import { addressParts } from '../../src/incident/address-parts.ts';

describe('an address in its parts', () => {
  test.each([
    ['滨江路18号2-301', '滨江路 18 号 · 2-301'],
    ['滨江路１８号２幢３０１室', '滨江路 18 号 · 2 幢 301 室'],
    ['滨江路 18 号 2-1-301', '滨江路 18 号 · 2-1-301'],
    ['江东省滨江市江南区人民大道1222号', '江东省滨江市江南区 · 人民大道 1222 号'],
    ['上海市浦东新区样例路1222弄18号301室', '上海市浦东新区 · 样例路 1222 弄 18 号 · 301 室'],
    ['滨江花园小区二号楼三单元四楼', '滨江花园小区 · 二号楼 三单元 四楼'],
    ['江南区中山路街道阳光花园12栋B座1903', '江南区中山路街道 · 阳光花园 · 12 栋 B 座 1903'],
    ['人民广场路66号', '人民广场路 66 号'],
    ['滨江路小区5号楼', '滨江路小区 · 5 号楼'],
    ['滨江路甲18号院3号楼', '滨江路 甲 18 号院 · 3 号楼'],
    ['滨江大厦地下2层', '滨江大厦 · 地下 2 层'],
    ['滨江大厦3至8层', '滨江大厦 · 3 至 8 层'],
    ['滨江路88号楼顶', '滨江路 88 号 · 楼顶'],
    ['滨江路88号楼下', '滨江路 88 号 · 楼下'],
    ['滨江路8号楼5楼', '滨江路 · 8 号楼 5 楼'],
    ['样例商场B1', '样例商场 · B1'],
    ['阳光花园对面人民路18号', '阳光花园对面 · 人民路 18 号'],
    ['滨江路和人民路口', '滨江路 · 和人民路口'],
    ['滨江路加油站旁边', '滨江路 · 加油站旁边'],
    ['柳树镇东湾村3组', '柳树镇东湾村 · 3 组'],
    ['人民医院住院楼5楼', '人民医院 · 住院楼 · 5 楼'],
    ['市场路菜市场', '市场路 · 菜市场'],
    ['滨江路18号，2幢，301，靠河边', '滨江路 18 号 · 2 幢 301 · 靠河边'],
    ['滨江路8-2号', '滨江路 8-2 号'],
    ['301室 2幢 滨江路18号', '301 室 2 幢 · 滨江路 18 号'],
    ['河边那个蓝房子', '河边那个蓝房子'],
    ['18 Riverside Road, flat 301', '18 Riverside Road · flat 301'],
    ['', ''],
  ])('%s is %s', (typed, parts) => {
    expect(addressInParts(typed)).toBe(parts);
  });
});

test.each([
  ['滨江路1222号', '滨江路 1 2 2 2 号'],
  ['滨江路122号', '滨江路 1 2 2 号'],
  ['滨江路18号2幢301室', '滨江路 1 8 号 · 2 幢 3 0 1 室'],
  ['滨江路18号2-301', '滨江路 1 8 号 · 2-3 0 1'],
  ['18 Riverside Road', '1 8 Riverside Road'],
])('%s is read aloud as %s', (typed, aloud) => {
  expect(addressAloud(typed)).toBe(aloud);
});

describe('what responders miss', () => {
  test.each<[string, readonly string[]]>([
    ['滨江路', ['number']],
    ['江南区滨江路', ['number']],
    ['滨江路18号', []],
    ['阳光花园', ['building']],
    ['阳光花园2幢', ['floor']],
    ['阳光花园2幢5楼', []],
    ['滨江路18号2-301', []],
    ['滨江路加油站旁边', []],
    ['河边那个蓝房子', []],
    ['18 Riverside Road', []],
  ])('%s: %o', (typed, missing) => {
    expect(missingIn(typed)).toEqual(missing);
  });
});

describe('the same door', () => {
  test.each([
    ['滨江路18号2-301', '江东省滨江市江南区滨江路 18 号 2 幢 301 室'],
    ['滨江花园二号楼三单元501', '滨江花园2幢3单元501户'],
    ['301室，2栋，滨江路18号', '滨江路十八号2座301'],
    ['滨江路18号2-301 加油站旁边', '滨江路18号2-301'],
  ])('%s and %s', (one, other) => {
    expect(addressKey(one)).toBe(addressKey(other));
    expect(addressKey(one)).toBeDefined();
  });

  test('is not another one, and a road or a landmark alone is no door', () => {
    expect(addressKey('滨江路18号')).not.toBe(addressKey('滨江路1号'));
    expect(addressKey('滨江路18号2幢')).not.toBe(addressKey('滨江路18号'));
    for (const vague of ['滨江路', '江南区', '河边18号', '加油站旁边', '阳光花园'])
      expect(addressKey(vague)).toBeUndefined();
  });
});

describe('taking an address apart', () => {
  const unit = fc.constantFrom(
    ...'滨江人民路街道巷弄号楼幢栋座单元层室户村镇乡区县市省口的甲一二三十0123456789-AB ，·',
    '小区',
    '花园',
    '对面',
    '号楼',
    '大道',
  );
  const bare = (text: string): string => text.normalize('NFKC').replace(/[\s,;。，、；:：·/|]/gu, '');

  test('leaves nothing out and adds nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit, maxLength: 40 }), fc.string({ unit: 'binary' })), (text) => {
        expect(
          bare(
            addressParts(text)
              .map((part) => part.text)
              .join(''),
          ),
        ).toBe(bare(text));
        expect(addressInParts(text).replace(/\D/gu, '')).toBe(text.normalize('NFKC').replace(/\D/gu, ''));
        expect(addressAloud(text).replace(/\D/gu, '')).toBe(text.normalize('NFKC').replace(/\D/gu, ''));
      }),
      { numRuns: 500 },
    );
  });

  test('is quick with a text that is no address', () => {
    for (const text of ['路'.repeat(500), '滨江'.repeat(250), '1'.repeat(500), '号楼'.repeat(250)])
      expect(
        bare(
          addressParts(text)
            .map((part) => part.text)
            .join(''),
        ),
      ).toBe(text);
  });
});
