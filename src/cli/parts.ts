import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../procedure/procedure-text.ts';

/** The files of the built program, each with the digest of what is in it. */
type Parts = { readonly [name: string]: string };

/** Lies among them and lists them. */
const LIST = 'parts.json';

/** What lies in the folder of the built program now. */
export const partsIn = (folder: string): Parts =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name !== LIST)
      .sort()
      .map((name) => [name, digestOf(readFileSync(join(folder, name)))]),
  );

/** The build's last act: writes down what it made. */
export const listParts = (folder: string): void =>
  writeFileSync(join(folder, LIST), `${JSON.stringify(partsIn(folder), null, 1)}\n`);

/** The parts that are missing or not as they were built. Reads them all, so it is for checks. */
export const damagedParts = (folder: string): readonly string[] => {
  try {
    const listed: Parts = JSON.parse(readFileSync(join(folder, LIST), 'utf8'));
    const there = partsIn(folder);
    return Object.keys(listed).filter((name) => listed[name] !== there[name]);
  } catch {
    return [LIST];
  }
};
