import type { Opening } from '../incident/command.ts';
import type { Kind } from '../incident/entry.ts';
import type { Content } from '../procedure/content.ts';
import { systemClock } from '../session/clock.ts';
import type { Place } from '../session/place.ts';
import { type Directory, directoryOf } from '../site/directory.ts';
import { holderOf } from '../site/holder.ts';
import { contentAtHand, contentRemarks } from './content-at-hand.ts';
import { soundRemarks } from './finding.ts';
import { version } from './installation.ts';
import { recordRemarks, recordsAtHand } from './records-at-hand.ts';
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

/**
 * Opens content, records and directory. Records open in every case, also where no folder can be made: then the answers
 * go to a second place or stay in memory, and the screens say so.
 */
export const openWorkplace = async (around: Surroundings): Promise<Workplace> => {
  const { content, hold } = await contentAtHand(around);
  const records = recordsAtHand(around);
  const settings = Object.fromEntries(
    Object.entries(content.settings).map(([name, { value }]) => [name, value]),
  );
  return {
    records,
    content,
    ground: { procedures: content.procedures, holidays: content.holidays },
    directory: directoryOf(content),
    clock: systemClock(),
    holder: holderOf(around.preferences, Date.now()),
    opening: (kind, words) => ({ kind, settings, program: version, ...(words ? { words } : {}) }),
    hold,
    remarks: () => [
      ...contentRemarks(content, around),
      ...soundRemarks(around),
      ...recordRemarks(records.troubles(), around),
    ],
  };
};
