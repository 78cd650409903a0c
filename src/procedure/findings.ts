import type { Problem } from './problem.ts';
import type { Origins } from './reader.ts';
import type { Text } from './text.ts';
import type { Path } from './yaml.ts';

/** Gathers what checks find. What was not loaded from the folder at hand has no place, and is not told. */
export class Findings {
  readonly problems: Problem[] = [];
  readonly origins: Origins;

  constructor(origins: Origins) {
    this.origins = origins;
  }

  error(thing: object, path: Path, found: Text, expected: Text, nearest?: string): void {
    this.add('error', thing, path, found, expected, nearest);
  }

  advice(thing: object, path: Path, found: Text, expected: Text, nearest?: string): void {
    this.add('advice', thing, path, found, expected, nearest);
  }

  add(
    severity: Problem['severity'],
    thing: object,
    path: Path,
    found: Text,
    expected: Text,
    nearest: string | undefined,
  ): void {
    const place = this.origins.place(thing, path);
    if (place !== undefined) this.problems.push({ severity, place, found, expected, nearest });
  }
}
