import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js';
import type { Condition } from './expression.ts';
import type { Fault } from './fault.ts';
import { deepest, translate } from './translate.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The longest condition, in characters. Longer ones are no longer read by anybody. */
const longestCondition = 500;

/** A condition, or every fault in its text. */
export type ParsedCondition =
  | { readonly kind: 'ok'; readonly condition: Condition }
  /** Without a fault where only a name in it has one, which is told elsewhere. */
  | { readonly kind: 'failed'; readonly faults: readonly Fault[] };

export interface ParseOptions {
  /**
   * Whether a field's bare name may stand for the whole condition: a yes-no field means that it is so, any other that it
   * is known. For `until`.
   */
  readonly bareField?: boolean;
}

const environment = new Environment();

/** Reads a condition and checks it against the names of its procedure. Gives all faults, not the first. */
export function parseCondition(
  text: string,
  vocabulary: Vocabulary,
  { bareField = false }: ParseOptions = {},
): ParsedCondition {
  if (text.length > longestCondition) {
    return failed({
      offset: longestCondition,
      found: { zh: `条件长 ${text.length} 个字符`, en: `a condition of ${text.length} characters` },
      expected: {
        zh: `不超过 ${longestCondition} 个字符，可拆成几个步骤`,
        en: `at most ${longestCondition} characters; split it over several steps`,
      },
    });
  }
  const bare = bareField ? vocabulary.fields.get(text.trim()) : undefined;
  if (bare !== undefined && bare.type !== 'yes-no' && bare.type !== 'any') {
    return {
      kind: 'ok',
      condition: { text: text.trim(), expression: { kind: 'known', field: text.trim() } },
    };
  }
  // The library walks parentheses by recursion: a cheap look comes first.
  const tooDeep = placeOfNesting(text);
  if (tooDeep !== undefined) return failed(deepest(tooDeep));
  let tree: ASTNode;
  try {
    tree = environment.parse(text).ast;
  } catch (error) {
    return failed(syntaxFault(text, error));
  }
  const { expression, faults, isVague } = translate(tree, text, vocabulary);
  return faults.length === 0 && !isVague
    ? { kind: 'ok', condition: { text: text.trim(), expression } }
    : { kind: 'failed', faults };
}

const failed = (fault: Fault): ParsedCondition => ({ kind: 'failed', faults: [fault] });

/** Where brackets first open more than the allowed number of times, quotes aside. */
function placeOfNesting(text: string): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[([{]|[)\]}]/g)) {
    if ('([{'.includes(token)) depth += 1;
    else if (')]}'.includes(token)) depth -= 1;
    if (depth > 20) return index;
  }
  return undefined;
}

function syntaxFault(text: string, error: unknown): Fault {
  const at = error instanceof ParseError ? error.range?.start : undefined;
  const offset = Math.min(at ?? 0, text.length);
  const rest = text.slice(offset, offset + 12);
  const assignment = /(?<![=!<>])=(?!=)/.exec(
    text.replace(/"[^"]*"|'[^']*'/g, (quoted) => '_'.repeat(quoted.length)),
  );
  if (assignment !== null) {
    return {
      offset: assignment.index,
      found: { zh: '单个等号“=”', en: 'a single “=”' },
      expected: { zh: '比较相等写成“==”', en: '“==” to compare' },
    };
  }
  const strange = /[^\x20-\x7e\s]/.exec(rest);
  if (strange !== null && strange.index === 0) {
    return {
      offset,
      found: { zh: `引号外的字符“${strange[0]}”`, en: `the character “${strange[0]}” outside quotes` },
      expected: {
        zh: '要素的英文名和半角符号，文字放在半角引号里',
        en: 'field names and plain punctuation; text in straight quotes',
      },
    };
  }
  if (rest.trim() === '') {
    return {
      offset,
      found: { zh: '条件没有写完', en: 'a condition that stops short' },
      expected: { zh: '完整的条件，例如 unwell == "yes"', en: 'a whole condition, such as unwell == "yes"' },
    };
  }
  return {
    offset,
    found: { zh: `条件在“${rest}”处读不通`, en: `a condition that cannot be read at “${rest}”` },
    expected: {
      zh: '由要素名、== != < <= > >= in、&& || ! 和括号组成的条件',
      en: 'field names, == != < <= > >= in, && || ! and brackets',
    },
  };
}
