import type { ASTNode } from '@marcbachmann/cel-js';
import { nearest } from './nearest.ts';
import { type Context, clip, fault, notAllowed, type Type, type Typed, typeOf } from './typing.ts';
import { ungraded } from './vocabulary.ts';

/** A name by itself: a field or `grade`. */
export function name(node: ASTNode, written: string, context: Context): Typed {
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

/** A name with a dot: a site setting, or a part of the item that `exists` looks at. */
export function member(node: Extract<ASTNode, { op: '.' }>, context: Context): Typed {
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
