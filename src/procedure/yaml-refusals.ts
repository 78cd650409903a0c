import { Lexer } from 'yaml';
import type { Text } from './text.ts';

/** How deep values may lie within one another. */
export const deepest = 12;
/** The most words and signs in a file. */
const mostTokens = 60_000;

/** What a file must not hold, and where it is. */
export type Refusal = { readonly offset: number; readonly found: Text; readonly expected: Text };

/**
 * What can be seen in the words of the file before anything is built from them. This takes time with the file's
 * length only, so that nothing crafted gets as far as the steps that take more.
 */
export function firstRefusal(text: string): Refusal | undefined {
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

export const tooDeep: Omit<Refusal, 'offset'> = {
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
