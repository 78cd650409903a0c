/** How characters sound and what their simplified form is: what finding by ear, by letters and by old forms needs. */
export interface Sounds {
  /** Every syllable there is, in the order of the alphabet, without tones, ü as v. */
  readonly syllables: readonly string[];
  /** The syllables of a character, all its readings, as places in the list above. Empty where it is not known. */
  readonly readings: (character: string) => readonly number[];
  /** The simplified form; the character itself where it has none. */
  readonly simplified: (character: string) => string;
}

/** Knows no character: words are then compared by how they are written. */
export const noSounds: Sounds = { syllables: [], readings: () => [], simplified: (character) => character };

const none: readonly number[] = [];

/** Reads the table that the build makes. Throws when the text is no JSON, since then the installation is damaged. */
export const readSounds = (json: string): Sounds => {
  const table: { readonly sounds: { readonly [syllable: string]: string }; readonly simplified: string } =
    JSON.parse(json);
  const readings = new Map<string, number[]>();
  const syllables = Object.keys(table.sounds);
  for (const [at, syllable] of syllables.entries()) {
    for (const character of table.sounds[syllable] ?? '') {
      const known = readings.get(character);
      if (known === undefined) readings.set(character, [at]);
      else known.push(at);
    }
  }
  const pairs = table.simplified;
  const simple = new Map<string, string>();
  for (let at = 0; at + 1 < pairs.length; at += 2) simple.set(pairs.charAt(at), pairs.charAt(at + 1));
  return {
    syllables,
    readings: (character) => readings.get(character) ?? none,
    simplified: (character) => simple.get(character) ?? character,
  };
};
