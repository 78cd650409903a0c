import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { kinds, type Labelled, labelled, parts } from './labelled.ts';

const root = join(import.meta.dirname, '../..');

// The general procedure is offered when nothing fits; nobody says it.
const procedures = globSync('content/procedures/*/*.yaml', { cwd: root })
  .filter((file) => !file.endsWith('.paths.yaml'))
  .filter((file) => parse(readFileSync(join(root, file), 'utf8')).general !== true)
  .map((file) => basename(file, '.yaml'));

const all = parts.flatMap((part) => labelled(part).map((one) => ({ ...one, part })));

const kindsOfCalls = kinds.filter((kind) => kind !== 'noise');

const ofKind = (set: readonly Labelled[], kind: string): number =>
  set.filter((one) => one.kind === kind).length;

describe('the labelled set for the triage box', () => {
  test.each(procedures)('%s can be measured in every kind, in both parts', (id) => {
    const own = all.filter(({ procedure }) => procedure === id);
    const counts = Object.fromEntries(kindsOfCalls.map((kind) => [kind, ofKind(own, kind)]));

    expect(own.length).toBeGreaterThanOrEqual(40);
    expect(counts['said']).toBeGreaterThanOrEqual(12);
    for (const kind of kindsOfCalls) {
      expect(counts[kind], kind).toBeGreaterThanOrEqual(3);
      expect(
        ofKind(
          own.filter(({ part }) => part === 'held-back'),
          kind,
        ),
        kind,
      ).toBeGreaterThanOrEqual(1);
    }
  });

  test('labels name only procedures that exist', () => {
    const labels = new Set(all.flatMap(({ procedure }) => procedure ?? []));

    expect([...labels].filter((label) => !procedures.includes(label))).toEqual([]);
  });

  test('enough is said that fits no procedure', () => {
    const stray = all.filter(({ procedure }) => procedure === undefined);

    expect(stray.length).toBeGreaterThanOrEqual(45);
    expect(ofKind(stray, 'noise')).toBeGreaterThanOrEqual(3);
  });

  test('a third is held back', () => {
    const heldBack = all.filter(({ part }) => part === 'held-back').length;

    expect(heldBack / all.length).toBeGreaterThan(0.3);
    expect(heldBack / all.length).toBeLessThan(0.36);
  });

  test('nothing is said twice', () => {
    const said = all.map(({ say }) => say.trim());

    expect(said.filter((say, index) => said.indexOf(say) !== index)).toEqual([]);
  });

  test('everything is of a length that is typed', () => {
    const odd = all.filter(({ say }) => [...say].length < 1 || [...say].length > 90);

    expect(odd).toEqual([]);
  });
});
