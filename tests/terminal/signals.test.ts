import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Running } from '../support/terminal.ts';
import { control, enter, goOn, position, press } from './operator.ts';
import { eventually, lives, makePlace, onlyJournal, type Place } from './place.ts';

let place: Place;
beforeEach(() => {
  place = makePlace();
});
afterEach(() => place.clear());

const asBefore = { alternate: false, caret: true, paste: false };

/** A call with a few answers and a half-written one. */
const inCall = async (): Promise<{ terminal: Running; waiting: string | undefined; taken: number }> => {
  const terminal = place.run(['start', 'lift-entrapment']);
  await terminal.until('已存');
  for (let n = 0; n < 3; n += 1) await goOn(terminal);
  return { terminal, waiting: position(terminal.screen()), taken: onlyJournal(place.records).length };
};

/** The record is whole, nobody holds it, and the call goes on where it stood. */
const goesOn = async (waiting: string | undefined, taken: number): Promise<void> => {
  expect(onlyJournal(place.records)).toHaveLength(taken);
  const month = readdirSync(join(place.records, 'incidents'), { recursive: true, encoding: 'utf8' });
  expect(month.filter((name) => name.endsWith('.part') || name.endsWith('.tmp'))).toEqual([]);
  const again = place.run(['resume']);
  const screen = await again.until('已存');
  expect(position(screen)).toBe(waiting);
  expect(screen).not.toContain('损坏');
};

describe('told to stop, the program', () => {
  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ] as const)('%s: gives terminal and incident back and ends with %i', async (signal, status) => {
    const { terminal, waiting, taken } = await inCall();
    terminal.kill(signal);
    expect(await terminal.ended).toEqual({ code: status, signal: 0 });
    expect(terminal.modes()).toEqual(asBefore);
    expect(terminal.printed()).toMatch(/zhiban resume \d{8}-001/);
    expect(lives(terminal.pid)).toBe(false);
    await goesOn(waiting, taken);
  });

  it('a window that was closed: leaves no process behind', async () => {
    const { terminal, waiting, taken } = await inCall();
    terminal.hangUp();
    await eventually('the process ends', () => !lives(terminal.pid));
    await goesOn(waiting, taken);
  });

  it('in the middle of writing: keeps what was sent off, loses nothing else', async () => {
    const { terminal } = await inCall();
    terminal.send(control('n'));
    await terminal.until('输入备注');
    terminal.send(`门外有人${enter}`);
    await terminal.until('备注已记');
    const taken = onlyJournal(place.records).length;
    const waiting = position(terminal.screen());
    terminal.send(control('n'));
    await terminal.until('输入备注');
    await press(terminal, '没写完');
    terminal.kill('SIGTERM');
    expect((await terminal.ended).code).toBe(143);
    await goesOn(waiting, taken);
  });

  it('on the home screen and during start-up: ends as well', async () => {
    const home = place.run([]);
    await home.until('来电人说');
    home.kill('SIGTERM');
    expect(await home.ended).toEqual({ code: 143, signal: 0 });
    expect(home.modes()).toEqual(asBefore);

    const starting = place.run([]);
    await starting.until(() => starting.bytes() > 0);
    starting.kill('SIGTERM');
    expect(await starting.ended).toEqual({ code: 143, signal: 0 });
    expect(starting.modes()).toEqual(asBefore);
  });
});
