import type { Disk } from './disk.ts';
import type { Grips } from './grip.ts';
import type { Trouble } from './records.ts';
import type { SecondPlace } from './second-place.ts';

/** What the parts of journal records work on together. */
export interface Ground {
  readonly disk: Disk;
  /** The first place. */
  readonly folder: string;
  readonly second: SecondPlace;
  readonly grips: Grips;
  readonly deskCode: string | undefined;
  now(): Date;
  /** Random hex digits, two for each byte. */
  hex(bytes: number): string;
  /** What was put right and should be told once. */
  readonly notices: Trouble[];
}
