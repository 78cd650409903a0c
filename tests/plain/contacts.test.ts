import { describe, expect, test } from 'vitest';
import { openDesk, type Talk, type } from './operator.ts';

const rings = ({ desk }: Talk) => desk.session.view().incident.rings;

describe('contacts line by line', () => {
  test('are listed with what they are for and their number, and found by words in any width', async () => {
    const talk = await type(['&', '', '＆ 维保 １３９', '']);
    expect(talk.following(0)).toMatch(/^ {4}1 .+\n/u);
    expect(talk.following(0)).toContain('电梯维保 值班员甲  138 0013 8000');
    expect(talk.following(2)).toContain('1 电梯维保 值班员乙  139 0013 9000');
    expect(talk.following(2)).not.toContain('值班员甲');
    expect(rings(talk)).toEqual([]);
  });

  test('put on record what came of a call, and what was told', async () => {
    const talk = await type(['& 维保', '1 2', '& 维保', '２ １', '8 层有人', '& 维保', '']);
    expect(talk.following(1)).toContain('通话已记。');
    expect(talk.following(3)).toContain('转告了什么？');
    expect(rings(talk).map(({ party, number, outcome, told }) => [party, number, outcome, told])).toEqual([
      ['值班员甲', '138 0013 8000', 'no-answer', undefined],
      ['值班员乙', '139 0013 9000', 'reached', '8 层有人'],
    ]);
    expect(talk.following(5)).toMatch(/值班员甲 .+无人接听/u);
    expect(talk.following(5)).toMatch(/值班员乙 .+已接通 .*已告知：8 层有人/u);
  });

  test('keep who was reached also where nothing is told', async () => {
    const talk = await type(['& 维保', '1 1', '']);
    expect(rings(talk)).toMatchObject([{ party: '值班员甲', outcome: 'reached' }]);
    expect(rings(talk)[0]).not.toHaveProperty('told');
  });

  test('take a call back that was recorded by a slip', async () => {
    const talk = await type(['& 维保', '1 1', '8 层有人', '<<', '& 维保']);
    expect(talk.following(3)).toContain('刚才记的通话已撤回');
    expect(talk.following(4)).not.toMatch(/\d\d:\d\d 已接通|已告知/u);
    expect(rings(talk)).toEqual([]);
  });

  test('take nothing that is no number of the list with an outcome', async () => {
    const talk = await type(['& 维保', '9 1', '1 5', '打通了', '', '& 没有这个人']);
    expect(rings(talk)).toEqual([]);
    expect(talk.following(1)).toContain('没看懂');
    expect(talk.following(5)).toContain('没有这样的联系人');
  });

  test('say in a drill that nothing is to be dialled, and speak English', async () => {
    expect((await type(['&'], { desk: openDesk('drill') })).text).toContain('【演练勿拨】');
    const english = await type(['&', '1 4', '&'], { language: 'en' });
    expect(english.following(0)).toContain('Which one did you ring');
    expect(english.following(2)).toContain('wrong number');
  });
});
