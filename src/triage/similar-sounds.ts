/**
 * Syllables that many speakers do not keep apart, and that input methods therefore let stand for each other: zh/z, ch/c,
 * sh/s, n/l at the beginning, ng/n at the end. Each as places in the list that is given; a syllable is not like itself.
 */
export const similarSounds = (syllables: readonly string[]): readonly (readonly number[])[] => {
  const groups = new Map<string, number[]>();
  for (const [at, syllable] of syllables.entries()) {
    const key = syllable
      .replace(/^([zcs])h/, '$1')
      .replace(/^n(?=.)/, 'l')
      .replace(/(?<=[aei])ng$/, 'n');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [at]);
    else group.push(at);
  }
  const similar: (readonly number[])[] = syllables.map(() => []);
  for (const group of groups.values()) {
    for (const at of group) similar[at] = group.filter((other) => other !== at);
  }
  return similar;
};
