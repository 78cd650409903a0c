/** An English word without its endings, so that `leaks`, `leaking` and `leaked` are one. Numbers stay as they are. */
export const stem = (word: string): string => {
  if (word.length < 4 || word < 'a') return word;
  const bare = word
    .replace(/ies$/, 'y')
    .replace(/(?<=[^s])s$/, '')
    .replace(/(?<=[a-z]{3})(ing|ed)$/, '');
  const whole = bare === word ? word : bare.replace(/([bdgmnprt])\1$/, '$1');
  return whole.length > 4 ? whole.replace(/e$/, '') : whole;
};
