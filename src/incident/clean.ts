/**
 * Text as it may be kept and shown: composed, without control characters, bidi overrides and invisible marks that
 * could hide or forge what stands on a screen. Line breaks stay, the ends are trimmed.
 */
export const clean = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .trim();
