import type { ASTNode } from '@marcbachmann/cel-js';
import type { Expression } from './expression.ts';
import type { Fault, Words } from './fault.ts';
import { nearest } from './nearest.ts';
import type { Shape, Vocabulary } from './vocabulary.ts';

/** What an expression gives. `any` is what is left after a fault, so that one mistake is told once. */
export type Type =
  | { readonly type: 'any' | 'truth' | 'text' | 'number' | 'moment' }
  | { readonly type: 'choice' | 'choices'; readonly options: readonly string[] }
  | { readonly type: 'list'; readonly parts: ReadonlyMap<string, Shape> };

/** A part of a condition, translated, and what it gives. */
export interface Typed {
  readonly expression: Expression;
  readonly type: Type;
}

/** What is known where a part of a condition stands. */
export interface Context {
  readonly text: string;
  readonly vocabulary: Vocabulary;
  readonly faults: Fault[];
  /** Whether a name was met that has a fault of its own, so that the outcome means nothing. */
  readonly marks: { isVague: boolean };
  /** Names given by `exists` to a list's item. */
  readonly items: ReadonlyMap<string, ReadonlyMap<string, Shape>>;
  readonly depth: number;
  /** Translates any part of the condition; parts hold one another. */
  readonly typed: (node: ASTNode, context: Context) => Typed;
  /** The same for a part that must be so or not so. */
  readonly condition: (node: ASTNode, context: Context) => Expression;
}

/** What is left of a part with a fault. */
export const nothing: Typed = { expression: { kind: 'literal', value: false }, type: { type: 'any' } };
export const truth: Type = { type: 'truth' };
export const number: Type = { type: 'number' };

/** What a field of that shape gives: a yes-no field is so or not so, like a comparison. */
export function typeOf(shape: Shape): Type {
  switch (shape.type) {
    case 'yes-no':
      return truth;
    case 'choice':
    case 'choices':
    case 'list':
      return shape;
    case 'text':
    case 'number':
    case 'moment':
    case 'any':
      return { type: shape.type };
    default:
      return shape satisfies never;
  }
}

/** What a type is called in messages. */
export function nameOf(type: Type): Words {
  switch (type.type) {
    case 'any':
    case 'text':
      return { zh: '文字', en: 'text' };
    case 'truth':
      return { zh: '是/否', en: 'a yes or no' };
    case 'number':
      return { zh: '数字', en: 'a number' };
    case 'moment':
      return { zh: '时刻', en: 'a moment' };
    case 'choice':
      return { zh: '单选', en: 'a choice' };
    case 'choices':
      return { zh: '多选', en: 'several choices' };
    case 'list':
      return { zh: '列表', en: 'a list' };
    default:
      return type satisfies never;
  }
}

/** Reports a fault at a part; what is left of it. */
export function fault(context: Context, node: ASTNode, found: Words, expected: Words, near?: string): Typed {
  context.faults.push({ offset: node.start, found, expected, nearest: near });
  return nothing;
}

/** A part as it was written. */
export const textOf = (node: ASTNode, context: Context): string => context.text.slice(node.start, node.end);
/** A piece of a condition as a message may repeat it: short, on one line. */
export const clip = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
};

export function notAllowed(node: ASTNode, context: Context): Typed {
  const written = clip(textOf(node, context));
  return fault(
    context,
    node,
    { zh: `条件里不能用的写法“${written}”`, en: `“${written}”, which conditions do not have` },
    {
      zh: '要素名、== != < <= > >= in、&& || !、known()、size()、minutes_since()、exists()',
      en: 'field names, == != < <= > >= in, && || !, known(), size(), minutes_since(), exists()',
    },
  );
}

export function optionFault(node: ASTNode, word: string, options: readonly string[], context: Context): void {
  fault(
    context,
    node,
    { zh: `没有“${clip(word)}”这个选项`, en: `“${clip(word)}”, which is none of the choices` },
    {
      zh: `其中之一：${options.join('、')}（不清楚、拒绝回答、不适用不用写）`,
      en: `one of ${options.join(', ')} (unknown, refused and not applicable need no words)`,
    },
    nearest(word, options),
  );
}
