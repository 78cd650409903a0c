/** The built program's RGI emoji test: the expression takes 10 ms to parse, so it waits for the first text that needs it. */
const source = ['^\\p{', 'RGI_Emoji', '}$'];
let expression: RegExp | undefined;

export const rgiEmoji = {
  test(text: string): boolean {
    expression ??= new RegExp(source.join(''), 'v');
    return expression.test(text);
  },
};
