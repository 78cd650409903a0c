import { describe, expect, test } from 'vitest';
import { emptyShelf, memoryRecords } from '../support/memory-records.ts';
import { type Desk, openDesk, type Talk, type Typed, type } from './operator.ts';

const fact = ({ session }: Desk, field: string): unknown => {
  const found = [...session.view().incident.facts].find(([id]) => id === field)?.[1];
  return found?.kind === 'answer' && found.answer.kind === 'value' ? found.answer.value : undefined;
};

/** A call at a desk where calls from these callers came before, the oldest first. */
const callAfter = async (
  earlier: readonly (readonly [name: string, address: string, phone: string])[],
  lines: readonly Typed[],
  language: 'zh' | 'en' = 'zh',
): Promise<Talk> => {
  const shelf = emptyShelf();
  for (const answers of earlier)
    await type([...answers, '.', '5 试验'], { desk: openDesk('live', memoryRecords({ shelf })) });
  return type(lines, { desk: openDesk('live', memoryRecords({ shelf })), language });
};

const two = [
  ['张先生', '滨江路 18 号', '13800138000'],
  ['李女士', '和平路 6 号', '13900139000'],
] as const;

describe('answers of earlier incidents', () => {
  test('are counted behind the question, and nothing comes after that', async () => {
    const { following, text } = await callAfter(two, ['王先生']);
    expect(following(0)).toMatch(
      /问 {6}哪栋楼、哪部电梯？\n.*\n {4}请写 {2}0 不清楚 {2}; 以前记过的 2 个\n>$/u,
    );
    expect(text).not.toContain('滨江路');
  });

  test('are read out when asked for, newest first, in any width, and taken by their number', async () => {
    const { desk, following } = await callAfter(two, ['王先生', '；', ';２']);
    expect(following(1)).toBe(
      ['以前记过的，核对无误再用；写 ; 和编号，如 ;1', '    ;1 和平路 6 号', '    ;2 滨江路 18 号', '>'].join(
        '\n',
      ),
    );
    expect(following(2)).toContain('已选：滨江路 18 号');
    expect(fact(desk, 'address')).toBe('滨江路 18 号');
  });

  test('are found by a few letters and keep their number', async () => {
    const { desk, following } = await callAfter(two, ['王先生', ';滨江', ';2']);
    expect(following(1)).toContain(';2 滨江路 18 号');
    expect(following(1)).not.toContain('和平路');
    expect(fact(desk, 'address')).toBe('滨江路 18 号');
  });

  test('that are telephone numbers are read back as any other', async () => {
    const { following } = await callAfter(two, ['王先生', '新华路 1 号', ';1']);
    expect(following(2)).toContain('回读：139 0013 9000');
    expect(following(2)).not.toContain('已选');
  });

  test('are not taken by a bare number, which is an answer of its own', async () => {
    const { desk } = await callAfter(two, ['王先生', '1']);
    expect(fact(desk, 'address')).toBe('1');
  });

  test('are nine at once', async () => {
    const many = Array.from({ length: 11 }, (_, at) => ['甲', `滨江路 ${at + 1} 号`, '/'] as const);
    const { following } = await callAfter(many, ['王先生', ';']);
    expect(following(1)).toContain(';9 ');
    expect(following(1)).not.toContain(';10 ');
    expect(following(1)).toContain('另有 2 个，写 ; 和几个字查找');
  });

  test('that do not fit say so, and a text that begins with the sign can be written', async () => {
    const { desk, following } = await callAfter(two, ['王先生', ';没有的', '\\;无门牌']);
    expect(following(1)).toBe('以前没有记过这样的。\n>');
    expect(fact(desk, 'address')).toBe(';无门牌');
  });

  test('are offered in English', async () => {
    const { following } = await callAfter(two, ['Mr Li', ';'], 'en');
    expect(following(0)).toContain('Write it  0 not known  ; 2 from earlier');
    expect(following(1)).toContain('From earlier, check before use');
  });
});

test('what the procedure suggests is taken by its number too', async () => {
  const upToWords = ['张先生', '滨江路 18 号', '13800138000', '2', '3', '2', '1', '1', '1', '0', '/', '2'];
  const { desk, following } = await type([...upToWords, '１']);
  expect(following(upToWords.length - 1)).toContain('    1 突然停了\n    请写  0 不清楚\n>');
  expect(following(upToWords.length)).toContain('已选：突然停了');
  expect(fact(desk, 'words')).toBe('突然停了');
  const literally = await type([...upToWords, '\\1']);
  expect(fact(literally.desk, 'words')).toBe('1');
});
