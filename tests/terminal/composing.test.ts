import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually, makePlace, onlyJournal, type Place } from './place.ts';

let place: Place;
beforeEach(() => {
  place = makePlace();
});
afterEach(() => place.clear());

describe('while a text is written an input method may be composing', () => {
  it('so nothing is drawn by the clock, and a limit that passes only rings', async () => {
    const site = join(place.home, 'site');
    mkdirSync(site, { recursive: true });
    // Twelve seconds after answering, the first question of this procedure is late.
    writeFileSync(join(site, 'limits.yaml'), 'lift_contact_minutes: { value: 0.2 }\n');
    const terminal = place.run(['start', 'lift-entrapment']);
    await terminal.until('已存');
    terminal.send('滨江');
    await terminal.until('滨江');
    const [since, before] = [performance.now(), terminal.bytes()];

    await eventually('it rings', () => terminal.bells() > 0);
    expect(performance.now() - since).toBeGreaterThan(5000);
    expect(terminal.bytes() - before).toBe(1);
    expect(terminal.screen()).not.toContain('已超时');
    expect(onlyJournal(place.records).at(-1)).toMatchObject({
      type: 'late',
      step: 'lift-entrapment/address',
    });

    terminal.send('路');
    expect(await terminal.until('已超时')).toContain('滨江路');
    expect(terminal.bells()).toBe(1);
  }, 60_000);
});
