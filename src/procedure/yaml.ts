import { isMap, isScalar, isSeq, Lexer, LineCounter, type Node, parseDocument } from 'yaml';
import { harmfulCharacter, quotable } from './harmless.ts';
import type { Parsed, Place, Problem } from './problem.ts';
import { readTextFile, refused } from './read-file.ts';
import type { Text } from './text.ts';

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

const deepest = 12;
const mostTokens = 60_000;

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
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) {
    if (counter.lineStarts.length === 0) counter.addNewLine(0);
    counter.addNewLine(index + 1);
  }
  if (counter.lineStarts.length === 0) counter.addNewLine(0);

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
  let at = start + (source[start] === '"' || source[start] === "'" ? 1 : 0);
  for (let index = 0; index <= offset && index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (character.trim() === '') {
      while (index + 1 < text.length && index < offset && text[index + 1]?.trim() === '') index += 1;
      if (index === offset) return at;
      continue;
    }
    const next = source.indexOf(character, at);
    if (next < 0 || next >= end) return start;
    if (index === offset) return next;
    at = next + 1;
  }
  return at;
}

type Refusal = { readonly offset: number; readonly found: Text; readonly expected: Text };

/**
 * What can be seen in the words of the file before anything is built from them. This takes time with the file's
 * length only, so that nothing crafted gets as far as the steps that take more.
 */
function firstRefusal(text: string): Refusal | undefined {
  let offset = 0;
  let tokens = 0;
  let flow = 0;
  let onLine = 0;
  let isScalarNext = false;
  for (const token of new Lexer().lex(text)) {
    // Marks that the lexer puts in; the text itself holds no control characters.
    if (token === '\u0002' || token === '\u0018' || token === '\u001f') {
      isScalarNext = token === '\u001f';
      continue;
    }
    tokens += 1;
    if (tokens > mostTokens) {
      return {
        offset,
        found: { zh: '文件内容太多', en: 'a file that holds too much' },
        expected: { zh: '拆成几个文件', en: 'several smaller files' },
      };
    }
    if (!isScalarNext) {
      const sign = signs[token[0] ?? ''];
      if (sign !== undefined) return { offset, ...sign };
      if (token === '[' || token === '{') flow += 1;
      else if (token === ']' || token === '}') flow -= 1;
      else if (token === '-' || token === '?') onLine += 1;
      else if (token.includes('\n')) onLine = 0;
      if (flow > deepest || onLine > deepest) return { offset, ...tooDeep };
    } else if (token.includes('\n')) onLine = 0;
    isScalarNext = false;
    offset += token.length;
  }
  return undefined;
}

const tooDeep: Omit<Refusal, 'offset'> = {
  found: { zh: `嵌套超过 ${deepest} 层`, en: `nesting of more than ${deepest} levels` },
  expected: { zh: `不超过 ${deepest} 层`, en: `at most ${deepest} levels` },
};

/** YAML that a procedure does not need and that files have been made to explode or deceive with. */
const signs: { readonly [sign: string]: Omit<Refusal, 'offset'> } = {
  '&': {
    found: { zh: '锚点（&）', en: 'an anchor (&)' },
    expected: {
      zh: '把内容写出来；重复的步骤放进 blocks',
      en: 'the content itself; repeated steps go into blocks',
    },
  },
  '*': {
    found: { zh: '引用（*）', en: 'an alias (*)' },
    expected: {
      zh: '把内容写出来；以 * 开头的文字加引号',
      en: 'the content itself; quotes around text that begins with *',
    },
  },
  '!': {
    found: { zh: '类型标记（!）', en: 'a tag (!)' },
    expected: {
      zh: '普通的值；以 ! 开头的条件加引号',
      en: 'a plain value; quotes around a condition that begins with !',
    },
  },
  '%': {
    found: { zh: '指令（%）', en: 'a directive (%)' },
    expected: { zh: '没有指令的文件', en: 'a file without directives' },
  },
};

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

function wordsOf(code: string): { readonly found: Text; readonly expected: Text } {
  const [zh, en, expectedZh, expectedEn] = mistakes[code] ?? [
    `读不懂的 YAML 写法（${code}）`,
    `YAML that cannot be read (${code})`,
    '“键: 值”和以“- ”开头的列表',
    '“key: value” and lists that begin with “- ”',
  ];
  return { found: { zh, en }, expected: { zh: expectedZh, en: expectedEn } };
}

const mistakes: { readonly [code: string]: readonly [string, string, string, string] } = {
  BAD_INDENT: [
    '缩进不对',
    'wrong indentation',
    '同级的键左边对齐',
    'keys of one level that begin in one column',
  ],
  TAB_AS_INDENT: ['用制表符缩进', 'a tab for indentation', '用空格缩进', 'spaces'],
  MISSING_CHAR: [
    '缺少一个符号（冒号、引号、逗号或括号）',
    'a missing sign (colon, quote, comma or bracket)',
    '成对的引号和括号，冒号后有空格',
    'paired quotes and brackets, a blank after each colon',
  ],
  MULTILINE_IMPLICIT_KEY: ['键跨了两行', 'a key over two lines', '一行一个键', 'one key a line'],
  BLOCK_AS_IMPLICIT_KEY: [
    '一行里有两个冒号',
    'two colons on one line',
    '含“: ”的文字加引号',
    'quotes around text that holds “: ”',
  ],
  BAD_SCALAR_START: [
    '文字以特殊符号开头',
    'text that begins with a special sign',
    '以 @ 或反引号开头的文字加引号',
    'quotes around text that begins with @ or a backtick',
  ],
  BAD_DQ_ESCAPE: [
    '双引号里认不得的反斜杠',
    'an unknown backslash in double quotes',
    '单引号，或去掉反斜杠',
    'single quotes, or no backslash',
  ],
  UNEXPECTED_TOKEN: [
    '这里不该有的内容',
    'something that does not belong here',
    '“键: 值”；文字里有括号、逗号、冒号、引号的，整段加引号',
    '“key: value”; quotes around a text that holds brackets, commas, colons or quotes',
  ],
  MULTIPLE_DOCS: [
    '一个文件里有几份文档（---）',
    'several documents in one file (---)',
    '一个文件一份',
    'one document',
  ],
};
