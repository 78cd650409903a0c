import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';

/**
 * The sounds of the characters of GB 2312 and the simplified forms of the traditional ones, as one JSON document: what
 * `readSounds` in src/triage/sounds.ts reads. The libraries that know this cost too much at every start, so that only the
 * build asks them. Every reading of a character counts, without its tone; ü is written v, and sighs without a vowel are left out.
 */
export const soundTable = (): string => {
  const known = new Set(charactersOfGb2312());
  const sounds = new Map<string, string>();
  for (const character of known) {
    const readings = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true });
    for (const reading of new Set(readings)) {
      if (/^[a-z]*[aeiouv][a-z]*$/.test(reading))
        sounds.set(reading, (sounds.get(reading) ?? '') + character);
    }
  }
  return JSON.stringify({
    sounds: Object.fromEntries([...sounds].sort(([a], [b]) => (a < b ? -1 : 1))),
    simplified: traditionalPairs(known),
  });
};

const charactersOfGb2312 = (): string => {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) bytes.push(row, cell);
  }
  return new TextDecoder('gb2312').decode(Uint8Array.from(bytes)).replace(/[^\u4e00-\u9fff]/g, '');
};

/** What is simplified in some words only. Both the words sought and those found are changed, so that it may always be. */
const sometimes = '著着';

/** Each traditional character followed by its simplified one. */
const traditionalPairs = (known: ReadonlySet<string>): string => {
  const simplify = Converter({ from: 't', to: 'cn' });
  let pairs = sometimes;
  for (let code = 0x4e00; code <= 0x9fff; code += 1) {
    const character = String.fromCharCode(code);
    const simple = simplify(character);
    if (simple !== character && known.has(simple)) pairs += character + simple;
  }
  return pairs;
};
