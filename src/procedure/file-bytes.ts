import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Bytes } from './compiled-content.ts';

/** A file that stays readable. */
export interface OpenFile extends Bytes {
  /**
   * Reads what is left into memory and lets the file go, so that a call goes on when the stick that the program lies on is
   * pulled out. A file larger than `largest` stays where it is.
   */
  hold(): void;
}

/** Bytes. Two hundred procedures of the largest kind. */
const largest = 32 * 1024 * 1024;

/**
 * Opens a file to be read bit by bit. It is kept open: an upgrade that puts another in its place changes nothing for who
 * reads this one. Throws where it cannot be opened.
 */
export const openBytes = (path: string): OpenFile => {
  const file = openSync(path, 'r');
  const { size } = fstatSync(file);
  let held: Buffer | undefined;
  const read = (from: number, length: number): Buffer => {
    if (held !== undefined) return within(held, from, length);
    const bytes = Buffer.allocUnsafe(length);
    for (let done = 0; done < length; ) {
      const got = readSync(file, bytes, done, length - done, from + done);
      if (got === 0) throw new Error(`${path} is shorter than it was`);
      done += got;
    }
    return bytes;
  };
  return {
    size,
    read,
    hold: () => {
      if (held !== undefined || size > largest) return;
      try {
        held = read(0, size);
        closeSync(file);
      } catch {
        // Then it goes on being read bit by bit, as far as it can be.
      }
    },
  };
};

/** What lies in memory, as a file. */
export const bytesOf = (held: Buffer): Bytes => ({
  size: held.length,
  read: (from, length) => within(held, from, length),
});

const within = (held: Buffer, from: number, length: number): Buffer => {
  if (from + length > held.length) throw new Error('beyond the end');
  return held.subarray(from, from + length);
};
