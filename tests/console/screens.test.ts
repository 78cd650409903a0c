import { describe, expect, it } from 'vitest';
import type { ProcedureId } from '../../src/procedure/ids.ts';
import type { IncidentId } from '../../src/records/records.ts';
import { emptyShelf, memoryRecords } from '../support/memory-records.ts';
import { handClock, me, rig } from './support/desk.ts';
import { gasLike } from './support/procedure.ts';

const many = Array.from({ length: 30 }, (_, index) => ({
  id: `procedure-${index + 1}` as ProcedureId,
  title: { zh: `流程 ${index + 1}`, en: `Procedure ${index + 1}` },
  fit: 'sure' as const,
  matched: [],
  reasons: [],
  life: index === 0,
}));

describe('home with more procedures than lines', () => {
  const crowded = () => rig({ home: true, ports: { find: () => many } });

  it('keeps what Enter would start in sight, and counts the rest', () => {
    const at = crowded();
    expect(at.look()).toMatch(/↓ 还有 \d+ 个/u);
    for (let n = 0; n < 20; n += 1) at.press('<down>');
    expect(at.look()).toMatch(/>.*流程 20 /u);
    expect(at.press('<page-down>')).toMatch(/>.*流程 28/u);
    expect(at.press('<page-up>', '<page-up>')).toMatch(/>.*流程 12 /u);
    expect(at.press('<up>')).toMatch(/>.*流程 11 /u);
  });

  it('wraps round at both ends', () => {
    expect(crowded().press('<up>')).toMatch(/>.*流程 30/u);
  });

  it('lists as many as it is given of very many, and says how the others are found', () => {
    const ids = Array.from({ length: 90 }, (_, n) => `made-${n}` as ProcedureId);
    const all = new Map(ids.map((id) => [id, { ...gasLike, id }]));
    const at = rig({ home: true, procedures: all, ports: { find: () => many } });
    const [, left = ''] = /↓ 还有 (\d+) 个/u.exec(at.look()) ?? [];
    expect(Number(left)).toBeGreaterThan(60);
    expect(at.press('<up>')).toContain('另有 60 个，写几个字来找');
  });

  it('says what to do when nothing is chosen, and what when nothing fits', () => {
    expect(crowded().press('<enter>')).toContain('先输入几个字');
    const lost = rig({ home: true });
    const screen = lost.press('没有这种事');
    expect(screen).toContain('没有匹配。换个说法，或从全部里选；Enter 先按“样例通用接报”问起');
    expect(screen).toMatch(/ {2}1 {2}样例燃气接报/u);
    expect(screen).toMatch(/ >0 {2}还没弄清：先按“样例通用接报”问起/u);
    expect(lost.press('1')).toContain('样例燃气接报');
  });

  it('says when a procedure cannot be opened, and stays', () => {
    expect(crowded().press('2')).toContain('这个流程打不开');
  });

  it('clears the words on Esc, opens the help on ?, and comes back', () => {
    const at = crowded();
    expect(at.press('楼道', '<escape>')).toContain('输入几个字');
    expect(at.press('？')).toContain('帮助：按键');
    expect(at.press('<page-down>')).toContain('↑ 上面');
    expect(at.press('<page-up>', '0')).toContain('来电人说');
  });

  it('has nothing to resume at first', () => {
    expect(rig({ home: true }).press('<ctrl+r>')).toContain('没有未结束的通话');
  });

  it('tells what is wrong with content and storage on a line of its own', () => {
    const at = rig({ home: true, ports: { notices: () => ['有 2 份流程没有读入，其余可用'] } });
    expect(at.look()).toContain('有 2 份流程没有读入');
  });

  it('leaves at once on Ctrl+C, as nothing is open', () => {
    const at = crowded();
    at.press('<ctrl+c>');
    expect(at.desk.outcome()).toEqual({ calls: [], why: 'asked' });
  });
});

describe('home when the matter is not clear', () => {
  const said = (at: ReturnType<typeof rig>): unknown =>
    at.records.read(at.records.list()[0]?.id ?? ('' as IncidentId))?.entries[0];

  it('begins with the general questions on 0, the words kept', () => {
    const at = rig({ home: true });
    at.press('说不清楚什么味', '0');
    expect(said(at)).toMatchObject({ procedure: 'sample-general', words: '说不清楚什么味' });
  });

  it('begins with them on Enter where nothing fits, and not without any words', () => {
    const at = rig({ home: true });
    expect(at.press('<enter>')).toContain('先输入几个字');
    at.press('没有这种事', '<enter>');
    expect(said(at)).toMatchObject({ procedure: 'sample-general', words: '没有这种事' });
  });

  it('calls no match what fits by chance only, and lets it be chosen all the same', () => {
    const at = rig({
      home: true,
      ports: {
        find: (words) => (words === '' ? many : many.slice(2, 4).map((hit) => ({ ...hit, fit: 'guess' }))),
      },
    });
    const screen = at.press('气球');
    expect(screen).toContain('没有匹配；字面沾边的只有这些');
    expect(screen).toMatch(/ {2}1 {2}流程 3 /u);
    expect(screen).toMatch(/ >0 /u);
  });

  it('says which of the words fitted which phrase, where they are not the same', () => {
    const hit = { ...many[0], reasons: [{ phrase: '电梯困人', spans: [{ from: 0, to: 4 }] }] };
    const at = rig({ home: true, ports: { find: () => [hit as (typeof many)[number]] } });
    expect(at.press('dtkr')).toContain('dtkr = 电梯困人');
    const plain = rig({ home: true, ports: { find: () => [hit as (typeof many)[number]] } });
    expect(plain.press('电梯困人了')).not.toContain('=');
  });

  it('puts what was used last first', () => {
    const shelf = emptyShelf();
    const first = rig({ records: memoryRecords({ shelf }), start: 'sample-ambulance' });
    first.press('<ctrl+c>', '1');
    const at = rig({ records: memoryRecords({ shelf }), home: true });
    expect(at.look()).toContain('前 1 个是最近用过的');
    expect(at.look()).toMatch(/ {2}1 {2}样例医疗急救/u);
  });
});

describe('resuming', () => {
  it.each([
    ['没有这件记录', '20200101-001'],
    ['没有这件记录', 'nonsense'],
  ])('says %s for %s', (sentence, incident) => {
    const at = rig({
      home: true,
      ports: { initial: { kind: 'resume', incident: incident as IncidentId } },
    });
    expect(at.look()).toContain(sentence);
  });

  it('shows the end of a call that is closed', () => {
    const shelf = emptyShelf();
    const first = rig({ records: memoryRecords({ shelf }) });
    const incident = (/\d{8}-\d{3}/.exec(first.look())?.[0] ?? '') as IncidentId;
    first.press('<escape>', '8', '2', '<enter>', '<pause>', '<enter>', '<ctrl+c>');
    const at = rig({
      records: memoryRecords({ shelf }),
      home: true,
      ports: { initial: { kind: 'resume', incident } },
    });
    expect(at.look()).toContain('归档返回');
  });

  const held = () => {
    const shelf = emptyShelf();
    const clock = handClock();
    const first = rig({ records: memoryRecords({ shelf }), clock });
    const incident = (/\d{8}-\d{3}/.exec(first.look())?.[0] ?? '') as IncidentId;
    const second = rig({
      records: memoryRecords({ shelf }),
      clock,
      holder: { ...me, operator: '李强', desk: '', pid: 200 },
      home: true,
      ports: { initial: { kind: 'resume', incident } },
    });
    return { first, second };
  };

  it('goes home from a call that another desk has', () => {
    expect(held().second.press('0')).toContain('来电人说');
    expect(held().second.press('<escape>')).toContain('来电人说');
  });

  it('takes over at once when that is chosen, and tells the other desk', () => {
    const { first, second } = held();
    expect(second.press('2')).toContain('请先离开屋子');
    expect(second.press('<enter>')).toContain('第 2 步');
    expect(first.second()).toContain('已由李强 接管');
    expect(first.press('<enter>')).toContain('第 2 步');
  });

  it('scrolls and looks back while watching, and goes home on Esc', () => {
    const { first, second } = held();
    first.press('<enter>', '2');
    expect(second.press('1')).toContain('请拨');
    expect(second.press('<left>')).toContain('有人，能自己走');
    expect(second.press('<ctrl+f>')).toContain('已记录');
    expect(second.press('<escape>', '<escape>')).toContain('来电人说');
  });
});

describe('the end screen', () => {
  const long = Array.from({ length: 60 }, (_, index) => `第 ${index + 1} 行`).join('\n');
  const ended = (exported: 'written' | 'failed' = 'written') => {
    const asked: string[] = [];
    const at = rig({
      ports: {
        summary: () => long,
        exportSummary: (_, format) => {
          asked.push(format);
          return exported === 'written'
            ? { kind: 'written', path: `summary.${format}` }
            : { kind: 'failed', because: '磁盘已满' };
        },
      },
    });
    at.press('<escape>', '8', '3', '<enter>');
    return { at, asked };
  };

  it('scrolls by lines and pages, to both ends', () => {
    const { at } = ended();
    expect(at.look()).toContain('第 1 行');
    expect(at.press('<down>')).toContain('↑ 上面');
    expect(at.press('<page-down>', '<page-down>')).not.toContain('第 2 行\n');
    expect(at.press('<end>')).toContain('第 60 行');
    expect(at.press('<up>', '<page-up>')).toContain('↓ 还有');
    expect(at.press('<home>')).toContain('第 1 行');
  });

  it('asks for the summary and for its file with where the latest entries are', () => {
    const asked: unknown[] = [];
    const at = rig({
      ports: {
        summary: (_, __, appended) => {
          asked.push(appended?.kind);
          return '';
        },
        exportSummary: (_, __, { kind }) => {
          asked.push(kind);
          return { kind: 'written', path: '' };
        },
      },
    });
    at.records.fail('full', 0, 'second-fails');
    at.press('<escape>', '8', '3', '<enter>', '1', '1');
    expect(asked.length).toBeGreaterThan(1);
    expect(new Set(asked)).toEqual(new Set(['unsaved']));
  });

  it.each([
    ['1', 'text'],
    ['2', 'markdown'],
    ['3', 'json'],
  ])('exports with %s as %s', (key, format) => {
    const { at, asked } = ended();
    expect(at.press('1', key)).toContain(`已导出：summary.${format}`);
    expect(asked).toEqual([format]);
  });

  it('says why nothing was exported', () => {
    expect(ended('failed').at.press('1', '1')).toContain('没有导出：磁盘已满');
  });

  it('comes back from the list of forms, the help and an addendum that is dropped', () => {
    const { at } = ended();
    expect(at.press('1', '0')).toContain('第 1 行');
    expect(at.press('1', '<enter>')).toContain('第 1 行');
    expect(at.press('?')).toContain('帮助：按键');
    expect(at.press('0')).toContain('第 1 行');
    expect(at.press('3', '不要了', '<left>', '<backspace>')).toContain('不了');
    expect(at.press('<escape>')).toContain('1 导出');
    expect(at.press('3', '<enter>')).toContain('1 导出');
  });

  it('leaves to print', () => {
    const { at } = ended();
    at.press('2');
    expect(at.desk.outcome()).toMatchObject({ calls: [{ open: false }], why: 'asked' });
  });
});

describe('two procedures in one call', () => {
  it('leads through the second one and back into the first', () => {
    const at = rig();
    at.press('<enter>', '1', '1', '<tab>', '1', '<tab>', '1', '<tab>', '1', '0', '<tab>', '1', '1');
    expect(at.look()).toContain('转入《样例医疗急救》？');
    const second = at.press('1');
    expect(second).toContain('别让他躺着不管');
    expect(second).toContain('样例医疗急救');
    expect(at.press('<enter>')).toContain('什么时候闻到的');
  });
});

describe('moving about in a step', () => {
  it('scrolls to both ends', () => {
    const at = rig({ columns: 60, rows: 16, language: 'en' });
    at.press('!');
    const top = at.look();
    expect(top).toMatch(/more lines?: PgDn/u);
    expect(at.press('<end>')).toMatch(/lines? above: PgUp/u);
    expect(at.press('<home>')).toBe(top);
  });

  it('brings the answer that is there into the field, to put it right', () => {
    const at = rig();
    at.press('<enter>', '1', '1', '张先生\r', '<left>');
    expect(at.press('<down>')).toContain('答    张先生');
    expect(at.press('<backspace>', '<backspace>', '女士\r')).toContain('张女士');
  });

  it('looks back at an act and a call that are done, and offers what still can be done', () => {
    const at = rig();
    at.press('<enter>', '2', '1', '<left>');
    expect(at.look()).toContain('这一步已经办过');
    expect(at.press('0')).toContain('您贵姓');
    at.press('<left>', '<left>', '<left>');
    expect(at.look()).toContain('请先离开屋子');
    expect(at.press('<enter>')).toContain('您贵姓');
  });
});
