/**
 * Words at hand with `{…}` filled in, line by line. The part of a sentence that holds what is not known is left out, its
 * end given to the part before it: “您好，这里是{site}，请讲。” without a name is “您好，请讲。”. Empty where nothing is left.
 */
export const phraseWords = (words: string, named: (name: string) => string | undefined): readonly string[] =>
  words
    .split('\n')
    .map((line) => lineWords(line, named))
    .filter((line) => line !== '');

const lineWords = (line: string, named: (name: string) => string | undefined): string => {
  const kept: string[] = [];
  for (const part of line.match(PARTS) ?? []) {
    const filled = filledIn(part, named);
    if (filled !== undefined) {
      kept.push(filled);
      continue;
    }
    const end = /[。！？.!?][”"]?\s*$/u.exec(part)?.[0];
    const before = kept.pop();
    if (before !== undefined)
      kept.push(end === undefined ? before : before.replace(/[，；,;]\s*$/u, () => end));
  }
  return kept.join('').trim();
};

/** From one mark of a pause to the next. */
const PARTS = /[^，。；！？,.;!?]+[，。；！？,.;!?]*[”"]?\s*/gu;

/** Undefined where something in it is not known. */
const filledIn = (part: string, named: (name: string) => string | undefined): string | undefined => {
  let whole = true;
  const filled = part.replace(/\{([^{}]*)\}/gu, (_, name: string) => {
    const value = named(name);
    if (value === undefined) whole = false;
    return value ?? '';
  });
  return whole ? filled : undefined;
};
