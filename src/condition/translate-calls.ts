import type { ASTNode } from '@marcbachmann/cel-js';
import { nearest } from './nearest.ts';
import { type Context, clip, fault, nameOf, nothing, number, type Typed, textOf, truth } from './typing.ts';
import { builtInMoments } from './vocabulary.ts';

/** `known(x)`, `complete(x)`, `size(x)`, `minutes_since(x)`. */
export function call(node: Extract<ASTNode, { op: 'call' }>, context: Context): Typed {
  const [called, [argument, ...more]] = node.args;
  if (argument === undefined || more.length > 0) return unknownCall(node, called, context);
  switch (called) {
    case 'minutes_since':
      return minutesSince(argument, context);
    case 'known': {
      const { expression, type } = context.typed(argument, context);
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
    case 'complete': {
      const { expression, type } = context.typed(argument, context);
      if (type.type === 'any') return nothing;
      if (type.type === 'list' && expression.kind === 'name') {
        return { expression: { kind: 'complete', list: expression.name }, type: truth };
      }
      const written = clip(textOf(argument, context));
      return fault(
        context,
        argument,
        {
          zh: `complete() 里的“${written}”是${nameOf(type).zh}`,
          en: `“${written}” in complete(), ${nameOf(type).en}`,
        },
        { zh: '一个列表要素', en: 'a list field' },
      );
    }
    case 'size': {
      const of = context.typed(argument, context);
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
      zh: 'known(要素)、complete(列表)、size(列表或多选)、minutes_since(时刻)、列表.exists(l, 条件)',
      en: 'known(field), complete(list), size(list or choices), minutes_since(moment), list.exists(l, condition)',
    },
    nearest(called, ['known', 'complete', 'size', 'minutes_since']),
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

/** `list.exists(l, …)`. */
export function existence(node: Extract<ASTNode, { op: 'rcall' }>, context: Context): Typed {
  const [called, list, [as, test, ...more]] = node.args;
  if (called !== 'exists' || as?.op !== 'id' || test === undefined || more.length > 0) {
    return unknownCall(node, called, context);
  }
  const of = context.typed(list, context);
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
  const inside = context.condition(test, {
    ...context,
    items: new Map(context.items).set(as.args, of.type.parts),
  });
  return { expression: { kind: 'exists', list: of.expression.name, as: as.args, test: inside }, type: truth };
}
