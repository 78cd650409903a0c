/**
 * Chinese has no blanks between words, so a text is indexed by its pairs of neighbouring characters, and what is
 * searched for is a row of such pairs. Each character is written as a number: no table of what is a letter comes
 * between what was typed and what is found.
 */
const spelled = (run: string): readonly string[] =>
  [...run].map((sign) => (sign.codePointAt(0) ?? 0).toString(16));

const runsOf = (text: string): readonly string[] => text.split(/\s+/u).filter((run) => run !== '');

/** The words to index: every pair, and each run's last character by itself, so that single ones are found too. */
export const gramsOf = (text: string): string =>
  runsOf(text)
    .map((run) => {
      const signs = spelled(run);
      return signs.map((sign, index) => `${sign}x${signs[index + 1] ?? ''}`).join(' ');
    })
    // A word that no text has stands between runs: a row of pairs never reaches from one into the next.
    .join(' o ');

/** A full-text query for one word without blanks. */
export function gramQuery(word: string): string {
  const signs = spelled(word);
  if (signs.length === 1) return `"${signs[0]}x" *`;
  return `"${signs
    .slice(0, -1)
    .map((sign, index) => `${sign}x${signs[index + 1]}`)
    .join(' ')}"`;
}
