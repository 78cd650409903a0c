import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { arrow, close, control, enter, esc, goOn, position, press, readAll } from './operator.ts';
import { makePlace, onlyJournal, type Place } from './place.ts';
import { isRead, mainColumn, piecesOf, procedureNamed, run, shipped, stepNamed, wordsOf } from './words.ts';

const gas = 'gas-accident-report';
const lift = 'lift-entrapment';

let place: Place;
beforeEach(() => {
  place = makePlace();
});
afterEach(() => place.clear());

const types = (): readonly string[] => onlyJournal(place.records).map(({ type }) => type);
const left = { alternate: false, caret: true, paste: false };

describe('a call, from what the caller says to the exported summary', () => {
  it('in Chinese', async () => {
    const terminal = place.run([], { columns: 100, rows: 30 });
    await terminal.until('来电人说');
    terminal.send('楼道里有臭鸡蛋味');
    await terminal.until((screen) => screen.includes('>1') && screen.includes(procedureNamed(gas).title.zh));
    terminal.send('1');
    const first = stepNamed(gas, 'where_caller');
    await terminal.until((screen) => run(screen).includes(run(first.question?.zh ?? first.say?.zh ?? '')));
    await terminal.until('已存');
    expect(terminal.screen()).toContain('禁忌');

    // A few answers, then back to the first one and another answer.
    for (let n = 0; n < 4; n += 1) await goOn(terminal);
    const waiting = position(terminal.screen());
    for (let n = 0; n < 9 && !terminal.screen().includes('第 1 步 /'); n += 1) {
      terminal.send(arrow.left);
      await terminal.until('这一步已经办过');
      if (terminal.screen().includes('第 1 步 /')) break;
      await press(terminal, arrow.left);
    }
    await terminal.until('先前的回答');
    await press(terminal, '2');
    expect(types()).toContain('corrected');
    // And back again to what it was: the call stands where it stood.
    while (!terminal.screen().includes('第 1 步 /')) await press(terminal, arrow.left);
    await press(terminal, '1');
    // What came back into relevance wants a second look, and Enter keeps it.
    while (terminal.screen().includes('待复核】') && terminal.screen().includes('先前的回答'))
      await press(terminal, enter);
    expect(position(terminal.screen())).toBe(waiting);

    // Help goes out at once, and the call is where it was.
    terminal.send('！');
    await terminal.until('已通知');
    const notified = types().filter((type) => type === 'tried').length;
    await press(terminal, '1');
    expect(types().filter((type) => type === 'tried')).toHaveLength(notified + 1);
    const helped = onlyJournal(place.records).findLast(({ type }) => type === 'tried');
    expect(procedureNamed(gas).steps.find(({ id }) => helped?.step === `${gas}/${id}`)?.sendsHelp).toBe(true);
    expect(position(terminal.screen())).toBe(waiting);

    // A note, without leaving the step.
    terminal.send(control('n'));
    await terminal.until('输入备注');
    terminal.send(`孩子在里面哭${enter}`);
    await terminal.until('备注已记');
    expect(position(terminal.screen())).toBe(waiting);

    // Skipped, with the reason.
    await press(terminal, esc);
    await terminal.until('全部操作');
    await press(terminal, '2');
    await terminal.until('为什么跳过');
    await press(terminal, '1');
    const skipped = onlyJournal(place.records).find(({ type }) => type === 'skipped');
    expect(skipped?.reason).toBe('来电人已挂断');

    // Ended early, with how and why.
    await press(terminal, esc);
    await press(terminal, '8');
    await terminal.until('怎样结束');
    await press(terminal, '2');
    terminal.send(`119 已到场${enter}`);
    await terminal.until('离开并打印');
    const closed = onlyJournal(place.records).findLast(({ type }) => type === 'closed');
    expect(closed?.reason).toBe('119 已到场');

    // Exported: a file that only its owner reads.
    await press(terminal, '1');
    await terminal.until('导出成哪种');
    await press(terminal, '1');
    await terminal.until('已导出');
    const exports = join(place.records, 'exports');
    const [name = ''] = readdirSync(exports);
    const exported = readFileSync(join(exports, name), 'utf8');
    expect(exported).toContain('孩子在里面哭');
    expect(statSync(join(exports, name)).mode & 0o777).toBe(0o600);

    // Left: the summary stands on the normal screen.
    terminal.send('2');
    expect(await terminal.ended).toEqual({ code: 0, signal: 0 });
    expect(terminal.modes()).toEqual(left);
    const printed = terminal.printed();
    expect(printed).toContain('孩子在里面哭');
    expect(run(printed)).toContain(run(exported));
  });

  it('in English', async () => {
    const terminal = place.run(['stuck in the lift'], { env: { ZHIBAN_LANG: 'en' } });
    await terminal.until((screen) => screen.includes('Caller says') && screen.includes('>1'));
    terminal.send('1');
    await terminal.until('step 1 of about');
    await terminal.until('saved');
    for (let n = 0; n < 3; n += 1) await goOn(terminal);
    terminal.send(control('n'));
    await terminal.until('Type the note');
    terminal.send(`child crying${enter}`);
    await terminal.until('Noted');
    await press(terminal, esc);
    await press(terminal, '8');
    await terminal.until('How does it end?');
    await press(terminal, '1');
    terminal.send(enter);
    await terminal.until('Leave and print');
    terminal.send(control('c'));
    expect((await terminal.ended).code).toBe(0);
    expect(terminal.printed()).toContain('child crying');
    expect(terminal.printed()).toContain(procedureNamed(lift).title.en);
  });

  it('left in the middle, gone on with where it stood, and known on the home screen', async () => {
    const first = place.run(['start', lift]);
    await first.until('已存');
    for (let n = 0; n < 5; n += 1) await goOn(first);
    const waiting = position(first.screen());
    first.send(control('c'));
    await first.until('要离开吗');
    first.send('1');
    expect((await first.ended).code).toBe(0);
    expect(first.modes()).toEqual(left);
    expect(first.printed()).toMatch(/zhiban resume \d{8}-001/);

    const home = place.run([]);
    await home.until('未结束');
    home.send(control('r'));
    expect(position(await home.until('已存'))).toBe(waiting);
    home.send(control('c'));
    await home.until('要离开吗');
    home.send(control('c'));
    await home.ended;

    const again = place.run(['resume']);
    expect(position(await again.until('已存'))).toBe(waiting);
    expect(types().filter((type) => type === 'resumed')).toHaveLength(2);
  });
});

describe('every shipped procedure runs to its end, every word can be read', () => {
  const windows = [
    [60, 18, 'zh'],
    [80, 24, 'zh'],
    [60, 18, 'en'],
    [80, 24, 'en'],
  ] as const;
  it.each(shipped.flatMap(({ id }) => windows.map((window) => [id, ...window] as const)))(
    '%s at %i×%i in %s',
    async (id, columns, rows, language) => {
      const terminal = place.run(['start', id], { columns, rows, env: { ZHIBAN_LANG: language } });
      await terminal.until(language === 'en' ? / saved *$/m : '已存');
      let read = '';
      for (let n = 0; n < 150; n += 1) {
        const step = await readAll(terminal);
        read += `${mainColumn(step, columns)}\n`;
        if ((await goOn(terminal, step)) === undefined) break;
      }
      const seen = piecesOf(read);
      const keys = new Set(onlyJournal(place.records).flatMap(({ step }) => step ?? []));
      expect(keys.size).toBeGreaterThan(8);
      const unread = [...keys].flatMap((key) => {
        const [procedure = '', step = ''] = key.split('/');
        return wordsOf(stepNamed(procedure, step), language).filter((line) => !isRead(line, seen));
      });
      expect(unread).toEqual([]);

      await close(terminal);
      terminal.send(control('c'));
      expect((await terminal.ended).code).toBe(0);
      const title = procedureNamed(id).title;
      expect(run(terminal.printed())).toContain(run(title[language] ?? title.zh));
    },
    40_000,
  );
});
