import { lettersOf } from './letters.ts';
import type { Sounds } from './sounds.ts';
import { stem } from './stem.ts';

/**
 * The units of a text: its characters, and its Latin words without their endings. Asked for every phrase of every
 * procedure, so that the characters and letters that nearly all of them are made of take a short way.
 */
export const unitsIn = (
  { simplified }: Sounds,
  unitFor: (text: string, isWord: boolean) => number,
): ((text: string) => readonly number[]) => {
  /** By code: the unit of a Chinese character and one more; 0 where it did not come up yet. */
  const known = new Int32Array(0xa000);

  return (text) => {
    const units: number[] = [];
    let word = 0;
    for (let at = 0; at <= text.length; at += 1) {
      const code = text.charCodeAt(at);
      if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) continue;
      if (at > word) {
        const run = text.slice(word, at);
        // Letters and digits side by side are two words.
        if (/^(?:[a-z]+|\d+)$/.test(run)) units.push(unitFor(stem(run), true));
        else return slowly(text, simplified, unitFor);
      }
      word = at + 1;
      if (code >= 0x4e00 && code <= 0x9fff) {
        let unit = (known[code] ?? 0) - 1;
        if (unit < 0) {
          unit = unitFor(simplified(text.charAt(at)), false);
          known[code] = unit + 1;
        }
        units.push(unit);
      } else if (!isSign(code)) return slowly(text, simplified, unitFor);
    }
    return units;
  };
};

/** Spaces, ASCII signs but capitals, Chinese punctuation, and what is behind the end. */
const isSign = (code: number): boolean =>
  Number.isNaN(code) ||
  (code < 0x80 && !(code >= 0x41 && code <= 0x5a)) ||
  (code >= 0x2010 && code <= 0x2027) ||
  (code >= 0x3000 && code <= 0x3004) ||
  (code >= 0x3008 && code <= 0x301f) ||
  code === 0xff0c ||
  code === 0xff1f ||
  code === 0xff01;

const slowly = (
  text: string,
  simplified: (character: string) => string,
  unitFor: (text: string, isWord: boolean) => number,
): readonly number[] => {
  const { letters, runs } = lettersOf(text, simplified);
  const units: number[] = [];
  let run = 0;
  for (let at = 0; at < letters.length; at += 1) {
    const word = runs[run];
    if (word?.from === at) {
      units.push(unitFor(stem(word.text), true));
      at = word.to - 1;
      run += 1;
    } else units.push(unitFor(letters[at] ?? '', false));
  }
  return units;
};
