import { join } from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { ProcedureId } from '../../src/procedure/ids.ts';
import { loadContent } from '../../src/procedure/load-content.ts';
import type { Field } from '../../src/procedure/procedure.ts';
import type { Language } from '../../src/procedure/text.ts';
import { directoryOf } from '../../src/site/directory.ts';
import { rig } from './support/desk.ts';
import { canBeRead, linesToRead, mainColumn, pages } from './support/reading.ts';

const { content } = loadContent(join(import.meta.dirname, '../../content'));

const sizes = [
  [60, 18],
  [80, 24],
  [100, 30],
  [140, 45],
] as const;

/** The digits of a question's choices that a screen does not show. */
const hidden = (field: Field | undefined, screen: string): readonly string[] => {
  const count = field?.type === 'yes-no' ? 2 : (field?.options?.length ?? 0);
  const digits = Array.from({ length: Math.min(9, count) + (count > 0 ? 1 : 0) }, (_, n) => String(n));
  return digits.filter((digit) => !new RegExp(`(?:^ {4}[ >]| {2}[ >])${digit} {1,2}\\S`, 'mu').test(screen));
};

/**
 * Runs a procedure with the first answer that comes to the fingers, and gives every screen on the way, with what could
 * not be read of a step by scrolling, and what could not be chosen from without it.
 */
const walk = (id: string, columns: number, rows: number, language: Language) => {
  const settings = Object.fromEntries(
    Object.entries(content.settings).map(([name, { value }]) => [name, value]),
  );
  const at = rig({
    columns,
    rows,
    language,
    ports: { directory: directoryOf(content), opening: { settings, program: 'test' } },
    procedures: content.procedures,
    start: id,
  });
  const screens: string[] = [];
  const unread: string[] = [];
  const unchosen: string[] = [];
  const ended = (): boolean => /归档返回|File and return/u.test(at.look());
  for (let n = 0; n < 200 && !ended(); n += 1) {
    const screen = at.look();
    screens.push(screen);
    const [, asked = '', over] = at.desk.frame(columns, rows).asks.split('|');
    const [procedure, key] = asked.split('/');
    const found = content.procedures.get(procedure as ProcedureId);
    const step = found?.steps.find((one) => one.id === key);
    const isPart = asked.split('/').length > 3 && asked.split('/')[2] !== '';
    if (found !== undefined && step !== undefined && over === '' && !isPart) {
      const main = mainColumn(pages(at), columns);
      const lines = linesToRead(found, step, language);
      const field = step.ask && found.fields[step.ask];
      if (field && at.caret() === undefined)
        unchosen.push(...hidden(field, screen).map((digit) => `${asked}: ${digit}\n${screen}`));
      unread.push(...lines.filter((line) => !canBeRead(line, main)).map((line) => `${asked}: ${line}`));
    }
    if (at.caret() !== undefined) at.press('<tab>', '1');
    else if (/\[[ x]\]|按数字选中|Digits tick/u.test(screen)) at.press('1', '<enter>');
    // A reminder that nothing ended keeps the call from closing by 1.
    else if (/看还在走的提醒|reminders that still run/u.test(screen)) at.press('4');
    else at.press(/再加一项|Add another|转入《|Go on with “/u.test(screen) ? '2' : '1');
    if (at.look() === screen) at.press('0');
  }
  expect(ended(), screens.at(-1)).toBe(true);
  return { screens, unread, unchosen };
};

describe.each([...content.procedures.keys()])('%s', (id) => {
  it.each(
    sizes.flatMap(([columns, rows]) => (['zh', 'en'] as const).map((one) => [columns, rows, one] as const)),
  )(
    'fits %d×%d in %s on every screen to its end, every choice in sight, every word in reach',
    (columns, rows, language) => {
      const { screens, unread, unchosen } = walk(id, columns, rows, language);
      expect(unread).toEqual([]);
      expect(unchosen).toEqual([]);
      for (const screen of screens) {
        const lines = screen.split('\n');
        expect(lines.length, screen).toBeLessThanOrEqual(rows - 1);
        // By the library that Ink measures with: a line that it takes for too wide would be cut.
        for (const line of lines)
          expect(stringWidth(line), `${line}\n${screen}`).toBeLessThanOrEqual(columns);
      }
    },
  );

  it('names once in the panel what two branches ask or ring', () => {
    const { screens } = walk(id, 140, 45, 'zh');
    for (const screen of screens) {
      const panel = screen
        .split('\n')
        .map((line) => / {3,}(\S.*)$/u.exec(line.slice(40))?.[1]?.trim() ?? '')
        .join('\n');
      const [, toAsk = ''] = /还没问 ([\s\S]*?)\n\n/u.exec(panel) ?? [];
      const names = toAsk.split(/ · |\n/u).filter((name) => name !== '');
      expect(new Set(names).size, screen).toBe(names.length);
      const [, clocks = ''] = /计时(?: +Ctrl\+T)?\n([\s\S]*?)\n\n/u.exec(panel) ?? [];
      const ticking = clocks.split('\n').filter((line) => line.startsWith('通知'));
      expect(new Set(ticking).size, screen).toBe(ticking.length);
    }
  });
});
