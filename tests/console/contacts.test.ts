import { describe, expect, it } from 'vitest';
import type { IncidentId } from '../../src/records/records.ts';
import { directoryOf } from '../../src/site/directory.ts';
import { containing } from '../../src/triage/containing.ts';
import { sounds } from '../triage/sounds.ts';
import type { RigOptions } from './support/desk.ts';
import { rig } from './support/desk.ts';
import { expectGolden } from './support/golden.ts';

const number = (text: string) => ({ number: text, kind: 'mobile' as const });

/** A duty leader by a roster that hangs on holidays, a repair crew of two, a fire service, and a role nobody filled in. */
const directory = directoryOf({
  roles: {
    'fire-119': {
      title: { zh: '消防救援 119', en: 'Fire and rescue 119' },
      parties: [
        {
          name: { zh: '消防救援', en: 'Fire and rescue' },
          numbers: [{ number: '119' }],
          note: {
            zh: '来电人在外地：先加拨当地区号',
            en: 'Caller in another city: dial its area code first',
          },
        },
      ],
    },
    'repair-crew': {
      title: { zh: '抢修', en: 'Repair' },
      parties: [
        { person: 'one' },
        { name: { zh: '抢修二班', en: 'Crew two' }, numbers: [number('138 0013 8002')] },
      ],
    },
    leader: {
      title: { zh: '值班负责人', en: 'Duty leader' },
      onDuty: 'leaders',
      parties: [{ person: 'two' }],
    },
    empty: { title: { zh: '空着的角色' }, parties: [] },
  },
  people: {
    one: {
      name: { zh: '示例一', en: 'Example One' },
      titles: [{ zh: '班长', en: 'Foreman' }],
      numbers: [number('138 0013 8000'), { number: '000-0001', kind: 'duty-room' }],
    },
    three: {
      name: { zh: '示例三', en: 'Example Three' },
      titles: [{ zh: '电工', en: 'Electrician' }],
      numbers: [number('138 0013 8004')],
    },
    two: { name: { zh: '示例二', en: 'Example Two' }, titles: [], numbers: [number('138 0013 8003')] },
  },
  roster: {
    leaders: {
      title: { zh: '值班负责人' },
      shifts: [{ id: 'night', name: { zh: '夜班', en: 'night' }, from: 20 * 60, to: 8 * 60 }],
      week: { sat: { night: ['two'] } },
      daysOff: { night: ['one'] },
      dates: {},
      substitutes: [],
    },
  },
  holidays: { 2026: { off: [], work: [] } },
});

const narrowing = containing(() => sounds);

const desk = (options: RigOptions = {}) =>
  rig({ ...options, ports: { ...options.ports, directory, narrowing } });

const entries = (at: ReturnType<typeof rig>) => at.records.read('20261121-001' as IncidentId)?.entries ?? [];

describe('the contacts of a call', () => {
  it.each([
    [60, 18],
    [80, 24],
    [140, 45],
  ])('show who is wanted here first, then who is on duty, at %i×%i', (columns, rows) => {
    const at = desk({ columns, rows });
    expectGolden(`contacts-${columns}x${rows}`, at.press('<ctrl+p>'));
    expect(at.look()).not.toContain('空着的角色');
  });

  it('are there in English', () => {
    const at = desk({ language: 'en' });
    const list = at.press('<ctrl+p>');
    expect(list).not.toMatch(/示例|抢修二班|值班/);
    expectGolden('contacts-en', at.press('2'));
  });

  it('lead to the step that notifies the role, where there is one', () => {
    const at = desk();
    at.press('<ctrl+p>', '1');
    expect(at.press('1')).toContain('请拨 抢修  示例一');
  });

  it('put on record what came of a call beside the steps, and what was told', () => {
    const at = desk();
    const leader = at.press('<ctrl+p>', '2');
    expect(leader).toContain('示例一  夜班，值班至 11-22 08:00');
    at.press('1');
    const missed = at.press('2');
    expect(missed).toContain('22:15 示例一  138 0013 8000  无人接听');
    expect(missed).toContain('通话已记');
    at.press('2', '1', '小区停气，抢修已出发', '<enter>');
    expect(entries(at).slice(-3)).toMatchObject([
      { type: 'rang', role: 'leader', party: '示例一', number: '138 0013 8000', outcome: 'no-answer' },
      { type: 'rang', role: 'leader', party: '示例一', number: '000-0001', outcome: 'reached' },
      { type: 'told', party: '示例一', text: '小区停气，抢修已出发' },
    ]);
    expect(at.press('<ctrl+p>')).toContain('22:15 已接通');
    expect(at.press('2')).toContain('已告知：小区停气，抢修已出发');
  });

  it('tell whose call came to nothing where somebody else or another number is next', () => {
    const at = desk();
    at.press('<ctrl+p>', '2', '1', '2');
    expect(at.press('<ctrl+p>')).toContain('在班  22:15 无人接听 →  值班室 000 0001');
    at.press('2', '2', '2');
    expect(at.press('<ctrl+p>')).toContain('22:15 示例一 无人接听 →  手机 138 0013 8003');
  });

  it('ask by name what somebody was told', () => {
    const at = desk({ language: 'en' });
    expect(at.press('<ctrl+p>', '2', '1', '1')).toContain('What was Example One told?');
  });

  it('have those who fill no role as well, under their title', () => {
    const at = desk();
    expect(at.press('<ctrl+p>')).toMatch(/4 {2}电工 {2}示例三 {3}手机 138 0013 8004/);
    at.press('4', '1', '1', '请来配电室', '<enter>');
    expect(entries(at).slice(-2)).toMatchObject([
      { type: 'rang', party: '示例三', outcome: 'reached' },
      { type: 'told', party: '示例三', text: '请来配电室' },
    ]);
    expect(at.press('<ctrl+p>', '4')).toContain('已告知：请来配电室');
  });

  it('keep a reached party on record also where nothing is written down', () => {
    const at = desk();
    at.press('<ctrl+p>', '2', '1', '1', '<escape>');
    expect(entries(at).at(-1)).toMatchObject({ type: 'rang', outcome: 'reached' });
    at.press('<ctrl+p>', '2', '1', '1', '<enter>');
    expect(entries(at).at(-1)).toMatchObject({ type: 'rang', outcome: 'reached' });
  });

  it('take a call back that was recorded by a slip, where it is seen, and ask anew what came of it', () => {
    const at = desk();
    at.press('<ctrl+p>', '2', '1', '2');
    const asked = at.press('<backspace>');
    expect(asked).toContain('通话已撤回');
    expect(asked).toContain('拨 示例一  138 0013 8000');
    at.press('<backspace>');
    expect(entries(at).slice(-2)).toMatchObject([
      { type: 'rang', outcome: 'no-answer' },
      { type: 'withdrawn', what: 'rang', party: '示例一' },
    ]);
    expect(at.press('3')).toContain('22:15 示例一  138 0013 8000  占线');
    expect(at.press('<ctrl+p>')).toContain('在班  22:15 占线  手机 138 0013 8000');
  });

  it('take back who was reached with what was told, also from the step', () => {
    const at = desk();
    at.press('<ctrl+p>', '2', '1', '1');
    expect(at.press('<backspace>')).toContain('Esc，再按退格键');
    at.press('停气了', '<enter>', '<backspace>', '<escape>', '<escape>');
    expect(entries(at).at(-1)).toMatchObject({ type: 'withdrawn', what: 'rang' });
    expect(at.press('<ctrl+p>')).not.toContain('已接通');
  });

  it('leave the step that is looked at where it is', () => {
    const at = desk();
    const before = at.press('<enter>', '<left>');
    at.press('<ctrl+p>', '2', '1', '2', '<escape>', '<escape>');
    expect(at.look().split('\n').slice(4)).toEqual(before.split('\n').slice(4));
  });

  it('take nothing back in a panel that does not show it', () => {
    const at = desk();
    at.press('<enter>');
    const { length } = entries(at);
    at.press('<ctrl+p>', '2', '<backspace>');
    expect(entries(at)).toHaveLength(length);
  });

  it('mark a wrong number, and no step offers it again', () => {
    const at = desk();
    at.press('<ctrl+p>', '1', '2');
    expect(at.press('4')).toContain('号码不对，不再推荐');
    const step = at.press('<escape>', '!');
    expect(step).not.toContain('138 0013 8000');
    expect(step).toContain('000 0001');
  });

  it('strike every number out in a drill', () => {
    const at = desk({ kind: 'drill' });
    expect(at.press('<ctrl+p>')).toContain('演练勿拨');
    at.press('1');
    const frame = at.desk.frame(80, 24);
    const numbers = frame.lines.flat().filter(({ text }) => text.includes('8000'));
    expect(numbers.map(({ tone }) => tone)).toEqual(['struck']);
    expect(at.press('2')).not.toContain('138');
  });

  it('are at hand at home as well, who is on duty first, and Esc goes back', () => {
    const at = desk({ home: true });
    expect(at.press('煤气', '<ctrl+p>')).toMatch(/1 {2}值班负责人 {2}示例一 {3}在班 {2}手机 138 0013 8000/);
    expect(at.press('1')).toContain('拨 示例一  手机 138 0013 8000');
    expect(at.press('<escape>')).toContain('煤气');
    const drill = desk({ home: true, kind: 'drill' });
    const list = drill.press('<ctrl+p>');
    expect(list).toContain('演练勿拨');
    expect(list + drill.press('1')).not.toContain('138');
  });

  it('say when the roster cannot be worked out, and ring down the list', () => {
    const clock = desk().clock;
    clock.move(Date.parse('2027-01-02T14:00:00Z') - clock.wall());
    const at = desk({ clock });
    const list = at.press('<ctrl+p>');
    expect(list).toContain('值班负责人  示例二   手机');
    const place = /(\d) {2}值班负责人/.exec(list)?.[1] ?? '';
    expect(at.press(place)).toContain('值班表算不出：还没有 2027 年的放假安排');
  });
});

describe('typing among the contacts', () => {
  const open = (...pieces: readonly string[]) => {
    const at = desk();
    at.press('<ctrl+p>', ...pieces);
    return at;
  };
  /** What stands at the digits. */
  const listed = (screen: string): readonly string[] =>
    [...screen.matchAll(/^ [ >]+\d {2}(\S+)/gmu)]
      .map(([, label = '']) => label)
      .filter((one) => one !== '返回');

  it.each([
    ['a name', ['示例三'], ['电工']],
    ['a role through an input method, in chunks', ['抢', '修'], ['抢修']],
    ['pinyin, key by key', [...'xiaofang'], ['消防救援']],
    ['initials', ['zbfzr'], ['值班负责人']],
    ['English', ['electrician'], ['电工']],
    ['full-width letters', ['ｘｆ'], ['消防救援']],
    ['two words', ['负责人 示例二'], ['值班负责人']],
    ['a character that is a digit elsewhere', ['二'], ['抢修', '值班负责人']],
    ['part of a number behind #', ['#', '8', '0', '0', '4'], ['电工']],
    ['the same in full width, in one burst', ['＃８００４'], ['电工']],
  ])('leaves those with %s', (_, pieces, found) => {
    expect(listed(open(...pieces).look())).toEqual(found);
  });

  it('takes a pasted number, which chooses nothing by itself', () => {
    const at = open();
    expect(listed(at.paste('138-0013-8004'))).toEqual(['电工']);
    expect(at.press('1')).toContain('手机 138 0013 8004');
  });

  it('shows whom of a chain it met, with the number that was looked for', () => {
    expect(open('er班').look()).toContain('抢修  抢修二班');
    expect(open('#8002').look()).toContain('抢修  抢修二班   手机 138 0013 8002');
    expect(open('qx').look()).toContain('抢修  示例一');
    expect(open('bz').look()).toContain('抢修  示例一   班长');
  });

  it('leaves digits to choose, and Enter to take the first', () => {
    expect(open('fzr', '1').look()).toContain('值班至');
    expect(open('fzr1').look()).toContain('值班至');
    expect(open('fzr', '<enter>').look()).toContain('值班至');
    expect(open('<down>', '<down>', '<enter>').look()).toContain('值班至');
  });

  it('takes no Enter for a list that nobody has seen', () => {
    const at = open();
    expect(at.burst('fzr', '<enter>')).toContain('联系人');
  });

  it('says in a sentence when nobody is left, and what to do', () => {
    const at = open('没有这个人');
    expectGolden('contacts-nobody', at.look());
    expect(listed(at.press('<escape>'))).toHaveLength(4);
    expect(at.press('<escape>')).not.toContain('联系人');
  });

  it('is edited like every text, and an empty one takes nothing back', () => {
    const at = open('示例三', '<backspace>', '二');
    expect(listed(at.look())).toEqual(['值班负责人']);
    const { length } = entries(at);
    at.press('<ctrl+u>', '<backspace>', '<backspace>');
    expect(listed(at.look())).toHaveLength(4);
    expect(entries(at)).toHaveLength(length);
  });

  it('comes back with Esc from whom it found, and begins anew when the contacts are opened anew', () => {
    const at = open('fzr', '1');
    expect(listed(at.press('<escape>'))).toEqual(['值班负责人']);
    expect(listed(at.press('1', '<ctrl+p>'))).toHaveLength(4);
    at.press('fzr', '<ctrl+f>', '<escape>', '<escape>');
    expect(listed(at.press('4'))).toHaveLength(4);
  });

  it('puts the caret behind the words, and a second draws nothing of its own', () => {
    const at = open('消');
    const before = at.look();
    const { x = 0, y = 0 } = at.caret() ?? {};
    expect([...(before.split('\n')[y] ?? '')].slice(0, 9).join('')).toContain('查找');
    expect(x).toBe(10);
    const version = at.desk.version();
    at.second(3);
    expect(at.desk.version()).toBe(version);
  });

  it('keeps ? and ! what they are everywhere', () => {
    expect(open('消', '？').look()).toContain('帮助');
    expect(open('消', '！').look()).not.toContain('联系人');
  });

  it('works at home as well', () => {
    const at = desk({ home: true });
    at.press('煤气', '<ctrl+p>', 'dg');
    expect(listed(at.look())).toEqual(['电工']);
    expect(at.press('1')).toContain('拨 示例三  手机 138 0013 8004');
    expect(listed(at.press('<ctrl+u>', '#8002'))).toEqual(['抢修']);
    expect(at.press('没有')).toContain('没有找到');
    at.press('<escape>');
    expect(at.press('<escape>')).toContain('煤气');
  });
});
