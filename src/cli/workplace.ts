import type { Opening } from '../incident/command.ts';
import type { Kind } from '../incident/entry.ts';
import type { Content } from '../procedure/content.ts';
import { openRecords } from '../records/journal-records.ts';
import type { Trouble } from '../records/records.ts';
import { systemClock } from '../session/clock.ts';
import type { Place } from '../session/place.ts';
import { type Directory, directoryOf } from '../site/directory.ts';
import { holderOf } from '../site/holder.ts';
import { type AtHand, contentAtHand, contentRemarks } from './content-at-hand.ts';
import { version } from './installation.ts';
import { troubleWords } from './record-words.ts';
import type { Surroundings } from './surroundings.ts';

/** Everything that an incident is worked on with. */
export interface Workplace extends Place {
  readonly content: Content;
  readonly directory: Directory;
  /** What a new incident begins with. */
  opening(kind: Kind, words?: string): Omit<Opening, 'operator' | 'desk'>;
  /** Takes into memory what a call may need and nobody asked for yet. For idle moments. */
  hold(): void;
  /** What should be said about content and records before work begins. */
  remarks(): readonly string[];
}

export type OpenedWorkplace =
  | { readonly kind: 'ok'; readonly workplace: Workplace }
  | Extract<AtHand, { kind: 'failed' }>;

/**
 * Opens content, records and directory. Records open in every case, also where no folder can be made: then the answers
 * go to a second place or stay in memory, and the screens say so.
 */
export const openWorkplace = async (around: Surroundings): Promise<OpenedWorkplace> => {
  const hand = await contentAtHand(around);
  if (hand.kind === 'failed') return hand;
  const { content } = hand;
  const { folders, preferences } = around;
  const { deskCode } = preferences;
  const records = openRecords({
    folder: folders.records,
    now: () => new Date(),
    ...(deskCode === undefined ? {} : { deskCode }),
  });
  const settings = Object.fromEntries(
    Object.entries(content.settings).map(([name, { value }]) => [name, value]),
  );
  return {
    kind: 'ok',
    workplace: {
      records,
      content,
      ground: { procedures: content.procedures, holidays: content.holidays },
      directory: directoryOf(content),
      clock: systemClock(),
      holder: holderOf(preferences, Date.now()),
      opening: (kind, words) => ({ kind, settings, program: version, ...(words ? { words } : {}) }),
      hold: hand.hold,
      remarks: () => [...contentRemarks(content, around), ...recordRemarks(records.troubles(), around)],
    },
  };
};

/** What is wrong with the place where records are kept. */
export const recordRemarks = (troubles: readonly Trouble[], { tell }: Surroundings): readonly string[] =>
  troubles.map((trouble) => tell(troubleWords(trouble)));
