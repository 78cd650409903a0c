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
export function quotable(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  return short.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, nameOf);
}

const nameOf = (text: string): string =>
  `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
