import type { Kind } from '../../src/incident/entry.ts';
import { type PlainEnd, runPlain } from '../../src/plain/plain.ts';
import type { ProcedureId } from '../../src/procedure/ids.ts';
import type { SitePhrases } from '../../src/procedure/phrases.ts';
import type { Language } from '../../src/procedure/text.ts';
import { summarize } from '../../src/report/summary.ts';
import { summaryText } from '../../src/report/summary-text.ts';
import type { Clock } from '../../src/session/clock.ts';
import { earlierOf } from '../../src/session/earlier.ts';
import { openIncident } from '../../src/session/opening.ts';
import type { Session } from '../../src/session/session.ts';
import { type Directory, directoryOf } from '../../src/site/directory.ts';
import { containing } from '../../src/triage/containing.ts';
import { content, ground, opening, stuckLift } from '../report/call.ts';
import { type MemoryRecords, memoryRecords } from '../support/memory-records.ts';
import { sounds } from '../triage/sounds.ts';

export const directory: Directory = directoryOf(content);

/** A clock that stands still until it is moved. */
export interface HandClock extends Clock {
  forward(seconds: number): void;
}

export const handClock = (): HandClock => {
  let time = Date.parse('2026-11-21T22:15:07.120+08:00');
  return {
    wall: () => time,
    steady: () => time,
    offset: () => 480,
    forward: (seconds) => {
      time += seconds * 1000;
    },
  };
};

const samplePhrases: SitePhrases = {
  groups: [
    {
      id: 'calming',
      title: { zh: '安抚', en: 'Calming' },
      use: 'calming',
      phrases: [
        {
          id: 'crying',
          for: { zh: '在哭', en: 'In tears' },
          say: { zh: '我等您。', en: 'I am waiting.' },
          sources: [],
        },
      ],
    },
  ],
};

export interface Desk {
  readonly session: Session;
  readonly records: MemoryRecords;
  readonly clock: HandClock;
}

export const holder = {
  operator: '王敏',
  desk: '热线 1 台',
  host: 'desk-1',
  pid: 1,
  since: '2026-11-21T08:00:00+08:00',
};

/** A call that has just been opened. `broken`: nothing of it could be saved. */
export const openDesk = (kind: Kind = 'live', records: MemoryRecords = memoryRecords()): Desk => {
  const clock = handClock();
  const { settings, program, words } = opening;
  const session = openIncident({ records, ground, clock, holder }, stuckLift, {
    kind,
    settings,
    program,
    ...(words === undefined ? {} : { words }),
  });
  if (session === undefined) throw new Error('the sample procedure was not loaded');
  return { session, records, clock };
};

/** What an operator types; a function is something that happens in between. */
export type Typed = string | ((desk: Desk) => void);

export interface Talk {
  readonly end: PlainEnd;
  readonly lines: readonly string[];
  readonly text: string;
  /** What was printed after the line at that place, up to the next one. */
  readonly following: (place: number) => string;
  readonly copied: readonly string[];
  readonly desk: Desk;
}

/** Types the lines one after the other; then the input ends. */
export const type = async (
  lines: readonly Typed[],
  { desk = openDesk(), language = 'zh' }: { readonly desk?: Desk; readonly language?: Language } = {},
): Promise<Talk> => {
  const printed: string[] = [];
  const marks: number[] = [];
  const copied: string[] = [];
  async function* input(): AsyncGenerator<string> {
    for (const line of lines) {
      if (typeof line !== 'string') {
        line(desk);
        continue;
      }
      marks.push(printed.length);
      yield line;
    }
    marks.push(printed.length);
  }
  const { session, records } = desk;
  const end = await runPlain({
    session,
    input: input(),
    output: (line) => printed.push(line),
    language,
    directory,
    narrowing: containing(() => sounds),
    phrases: samplePhrases,
    names: { operator: '王敏' },
    earlier: earlierOf({ records, holder }, session.id),
    titleOf: (procedure) => content.procedures.get(procedure as ProcedureId)?.title,
    copy: (text) => {
      copied.push(text);
      return { kind: 'copied', sent: false, file: '/home/duty/copied.txt' };
    },
    summary: () => {
      const kept = records.read(session.id);
      return (
        kept &&
        summaryText(
          summarize({
            id: session.id,
            incident: session.view().incident,
            entries: kept.entries,
            procedures: ground.procedures,
            head: kept.head,
            language,
            roles: content.roles,
            names: directory.nameOf,
          }),
        )
      );
    },
  });
  return {
    end,
    lines: printed,
    text: printed.join('\n'),
    following: (place) => printed.slice(marks[place], marks[place + 1]).join('\n'),
    copied,
    desk,
  };
};
