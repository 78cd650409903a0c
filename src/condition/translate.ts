import type { ASTNode } from '@marcbachmann/cel-js';
import type { Expression } from './expression.ts';
import type { Fault } from './fault.ts';
import { call, existence } from './translate-calls.ts';
import { comparison, containment } from './translate-comparison.ts';
import { member, name } from './translate-names.ts';
import {
  type Context,
  clip,
  fault,
  nameOf,
  notAllowed,
  nothing,
  number,
  type Typed,
  textOf,
  truth,
} from './typing.ts';
import type { Vocabulary } from './vocabulary.ts';

const mostNested = 20;

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
  const context: Context = {
    text,
    vocabulary,
    faults: [],
    marks,
    items: new Map(),
    depth: 0,
    typed,
    condition,
  };
  const expression = condition(tree, context);
  return { expression, faults: context.faults, isVague: marks.isVague };
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
