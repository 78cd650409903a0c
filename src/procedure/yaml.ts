import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { harmfulCharacter, quotable } from './harmless.ts';
import type { Parsed, Place, Problem } from './problem.ts';
import { readTextFile, refused } from './read-file.ts';
import type { Text } from './text.ts';
import { wordsOf } from './yaml-mistakes.ts';
import { deepest, firstRefusal, tooDeep } from './yaml-refusals.ts';

export type Path = readonly (string | number)[];

/** A YAML file as plain values, with the place of each of them. */
export interface Sheet {
  readonly file: string;
  /** Maps, lists, text, numbers, true and false, null: never anything else. */
  readonly value: unknown;
  /**
   * Where a value stands, or its key; where it is missing, the nearest thing around it. `offset` counts characters into
   * the value's text, however the YAML around it was folded or quoted.
   */
  place(path: Path, part?: 'key' | 'value', offset?: number): Place;
}

/** Reads a YAML file of ours. Limits are looked at first. */
export function readYaml(path: string): Parsed<Sheet> {
  const text = readTextFile(path);
  return text.kind === 'failed' ? text : parseYaml(text.value, path);
}

/** The same for text that is already there and has been through `readText`. */
export function parseYaml(text: string, file: string): Parsed<Sheet> {
  const counter = new LineCounter();
  const at = (offset: number): Place => {
    const { line, col } = counter.linePos(Math.min(offset, text.length));
    return { file, line, column: col };
  };
  counter.addNewLine(0);
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) {
    counter.addNewLine(index + 1);
  }

  const refusal = firstRefusal(text);
  if (refusal !== undefined) return refused(at(refusal.offset), refusal.found, refusal.expected);

  // Duplicate keys are looked for below: the library's own check takes time with the square of a map's size.
  const document = parseDocument(text, {
    prettyErrors: false,
    uniqueKeys: false,
    version: '1.2',
    stringKeys: false,
  });
  // What follows the first mistake of syntax is mostly its consequence, and would bury it.
  const [mistake] = [...document.errors, ...document.warnings].toSorted((a, b) => a.pos[0] - b.pos[0]);
  if (mistake !== undefined) {
    const { found, expected } = wordsOf(mistake.code);
    return refused(at(mistake.pos[0]), found, expected);
  }

  const problems: Problem[] = [];
  const positions = new Map<string, Position>();
  const converter = new Converter(text, positions, (offset, found, expected) => {
    problems.push({ severity: 'error', place: at(offset), found, expected });
  });
  const value = converter.convert(document.contents, []);
  if (problems.length > 0) return { kind: 'failed', problems };

  const place = (path: Path, part: 'key' | 'value' = 'value', offset?: number): Place => {
    for (let length = path.length; length >= 0; length -= 1) {
      const position = positions.get(keyOf(path.slice(0, length)));
      if (position === undefined) continue;
      const exact = length === path.length;
      if (exact && part === 'key') return at(position.key ?? position.start);
      return at(exact && offset !== undefined ? offsetInSource(text, position, offset) : position.start);
    }
    return at(0);
  };
  return { kind: 'ok', value: { file, value, place } };
}

interface Position {
  readonly key?: number;
  readonly start: number;
  readonly end: number;
  /** The value, where it is text. */
  readonly text?: string;
}

const keyOf = (path: Path): string => path.join('\n');

/** Follows a text through its folding, quotes and escapes to the place where its n-th character was written. */
function offsetInSource(source: string, { start, end, text = '' }: Position, offset: number): number {
  let at = start + (/["']/.test(source.charAt(start)) ? 1 : 0);
  for (const character of text.slice(0, offset).replaceAll(/\s/g, '')) {
    at = source.indexOf(character, at) + character.length;
  }
  at = source.indexOf(text.charAt(offset), at);
  // A character that was written as an escape is not found as itself.
  return at >= start && at <= end ? at : start;
}

/** Keys that JavaScript or YAML gives a meaning of its own. */
const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype', '<<']);

class Converter {
  readonly text: string;
  readonly positions: Map<string, Position>;
  readonly report: (offset: number, found: Text, expected: Text) => void;

  constructor(
    text: string,
    positions: Map<string, Position>,
    report: (offset: number, found: Text, expected: Text) => void,
  ) {
    this.text = text;
    this.positions = positions;
    this.report = report;
  }

  convert(node: unknown, path: Path, key?: number): unknown {
    const [start = 0, end = start] = (node as Node | null)?.range ?? [];
    const position = { ...(key === undefined ? {} : { key }), start, end };
    this.positions.set(keyOf(path), position);
    if (path.length > deepest) {
      this.report(start, tooDeep.found, tooDeep.expected);
      return null;
    }
    if (isMap(node)) return this.map(node.items, path, start);
    if (isSeq(node)) return node.items.map((item, index) => this.convert(item, [...path, index]));
    const value = isScalar(node) ? node.value : null;
    if (typeof value === 'string') {
      this.positions.set(keyOf(path), { ...position, text: value });
      this.checkText(value, start);
      return value;
    }
    if (typeof value === 'number' && !(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) {
      this.report(
        start,
        { zh: '太大或不是数的数字', en: 'a number that is too large or none' },
        { zh: '较小的数字；号码放进引号', en: 'a smaller number; quotes around a telephone or other number' },
      );
    }
    return value;
  }

  map(
    pairs: readonly { readonly key: unknown; readonly value: unknown }[],
    path: Path,
    start: number,
  ): object {
    const result: { [key: string]: unknown } = {};
    const seen = new Set<string>();
    for (const pair of pairs) {
      const at = (pair.key as Node | null)?.range?.[0] ?? start;
      const key = isScalar(pair.key) && pair.key.value !== null ? (pair.key.source ?? '') : undefined;
      if (key === undefined || key === '') {
        this.report(
          at,
          { zh: '键不是一个词', en: 'a key that is not a word' },
          { zh: '键: 值', en: 'key: value' },
        );
        continue;
      }
      this.checkText(key, at);
      if (forbiddenKeys.has(key)) {
        this.report(
          at,
          { zh: `不能用作键的“${key}”`, en: `“${key}”, which cannot be a key` },
          { zh: '别的名字', en: 'another name' },
        );
      } else if (seen.has(key)) {
        this.report(
          at,
          { zh: `重复的键“${quotable(key)}”`, en: `the key “${quotable(key)}” for the second time` },
          { zh: '每个键只写一次', en: 'each key once' },
        );
      } else {
        seen.add(key);
        result[key] = this.convert(pair.value, [...path, key], at);
      }
    }
    return result;
  }

  /** Escapes in quoted text could bring in what `readText` kept out. */
  checkText(text: string, start: number): void {
    const harmful = harmfulCharacter(text);
    if (harmful === undefined) return;
    this.report(
      start,
      { zh: `文字里有转义的 ${harmful.name}`, en: `the escaped character ${harmful.name} in a text` },
      { zh: '只含看得见的文字', en: 'visible text only' },
    );
  }
}
