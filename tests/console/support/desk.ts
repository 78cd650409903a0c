import type { Desk } from '../../../src/console/desk.ts';
import { makeDesk } from '../../../src/console/desk.ts';
import { frameText } from '../../../src/console/frame.ts';
import type { KeyName } from '../../../src/console/input/stroke.ts';
import type { DeskPorts } from '../../../src/console/ports.ts';
import type { Hit } from '../../../src/console/screens/draw-home.ts';
import type { ThemeName } from '../../../src/console/theme.ts';
import { themeOf } from '../../../src/console/theme.ts';
import type { Kind } from '../../../src/incident/entry.ts';
import type { ProcedureId, RoleId } from '../../../src/procedure/ids.ts';
import type { SitePhrases } from '../../../src/procedure/phrases.ts';
import type { Card, Procedures } from '../../../src/procedure/procedures.ts';
import type { Language } from '../../../src/procedure/text.ts';
import type { Holder } from '../../../src/records/records.ts';
import type { Clock } from '../../../src/session/clock.ts';
import type { Directory } from '../../../src/site/directory.ts';
import { containing } from '../../../src/triage/containing.ts';
import { noSounds } from '../../../src/triage/sounds.ts';
import type { MemoryRecords } from '../../support/memory-records.ts';
import { memoryRecords } from '../../support/memory-records.ts';
import { ambulanceLike, gasLike, generalLike } from './procedure.ts';

/** A clock that stands until it is moved. */
export interface HandClock extends Clock {
  move(milliseconds: number): void;
}

export const handClock = (start = Date.parse('2026-11-21T14:15:07.000Z')): HandClock => {
  let wall = start;
  let steady = 1000;
  return {
    wall: () => wall,
    steady: () => steady,
    offset: () => 480,
    move: (milliseconds) => {
      wall += milliseconds;
      steady += milliseconds;
    },
  };
};

const sampleDirectory: Directory = {
  roles: () => ['repair-crew' as RoleId],
  title: () => ({ zh: '抢修', en: 'Repair' }),
  duty: () => undefined,
  others: () => [],
  nameOf: (recorded) => (recorded === '抢修一班' ? { zh: '抢修一班', en: 'Crew one' } : undefined),
  resolve: () => [
    {
      name: { zh: '抢修一班', en: 'Crew one' },
      title: { zh: '抢修', en: 'Repair' },
      numbers: [{ number: '010 6655 1234' }],
    },
    {
      name: { zh: '抢修二班', en: 'Crew two' },
      title: { zh: '抢修', en: 'Repair' },
      numbers: [{ number: '010 6655 5678' }],
    },
  ],
};

const ours = [{ document: { zh: '样例' }, ours: true }];

const samplePhrases: SitePhrases = {
  called: { zh: '滨江样例', en: 'Sample desk' },
  groups: [
    {
      id: 'opening',
      title: { zh: '开场', en: 'Opening' },
      use: 'opening',
      phrases: [
        {
          id: 'hello',
          say: { zh: '您好，{site}，我是{operator}。', en: 'Hello, {site}, {operator} speaking.' },
          sources: ours,
        },
      ],
    },
    {
      id: 'calming',
      title: { zh: '安抚', en: 'Calming' },
      use: 'calming',
      phrases: [
        {
          id: 'crying',
          for: { zh: '在哭', en: 'In tears' },
          say: { zh: '您慢慢说，我等您。\n先告诉我，您安全吗？', en: 'Take your time.\nAre you safe?' },
          sources: ours,
        },
      ],
    },
  ],
};

export const me: Holder = {
  operator: '王敏',
  desk: '热线 1 台',
  host: 'desk-1',
  pid: 100,
  since: '2026-11-21T22:00:00.000+08:00',
};

export interface Rig {
  readonly desk: Desk;
  readonly clock: HandClock;
  readonly records: MemoryRecords;
  readonly rings: () => number;
  /** Draws at the rig's size, as the terminal would, and gives the text. */
  look(): string;
  /**
   * Named keys and typed pieces, each drawn before the next: `press('1', '<enter>', '张先生')`. No time goes by, so a second
   * Enter is a held one, unless there is a `<pause>` before it: as long as a quick finger needs.
   */
  press(...pieces: readonly string[]): string;
  /** The same without drawing in between. */
  burst(...pieces: readonly string[]): string;
  paste(text: string): string;
  resize(columns: number, rows: number): string;
  second(count?: number): string;
  caret(): { readonly x: number; readonly y: number } | undefined;
}

export interface RigOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly language?: Language;
  readonly kind?: Kind;
  readonly theme?: ThemeName;
  readonly records?: MemoryRecords;
  readonly clock?: HandClock;
  readonly holder?: Holder;
  readonly ports?: Partial<DeskPorts>;
  readonly home?: boolean;
  /** Other procedures than the sample ones, and which of them to begin with. */
  readonly procedures?: Procedures;
  readonly start?: string;
}

/** A desk with the sample procedure, in memory, with time that stands still. Begins in a call unless `home`. */
export const rig = (options: RigOptions = {}): Rig => {
  const { language = 'zh', kind = 'live', home = false } = options;
  const clock = options.clock ?? handClock();
  const records = options.records ?? memoryRecords();
  const procedures =
    options.procedures ?? new Map([gasLike, ambulanceLike, generalLike].map((one) => [one.id, one] as const));
  const start = (options.start ?? gasLike.id) as ProcedureId;
  let size = { columns: options.columns ?? 80, rows: options.rows ?? 24 };
  let rings = 0;
  const offered = ({ id, title, life }: Card): Hit => ({
    id,
    title,
    life,
    family: { zh: '样例', en: 'sample' },
    fit: 'sure',
    matched: [],
    reasons: [],
  });
  const desk = makeDesk({
    place: {
      records,
      ground: { procedures, holidays: {} },
      clock,
      holder: options.holder ?? me,
    },
    directory: sampleDirectory,
    narrowing: containing(() => noSounds),
    find: (words) =>
      [...procedures.values()]
        .filter(({ heard, title }) => [...heard, title.zh].some((text) => text.includes(words)))
        .map((card) => ({
          ...offered(card),
          matched: words === '' ? [] : [words],
          reasons: words === '' ? [] : [{ phrase: words, spans: [{ from: 0, to: words.length }] }],
        })),
    known: (id) => {
      const procedure = procedures.get(id);
      return procedure && offered(procedure);
    },
    general: () =>
      procedures.has(generalLike.id)
        ? { ...generalLike, family: { zh: '样例', en: 'sample' }, fit: 'sure', matched: [], reasons: [] }
        : undefined,
    notices: () => [],
    language,
    theme: themeOf(options.theme ?? 'no-colour'),
    who: '滨江样例 · 热线 1 台 · 王敏',
    opening: { settings: {}, program: 'test' },
    phrases: samplePhrases,
    names: { desk: '热线 1 台', operator: '王敏' },
    copy: () => ({ kind: 'copied', sent: true, file: '/home/zhiban/state/copied.txt' }),
    kind,
    summary: (id, columns) => `${id} ${'='.repeat(columns - 20)}\n摘要正文`,
    exportSummary: () => ({ kind: 'written', path: 'summary.txt' }),
    bell: () => {
      rings += 1;
    },
    ...(home ? {} : { initial: { kind: 'procedure', procedure: start } as const }),
    ...options.ports,
  });
  const draw = (): string => {
    const frame = desk.frame(size.columns, size.rows);
    desk.painted(frame);
    return frameText(frame);
  };
  const one = (piece: string): void => {
    if (piece === '<pause>') {
      clock.move(150);
      return;
    }
    const named = /^<([a-z+-]+)>$/.exec(piece)?.[1];
    desk.stroke(
      named === undefined ? { kind: 'typed', text: piece } : { kind: 'key', key: named as KeyName },
    );
  };
  draw();
  return {
    desk,
    clock,
    records,
    rings: () => rings,
    look: draw,
    press: (...pieces) => {
      for (const piece of pieces) {
        one(piece);
        draw();
      }
      return draw();
    },
    burst: (...pieces) => {
      for (const piece of pieces) one(piece);
      return draw();
    },
    paste: (text) => {
      desk.stroke({ kind: 'pasted', text });
      return draw();
    },
    resize: (columns, rows) => {
      size = { columns, rows };
      return draw();
    },
    second: (count = 1) => {
      for (let n = 0; n < count; n += 1) {
        clock.move(1000);
        desk.tick();
      }
      return draw();
    },
    caret: () => desk.frame(size.columns, size.rows).caret,
  };
};
