import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { openRecords } from '../../src/records/journal-records.ts';
import type { IncidentId } from '../../src/records/records.ts';
import { fragileDisk } from './fragile-disk.ts';
import { holder, noted } from './stories.ts';

/** A terminal in a process of its own, for tests that kill it or let several run for the same thing. */
export type Order =
  /** Goes on with the incident for ever, one note after the other, and prints each that was acknowledged. */
  | {
      readonly kind: 'write';
      readonly incident: IncidentId;
      readonly mark: string;
      readonly firstFails: boolean;
    }
  /** Tries to take the right to write, once, and says whether it did. */
  | { readonly kind: 'race'; readonly incident: IncidentId }
  /** Takes the right away from whoever has it and writes, again and again; sends what was acknowledged. */
  | { readonly kind: 'contend'; readonly incident: IncidentId; readonly times: number }
  | { readonly kind: 'begin'; readonly day: string; readonly times: number }
  | { readonly kind: 'append'; readonly incident: IncidentId; readonly expected: number };

export interface Setting {
  readonly folder: string;
  readonly second: string;
}

const [given] = process.argv.slice(2);
const setting: Setting = JSON.parse(given ?? '{}');
const disk = fragileDisk();
const records = openRecords({
  folder: setting.folder,
  secondPlace: setting.second,
  now: () => new Date(),
  disk,
});
const me = holder(`terminal ${process.pid}`);

function write({ incident, mark, firstFails }: Extract<Order, { kind: 'write' }>): void {
  const hold = records.hold(incident, me);
  if (hold.kind === 'taken') {
    throw new Error(`taken by ${hold.by.operator}`);
  }
  if (firstFails) {
    disk.breakWith(({ operation, path }) =>
      path.startsWith(setting.folder) && operation === 'write' ? { code: 'ENOSPC', torn: true } : undefined,
    );
  }
  let count = records.read(incident)?.entries.length ?? 0;
  for (let number = 0; ; number += 1) {
    const text = `${mark}.${number}`;
    const appended = records.append(incident, count, [noted(text)]);
    if (appended.kind === 'conflict') throw new Error(`conflict: ${count}, ${appended.entries} are there`);
    writeSync(1, `${appended.kind} ${text}\n`);
    count += 1;
  }
}

function contend({ incident, times }: Extract<Order, { kind: 'contend' }>): readonly string[] {
  const acknowledged: string[] = [];
  for (let number = 0; number < times; number += 1) {
    records.hold(incident, me, 'force');
    // Several in a row, so that the right is often lost in between.
    for (let part = 0; part < 4; part += 1) {
      const text = `${process.pid}.${number}.${part}`;
      const count = records.read(incident)?.entries.length ?? 0;
      if (records.append(incident, count, [noted(text)]).kind === 'saved') acknowledged.push(text);
    }
  }
  return acknowledged;
}

process.on('message', (order: Order) => {
  switch (order.kind) {
    case 'write':
      return write(order);
    case 'race':
      return process.send?.(records.hold(order.incident, me).kind);
    case 'contend':
      return process.send?.(contend(order));
    case 'begin':
      return process.send?.(Array.from({ length: order.times }, () => records.begin('live', order.day, me)));
    case 'append':
      return process.send?.(records.append(order.incident, order.expected, [noted(`by ${process.pid}`)]));
    default:
      return order satisfies never;
  }
});
// Whoever comes after starts in half the time, even if this one is killed.
flushCompileCache();
process.send?.('ready');
