import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Running } from '../support/terminal.ts';
import { control, enter, goOn, position, press } from './operator.ts';
import { journals, makePlace, onlyJournal, type Place } from './place.ts';
import { procedureNamed } from './words.ts';

const lift = 'lift-entrapment';
const gas = 'gas-accident-report';

let place: Place;
beforeEach(() => {
  place = makePlace();
});
afterEach(() => place.clear());

const desk = (args: readonly string[]): Running => place.run(args, { columns: 100, rows: 30 });

const note = async (terminal: Running, text: string): Promise<void> => {
  terminal.send(control('n'));
  await terminal.until('输入备注');
  terminal.send(`${text}${enter}`);
  await terminal.until('备注已记');
};

const notes = (): readonly (string | undefined)[] =>
  onlyJournal(place.records).flatMap(({ type, text }) => (type === 'noted' ? [text] : []));

describe('two terminals and one incident', () => {
  it('the second sees who has it, reads along, and takes over on record; the first is told and only reads', async () => {
    const first = desk(['start', lift]);
    await first.until('已存');
    await goOn(first);

    const second = desk(['resume']);
    const held = await second.until('正由另一台席处理');
    expect(held).toContain('接管');
    second.send('1');
    await second.until('只读旁观');
    const seen = position(second.screen());
    expect(seen).toBe(position(first.screen()));

    // What the first goes on with appears at the second.
    await goOn(first);
    await goOn(first);
    const now = position(first.screen());
    expect(now).not.toBe(seen);
    await second.until((screen) => position(screen) === now);

    // It cannot answer while it only reads.
    const before = onlyJournal(place.records).length;
    second.send('！');
    second.send(enter);
    await second.until('只读');
    expect(onlyJournal(place.records)).toHaveLength(before);

    // Takes over.
    second.send('2');
    await second.until((screen) => screen.includes('已存') && !screen.includes('只读旁观'));
    expect(onlyJournal(place.records).at(-1)?.type).toBe('taken-over');
    expect(position(second.screen())).toBe(now);

    // The first is told, at the latest when it writes, and what it typed is not in the record twice or at all.
    await first.until('本台改为只读', 5000);
    first.send('1');
    first.send(enter);
    await note(second, '乙接手');
    expect(notes()).toEqual(['乙接手']);
    expect(onlyJournal(place.records).map(({ n }) => n)).toEqual(
      onlyJournal(place.records).map((_, index) => index + 1),
    );
    await first.until((screen) => position(screen) === position(second.screen()));
    expect(first.screen()).toContain('本台改为只读');
  });

  it('the second, which only read along, sees the end', async () => {
    const first = desk(['start', lift]);
    await first.until('已存');
    const second = desk(['resume', '--watch']);
    await second.until('只读旁观');
    await press(first, '\u001b');
    await press(first, '8');
    await first.until('怎样结束');
    await press(first, '1');
    first.send(enter);
    await first.until('离开并打印');
    await second.until((screen) => !screen.includes('正在处理'));
    second.send(control('c'));
    expect((await second.ended).code).toBe(0);
    expect(onlyJournal(place.records).at(-1)?.type).toBe('closed');
  });

  it('after a crash of the first the second goes on without asking', async () => {
    const first = desk(['start', lift]);
    await first.until('已存');
    for (let n = 0; n < 4; n += 1) await goOn(first);
    const waiting = position(first.screen());
    const taken = onlyJournal(place.records).length;
    first.kill();
    await first.ended;

    const second = desk(['resume']);
    expect(position(await second.until('已存'))).toBe(waiting);
    expect(onlyJournal(place.records)).toHaveLength(taken + 1);
    await note(second, '乙接着办');
    expect(
      onlyJournal(place.records)
        .map(({ type }) => type)
        .slice(taken),
    ).toEqual(['resumed', 'noted']);
  });

  it('of three that want it at once, one writes', async () => {
    const opened = desk(['start', lift]);
    await opened.until('已存');
    opened.kill();
    await opened.ended;
    const three = [desk(['resume']), desk(['resume']), desk(['resume'])];
    const screens = await Promise.all(three.map((one) => one.until(/已存|正由另一台席处理/)));
    expect(screens.filter((screen) => screen.includes('已存'))).toHaveLength(1);
    expect(onlyJournal(place.records).filter(({ type }) => type === 'resumed')).toHaveLength(1);
  });
});

describe('two terminals and two incidents', () => {
  it('never mix', async () => {
    const [first, second] = [desk(['start', lift]), desk(['start', gas])];
    await Promise.all([first.until('已存'), second.until('已存')]);
    expect(first.screen()).toContain(procedureNamed(lift).title.zh);
    expect(second.screen()).toContain(procedureNamed(gas).title.zh);
    for (let n = 0; n < 8; n += 1) {
      await Promise.all([goOn(first), goOn(second)]);
      await Promise.all([note(first, `甲${n}`), note(second, `乙${n}`)]);
    }
    const all = [...journals(place.records).values()];
    expect(all).toHaveLength(2);
    for (const entries of all) {
      const of = entries.flatMap(({ text }) => text?.slice(0, 1) ?? []);
      expect(new Set(of).size).toBe(1);
      expect(of).toHaveLength(8);
      expect(new Set(entries.flatMap(({ step }) => step?.split('/')[0] ?? [])).size).toBe(1);
    }
  });
});
