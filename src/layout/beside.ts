/**
 * Two pieces of a sentence on one line: a blank where Chinese stands beside Latin letters or digits (root 处理中), none
 * between Chinese and Chinese.
 */
export const beside = (one: string, other: string): string =>
  MIXED.test(`${one.slice(-1)}${other.slice(0, 1)}`) ? `${one} ${other}` : `${one}${other}`;

const MIXED = /^(?:\p{Script=Han}[\dA-Za-z]|[\dA-Za-z]\p{Script=Han})$/u;
