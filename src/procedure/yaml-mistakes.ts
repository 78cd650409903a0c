import type { Text } from './text.ts';

/** A mistake of YAML itself in the plan owner's words, by the parser's code for it. */
export function wordsOf(code: string): { readonly found: Text; readonly expected: Text } {
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
  MULTILINE_IMPLICIT_KEY: [
    '键跨了两行，或键后面没有半角冒号',
    'a key over two lines, or without its colon',
    '一行一个键；冒号用半角“:”，后面空一格',
    'one key a line, and after it an ordinary colon with a blank',
  ],
  BLOCK_IN_FLOW: [
    '{ } 或 [ ] 里又有冒号或“- ”',
    'a colon or “- ” inside { } or [ ]',
    '含“: ”的文字加引号，括号要成对',
    'quotes around text that holds “: ”, and paired brackets',
  ],
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
