import type { ASTNode } from '@marcbachmann/cel-js';
import type { Comparison, Expression } from './expression.ts';
import type { Fault, Words } from './fault.ts';
import { nearest } from './nearest.ts';
import { builtInMoments, type Shape, ungraded, type Vocabulary } from './vocabulary.ts';

/** What an expression gives. `any` is what is left after a fault, so that one mistake is told once. */
type Type =
  | { readonly type: 'any' | 'truth' | 'text' | 'number' | 'moment' }
  | { readonly type: 'choice' | 'choices'; readonly options: readonly string[] }
  | { readonly type: 'list'; readonly parts: ReadonlyMap<string, Shape> };

interface Typed {
  readonly expression: Expression;
  readonly type: Type;
}

interface Context {
  readonly text: string;
  readonly vocabulary: Vocabulary;
  readonly faults: Fault[];
  /** Whether a name was met that has a fault of its own, so that the outcome means nothing. */
  readonly marks: { isVague: boolean };
  /** Names given by `exists` to a list's item. */
  readonly items: ReadonlyMap<string, ReadonlyMap<string, Shape>>;
  readonly depth: number;
}

const mostNested = 20;
const nothing: Typed = { expression: { kind: 'literal', value: false }, type: { type: 'any' } };
const truth: Type = { type: 'truth' };
const number: Type = { type: 'number' };

/** The fault of a condition that is nested too deeply. */
export const deepest = (offset: number): Fault => ({
  offset,
  found: { zh: `条件嵌套超过 ${mostNested} 层`, en: `a condition nested more than ${mostNested} deep` },
  expected: { zh: '更简单的条件，可拆成几个步骤', en: 'a simpler condition; split it over several steps' },
});

/** Turns the CEL library's tree into our own and checks every name and type on the way. */
export function translate(
  tree: ASTNode,
  text: string,
  vocabulary: Vocabulary,
): { readonly expression: Expression; readonly faults: readonly Fault[]; readonly isVague: boolean } {
  const marks = { isVague: false };
  const context: Context = { text, vocabulary, faults: [], marks, items: new Map(), depth: 0 };
  const expression = condition(tree, context);
  return { expression, faults: context.faults, isVague: marks.isVague };
}

function fault(context: Context, node: ASTNode, found: Words, expected: Words, near?: string): Typed {
  context.faults.push({ offset: node.start, found, expected, nearest: near });
  return nothing;
}

/** An expression that must be so or not so. */
function condition(node: ASTNode, context: Context): Expression {
  const { expression, type } = typed(node, context);
  if (type.type === 'truth' || type.type === 'any') return expression;
  const written = clip(textOf(node, context));
  const example = type.type === 'choice' ? ` == "${type.options[0] ?? ''}"` : '';
  fault(
    context,
    node,
    { zh: `“${written}”是${nameOf(type).zh}`, en: `“${written}”, which is ${nameOf(type).en}` },
    {
      zh: `能判断是或否的条件，例如 ${example === '' ? `known(${written})` : written + example}`,
      en: `something that is so or not so, such as ${example === '' ? `known(${written})` : written + example}`,
    },
  );
  return expression;
}

function typed(node: ASTNode, outer: Context): Typed {
  if (outer.depth > mostNested) {
    if (!outer.faults.some((one) => one.found.zh === deepest(0).found.zh))
      outer.faults.push(deepest(node.start));
    return nothing;
  }
  const context = { ...outer, depth: outer.depth + 1 };
  switch (node.op) {
    case 'value':
      return literal(node, node.args, context);
    case '-_':
      return negative(node, context);
    case 'id':
      return name(node, node.args, context);
    case '.':
      return member(node, context);
    case '&&':
    case '||': {
      // A chain of the same word reads flat, so it does not count as nesting.
      const chained = (side: ASTNode) => condition(side, side.op === node.op ? outer : context);
      const [left, right] = [chained(node.args[0]), chained(node.args[1])];
      return { expression: { kind: node.op === '&&' ? 'and' : 'or', left, right }, type: truth };
    }
    case '!_':
      return { expression: { kind: 'not', of: condition(node.args, context) }, type: truth };
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(node, node.op, context);
    case 'in':
      return containment(node, context);
    case 'call':
      return call(node, context);
    case 'rcall':
      return existence(node, context);
    case 'list':
      return fault(
        context,
        node,
        { zh: '单独的一个列表', en: 'a list by itself' },
        { zh: '列表写在 in 的后面', en: 'a list after “in”' },
      );
    default:
      return notAllowed(node, context);
  }
}

const textOf = (node: ASTNode, context: Context): string => context.text.slice(node.start, node.end);
const clip = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

function notAllowed(node: ASTNode, context: Context): Typed {
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

function literal(node: ASTNode, value: unknown, context: Context): Typed {
  const plain = typeof value === 'bigint' ? Number(value) : value;
  if (typeof plain === 'string')
    return { expression: { kind: 'literal', value: plain }, type: { type: 'text' } };
  if (typeof plain === 'boolean') return { expression: { kind: 'literal', value: plain }, type: truth };
  if (typeof plain === 'number' && Math.abs(plain) <= Number.MAX_SAFE_INTEGER) {
    return { expression: { kind: 'literal', value: plain }, type: number };
  }
  return notAllowed(node, context);
}

function negative(node: Extract<ASTNode, { op: '-_' }>, context: Context): Typed {
  const { expression } = node.args.op === 'value' ? literal(node.args, node.args.args, context) : nothing;
  if (expression.kind !== 'literal' || typeof expression.value !== 'number') return notAllowed(node, context);
  return { expression: { kind: 'literal', value: -expression.value }, type: number };
}

function name(node: ASTNode, written: string, context: Context): Typed {
  const { fields, levels } = context.vocabulary;
  const shape = fields.get(written);
  if (shape !== undefined) return named(written, typeOf(shape), context);
  if (written === 'grade' && levels.length > 0) {
    return {
      expression: { kind: 'name', name: written },
      type: { type: 'choice', options: [...levels, ungraded] },
    };
  }
  if (written === 'grade') {
    return fault(
      context,
      node,
      { zh: '用了 grade，但本流程没有定级', en: 'grade, in a procedure that has none' },
      { zh: '先写 grade 一节，或不用它', en: 'a grade section first, or no grade here' },
    );
  }
  return unknownName(node, written, context);
}

function named(written: string, type: Type, context: Context): Typed {
  if (type.type === 'any') context.marks.isVague = true;
  return { expression: { kind: 'name', name: written }, type };
}

function unknownName(node: ASTNode, written: string, context: Context): Typed {
  const known = [...context.vocabulary.fields.keys(), 'grade', ...context.items.keys()];
  return fault(
    context,
    node,
    { zh: `没有声明过的名字“${clip(written)}”`, en: `“${clip(written)}”, which is declared nowhere` },
    { zh: 'fields 里声明过的要素', en: 'a field declared under “fields”' },
    nearest(written, known),
  );
}

function member(node: Extract<ASTNode, { op: '.' }>, context: Context): Typed {
  const [owner, part] = node.args;
  if (owner.op !== 'id') return notAllowed(node, context);
  const written = `${owner.args}.${part}`;
  if (owner.args === 'site') {
    const type = context.vocabulary.settings.get(part);
    if (type !== undefined) return named(written, { type }, context);
    const near = nearest(part, context.vocabulary.settings.keys());
    return fault(
      context,
      node,
      { zh: `没有的单位设定“${clip(written)}”`, en: `no such site setting “${clip(written)}”` },
      { zh: 'limits.yaml 里有的设定', en: 'a setting of limits.yaml' },
      near === undefined ? undefined : `site.${near}`,
    );
  }
  const parts = context.items.get(owner.args);
  if (parts === undefined) {
    return context.vocabulary.fields.has(owner.args)
      ? notAllowed(node, context)
      : unknownName(owner, owner.args, context);
  }
  const shape = parts.get(part);
  if (shape !== undefined) return { expression: { kind: 'name', name: written }, type: typeOf(shape) };
  const near = nearest(part, parts.keys());
  return fault(
    context,
    node,
    { zh: `列表里没有“${clip(part)}”这一项`, en: `no part “${clip(part)}” in this list` },
    { zh: `其中之一：${[...parts.keys()].join('、')}`, en: `one of ${[...parts.keys()].join(', ')}` },
    near === undefined ? undefined : `${owner.args}.${near}`,
  );
}

function typeOf(shape: Shape): Type {
  return shape.type === 'yes-no' ? truth : (shape as Exclude<Shape, { type: 'yes-no' }> as Type);
}

function nameOf(type: Type): Words {
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

type Binary = Extract<ASTNode, { op: Comparison | 'in' }>;

function comparison(node: Binary, operator: Comparison, context: Context): Typed {
  const [left, right] = [typed(node.args[0], context), typed(node.args[1], context)];
  const result: Typed = {
    expression: { kind: 'compare', operator, left: left.expression, right: right.expression },
    type: truth,
  };
  if (left.type.type === 'any' || right.type.type === 'any') return result;
  const known =
    checkOption(node.args[1], right, left.type, context) ??
    checkOption(node.args[0], left, right.type, context);
  if (known !== undefined) return known ? ordered(node, operator, left.type, result, context) : result;
  for (const [side, { type }] of [
    [node.args[0], left],
    [node.args[1], right],
  ] as const) {
    if (type.type === 'moment' || type.type === 'choices' || type.type === 'list') {
      return fault(context, side, ...uncomparable(clip(textOf(side, context)), type));
    }
  }
  const [a, b] = [left.type.type, right.type.type];
  if (a !== b && !(a === 'choice' && b === 'text') && !(a === 'text' && b === 'choice')) {
    return fault(
      context,
      node,
      {
        zh: `${nameOf(left.type).zh}与${nameOf(right.type).zh}比较`,
        en: `${nameOf(left.type).en} compared with ${nameOf(right.type).en}`,
      },
      a === 'truth' || b === 'truth'
        ? { zh: '是/否要素直接写名字，“否”写 !名字', en: 'the bare name of a yes-no field, or !name' }
        : { zh: '两边是同一类的值', en: 'two values of the same kind' },
    );
  }
  return ordered(node, operator, left.type, result, context);
}

/** < and > are for numbers only: texts and levels have no order that an author could rely on. */
function ordered(node: Binary, operator: Comparison, type: Type, result: Typed, context: Context): Typed {
  if (operator === '==' || operator === '!=' || type.type === 'number') return result;
  return fault(
    context,
    node,
    {
      zh: `用“${operator}”比较${nameOf(type).zh}`,
      en: `“${operator}” between values that are ${nameOf(type).en}`,
    },
    { zh: '“==”或“!=”；大小只用于数字', en: '“==” or “!=”; only numbers are larger or smaller' },
  );
}

function uncomparable(written: string, type: Type): [Words, Words] {
  const found = {
    zh: `直接比较${nameOf(type).zh}“${written}”`,
    en: `“${written}”, ${nameOf(type).en}, compared as a whole`,
  };
  if (type.type === 'moment') {
    return [
      found,
      {
        zh: `known(${written}) 或 minutes_since(${written})`,
        en: `known(${written}) or minutes_since(${written})`,
      },
    ];
  }
  const test = type.type === 'list' ? `${written}.exists(l, …)` : `"…" in ${written}`;
  return [found, { zh: `${test} 或 size(${written})`, en: `${test} or size(${written})` }];
}

/** Whether a quoted word is a choice of the field it stands beside; nothing when the two are no such pair. */
function checkOption(node: ASTNode, side: Typed, other: Type, context: Context): boolean | undefined {
  if (other.type !== 'choice') return undefined;
  if (side.expression.kind !== 'literal' || typeof side.expression.value !== 'string') return undefined;
  const word = side.expression.value;
  if (other.options.includes(word)) return true;
  optionFault(node, word, other.options, context);
  return false;
}

function optionFault(node: ASTNode, word: string, options: readonly string[], context: Context): void {
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

function containment(node: Binary, context: Context): Typed {
  const [itemNode, listNode] = node.args;
  const item = typed(itemNode, context);
  if (listNode.op === 'list') {
    const items = listNode.args.map((one) => {
      const value = typed(one, context);
      if (value.type.type === 'any') return value.expression;
      if (value.expression.kind !== 'literal') {
        notAllowed(one, context);
      } else if (item.type.type === 'choice' && typeof value.expression.value === 'string') {
        if (!item.type.options.includes(value.expression.value)) {
          optionFault(one, value.expression.value, item.type.options, context);
        }
      } else if (item.type.type !== 'any' && item.type.type !== value.type.type) {
        fault(
          context,
          one,
          {
            zh: `${nameOf(value.type).zh}放进了${nameOf(item.type).zh}的列表`,
            en: `${nameOf(value.type).en} in a list to be compared with ${nameOf(item.type).en}`,
          },
          { zh: '两边是同一类的值', en: 'values of the same kind' },
        );
      }
      return value.expression;
    });
    return { expression: { kind: 'in', item: item.expression, list: { kind: 'list', items } }, type: truth };
  }
  const list = typed(listNode, context);
  const result: Typed = {
    expression: { kind: 'in', item: item.expression, list: list.expression },
    type: truth,
  };
  if (list.type.type === 'any' || item.type.type === 'any') return result;
  if (list.type.type !== 'choices') {
    const written = clip(textOf(listNode, context));
    return fault(
      context,
      listNode,
      {
        zh: `in 后面的“${written}”是${nameOf(list.type).zh}`,
        en: `“in” before “${written}”, ${nameOf(list.type).en}`,
      },
      { zh: '多选要素，或写明的列表 ["…", "…"]', en: 'a field with several choices, or a list ["…", "…"]' },
    );
  }
  if (item.expression.kind !== 'literal' || typeof item.expression.value !== 'string') {
    return fault(
      context,
      itemNode,
      {
        zh: `in 前面的“${clip(textOf(itemNode, context))}”`,
        en: `“${clip(textOf(itemNode, context))}” before “in”`,
      },
      { zh: '引号里的一个选项', en: 'one choice in quotes' },
    );
  }
  if (!list.type.options.includes(item.expression.value)) {
    optionFault(itemNode, item.expression.value, list.type.options, context);
  }
  return result;
}

function call(node: Extract<ASTNode, { op: 'call' }>, context: Context): Typed {
  const [called, [argument, ...more]] = node.args;
  if (argument === undefined || more.length > 0) return unknownCall(node, called, context);
  switch (called) {
    case 'minutes_since':
      return minutesSince(argument, context);
    case 'known': {
      const { expression, type } = typed(argument, context);
      if (type.type === 'any') return nothing;
      const field =
        expression.kind === 'name' && !/^(?:grade$|site\.)/.test(expression.name)
          ? expression.name
          : undefined;
      if (field !== undefined) return { expression: { kind: 'known', field }, type: truth };
      return fault(
        context,
        argument,
        {
          zh: `known() 里的“${clip(textOf(argument, context))}”`,
          en: `“${clip(textOf(argument, context))}” in known()`,
        },
        { zh: '一个要素的名字', en: 'the name of a field' },
      );
    }
    case 'size': {
      const of = typed(argument, context);
      if (of.type.type === 'any') return nothing;
      if (of.type.type === 'list' || of.type.type === 'choices') {
        return { expression: { kind: 'size', of: of.expression }, type: number };
      }
      const written = clip(textOf(argument, context));
      return fault(
        context,
        argument,
        {
          zh: `size() 里的“${written}”是${nameOf(of.type).zh}`,
          en: `“${written}” in size(), ${nameOf(of.type).en}`,
        },
        { zh: '列表要素或多选要素', en: 'a list field or a field with several choices' },
      );
    }
    default:
      return unknownCall(node, called, context);
  }
}

function unknownCall(node: ASTNode, called: string, context: Context): Typed {
  return fault(
    context,
    node,
    {
      zh: `不能用的写法“${clip(textOf(node, context))}”`,
      en: `“${clip(textOf(node, context))}”, which cannot be used`,
    },
    {
      zh: 'known(要素)、size(列表或多选)、minutes_since(时刻)、列表.exists(l, 条件)',
      en: 'known(field), size(list or choices), minutes_since(moment), list.exists(l, condition)',
    },
    nearest(called, ['known', 'size', 'minutes_since']),
  );
}

function minutesSince(argument: ASTNode, context: Context): Typed {
  // A step's id may hold hyphens, which CEL reads as minus: the text as written is what counts.
  const literalText =
    argument.op === 'value' && typeof argument.args === 'string' ? argument.args : undefined;
  const moment = literalText ?? textOf(argument, context).trim();
  const { fields, steps } = context.vocabulary;
  const shape = fields.get(moment);
  if (shape?.type === 'any') context.marks.isVague = true;
  const known =
    builtInMoments.some((one) => one === moment) ||
    shape?.type === 'moment' ||
    shape?.type === 'any' ||
    steps.has(moment);
  if (known) return { expression: { kind: 'minutes-since', moment }, type: number };
  const moments = [
    ...builtInMoments,
    ...steps,
    ...[...fields].flatMap(([id, { type }]) => (type === 'moment' ? [id] : [])),
  ];
  return fault(
    context,
    argument,
    { zh: `没有“${clip(moment)}”这个时刻`, en: `no moment “${clip(moment)}”` },
    {
      zh: 'opened（接报）、graded（定级）、一个时刻要素或一个步骤的 id',
      en: 'opened, graded, a field of type moment, or the id of a step',
    },
    nearest(moment, moments),
  );
}

function existence(node: Extract<ASTNode, { op: 'rcall' }>, context: Context): Typed {
  const [called, list, [as, test, ...more]] = node.args;
  if (called !== 'exists' || as?.op !== 'id' || test === undefined || more.length > 0) {
    return unknownCall(node, called, context);
  }
  const of = typed(list, context);
  if (of.type.type === 'any') return nothing;
  if (of.type.type !== 'list' || of.expression.kind !== 'name') {
    const written = clip(textOf(list, context));
    return fault(
      context,
      list,
      {
        zh: `exists 前面的“${written}”是${nameOf(of.type).zh}`,
        en: `exists on “${written}”, ${nameOf(of.type).en}`,
      },
      { zh: '一个列表要素', en: 'a list field' },
    );
  }
  if (context.vocabulary.fields.has(as.args) || as.args === 'site' || as.args === 'grade') {
    return fault(
      context,
      as,
      { zh: `“${as.args}”已是别的名字`, en: `“${as.args}”, which already means something else` },
      { zh: '没有用过的短名，例如 l', en: 'a short name of its own, such as l' },
    );
  }
  const inside = condition(test, { ...context, items: new Map(context.items).set(as.args, of.type.parts) });
  return { expression: { kind: 'exists', list: of.expression.name, as: as.args, test: inside }, type: truth };
}
