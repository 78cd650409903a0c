/**
 * Characters that a terminal or a reader could be deceived with: controls (escape sequences among them), line and
 * paragraph separators, invisible characters, those that turn the reading direction round, halves of characters.
 */
const harmful = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** The first such character and where it stands, or nothing. A line feed is none. */
export function harmfulCharacter(
  text: string,
): { readonly offset: number; readonly name: string } | undefined {
  const offset = text.search(harmful);
  return offset < 0 ? undefined : { offset, name: nameOf(text.slice(offset)) };
}

/** Text from a file as it may be repeated in a message: short, on one line, nothing in it that a terminal obeys. */
export const quotable = (text: string): string =>
  printable(text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** The same at full length, for names of files. */
export const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, nameOf);

const nameOf = (text: string): string =>
  `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
