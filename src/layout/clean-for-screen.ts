/**
 * Text that is safe to write on a terminal wherever it came from: without escape sequences, control characters, marks
 * that turn the reading direction and characters that nobody sees. Line breaks stay; a tab becomes a blank.
 */
export const cleanForScreen = (text: string): string =>
  harmless.test(text)
    ? text
    : text
        .replace(escapeSequences, '')
        .replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n')
        .replace(/\t/gu, ' ')
        .replace(/[\u2002-\u200a\u00a0\u202f\u205f]/gu, ' ')
        .replace(/(?!\n)(?:[\p{Cc}\p{Cf}\u3164\uffa0\u115f\u1160]|[\ufe00-\ufe0f]|\u20e3)/gu, '')
        .replace(/\p{Cs}/gu, '\ufffd');

const harmless = /^[\n\u0020-\u007e\u2014-\u201d\u2026\u3000-\u3029\u4e00-\u9fff\uff01-\uff60]*$/;

/** CSI, OSC and the other strings up to their end, two-character sequences; with ESC or as the one C1 character. */
const escapeSequences = new RegExp(
  [
    '(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]',
    '(?:\\u001b[\\]PX^_]|[\\u009d\\u0090\\u0098\\u009e\\u009f])[^\\u0007\\u001b\\u009c]*(?:\\u0007|\\u001b\\\\|\\u009c)?',
    '\\u001b[ -/]*[0-~]',
  ].join('|'),
  'gu',
);
