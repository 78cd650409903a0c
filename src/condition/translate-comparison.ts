import type { ASTNode } from '@marcbachmann/cel-js';
import type { Comparison } from './expression.ts';
import type { Words } from './fault.ts';
import {
  type Context,
  clip,
  fault,
  nameOf,
  notAllowed,
  optionFault,
  type Type,
  type Typed,
  textOf,
  truth,
} from './typing.ts';

type Binary = Extract<ASTNode, { op: Comparison | 'in' }>;

/** Two values of one kind, or a choice and one of its options. */
export function comparison(node: Binary, operator: Comparison, context: Context): Typed {
  const [left, right] = [context.typed(node.args[0], context), context.typed(node.args[1], context)];
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

/** `item in [ … ]`, or one option in a field with several choices. */
export function containment(node: Binary, context: Context): Typed {
  const [itemNode, listNode] = node.args;
  const item = context.typed(itemNode, context);
  if (listNode.op === 'list') {
    const items = listNode.args.map((one) => {
      const value = context.typed(one, context);
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
  const list = context.typed(listNode, context);
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
