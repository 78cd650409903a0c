import { afterAll, describe, expect, it } from 'vitest';
import type { Running } from '../support/terminal.ts';
import { control, enter, goOn, position } from './operator.ts';
import { journals, makePlace, type Place, type Written } from './place.ts';

/** How often the program is killed in all: 200 times, a tenth of them while it starts. */
const kills = 200;
/** So many calls go on side by side, each in a home of its own. */
const lanes = 4;
const seed = 20_261_121;

const places: Place[] = [];
afterAll(() => Promise.all(places.map((place) => place.clear())));

/** Numbers from 0 to 1, the same ones for the same seed. */
const chance = (from: number): (() => number) => {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const later = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const procedures = ['lift-entrapment', 'complaint-general', 'threat-call', 'gas-accident-report'];
const answered = (entries: readonly Written[]): readonly Written[] =>
  entries.filter(({ type }) => type !== 'resumed');

/** Large enough for the line that says where the call is: in a low window it gives way to the question. */
const wide = { columns: 100, rows: 30 } as const;

/** One call that is killed again and again, and what its screens had shown as taken. */
class Lane {
  readonly place = makePlace();
  readonly random: () => number;
  /** The entries that were there when a screen last showed everything as taken. */
  taken: readonly Written[] = [];
  /** Notes that the screen has said are noted, of all calls. */
  noted: string[] = [];
  sent: string[] = [];
  waiting: string | undefined;
  calls = 0;
  killed = 0;
  count = 0;

  constructor(lane: number) {
    this.random = chance(seed + lane);
    places.push(this.place);
  }

  entries(): readonly Written[] {
    return [...journals(this.place.records).values()].at(-1) ?? [];
  }

  /** Nothing that was shown as taken is missing, moved or doubled; at most what was on its way is there besides. */
  check(): void {
    const found = answered(this.entries());
    const shown = answered(this.taken);
    expect(found.slice(0, shown.length)).toEqual(shown);
    expect(found.map(({ n }) => n)).toEqual([...found.map(({ n }) => n)].sort((a, b) => a - b));
    const texts = this.allNotes();
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.filter((text) => this.noted.includes(text))).toEqual(this.noted);
    expect(texts.filter((text) => !this.sent.includes(text))).toEqual([]);
  }

  allNotes(): readonly string[] {
    return [...journals(this.place.records).values()].flatMap((entries) =>
      entries.flatMap(({ type, text }) => (type === 'noted' && text !== undefined ? [text] : [])),
    );
  }

  async open(): Promise<Running> {
    if (this.taken.length === 0) {
      const procedure = procedures[this.calls % procedures.length] ?? '';
      this.calls += 1;
      const terminal = this.place.run(['start', procedure], wide);
      await terminal.until('已存');
      this.waiting = position(terminal.screen());
      this.taken = this.entries();
      return terminal;
    }
    const terminal = this.place.run(['resume'], wide);
    const screen = await terminal.until('已存');
    expect(screen).not.toMatch(/处有损坏/);
    // Only an answer that was on its way when the kill came may have moved the call on.
    const extra = answered(this.entries()).length - answered(this.taken).length;
    if (extra === 0) expect(position(screen)).toBe(this.waiting);
    this.waiting = position(screen);
    this.taken = this.entries();
    return terminal;
  }

  /** One answer and one note, both waited for. False when the call is at its end. */
  async goOn(terminal: Running): Promise<boolean> {
    if ((await goOn(terminal)) === undefined) return false;
    await this.note(terminal);
    return true;
  }

  async note(terminal: Running): Promise<void> {
    const text = this.begin();
    terminal.send(control('n'));
    await terminal.until('输入备注');
    terminal.send(`${text}${enter}`);
    await terminal.until('备注已记');
    this.noted.push(text);
    this.waiting = position(terminal.screen());
    this.taken = this.entries();
  }

  begin(): string {
    this.count += 1;
    const text = `第${this.count}条`;
    this.sent.push(text);
    return text;
  }

  async kill(terminal: Running): Promise<void> {
    terminal.kill();
    await terminal.ended;
    this.killed += 1;
    this.check();
  }

  async round(): Promise<void> {
    const terminal = await this.open();
    const steps = Math.floor(this.random() * 3);
    for (let n = 0; n < steps; n += 1) {
      if (await this.goOn(terminal)) continue;
      await this.kill(terminal);
      this.taken = [];
      return;
    }
    // Something is on its way when the kill comes, from at once to well after it was written.
    if (this.random() < 0.5) terminal.send('1');
    else terminal.send(`${control('n')}`);
    if (this.random() < 0.5) {
      await later(this.random() * 8);
      const text = this.begin();
      terminal.send(`${text}${enter}`);
    }
    await later(this.random() * 12);
    await this.kill(terminal);
  }

  /** Killed while it starts. */
  async start(): Promise<void> {
    if (this.taken.length === 0) return this.round();
    const terminal = this.place.run(['resume'], wide);
    await later(this.random() * 350);
    await this.kill(terminal);
  }
}

describe('killed at any moment', () => {
  it('loses nothing that the screen had shown, doubles nothing, and goes on at the same step', async () => {
    const all = Array.from({ length: lanes }, (_, lane) => new Lane(lane));
    await Promise.all(
      all.map(async (lane) => {
        while (lane.killed < kills / lanes) await (lane.killed % 10 === 9 ? lane.start() : lane.round());
        const terminal = await lane.open();
        await lane.note(terminal);
        lane.check();
      }),
    );
    expect(all.reduce((sum, { killed }) => sum + killed, 0)).toBeGreaterThanOrEqual(kills);
    expect(all.every(({ noted }) => noted.length > 10)).toBe(true);
  }, 240_000);
});
