/** Longer than this many letters terminals drop what is sent to the clipboard, or show it. */
const longest = 70_000;

type Environment = { readonly [name: string]: string | undefined };

/**
 * What to send a terminal so that a text is on its clipboard (OSC 52), or nothing where that would do harm: GNU screen
 * cuts what is long and shows the rest, old Linux consoles show all of it. The text goes as base64, so nothing in it can
 * be obeyed. Inside tmux it is sent both ways, since either may be switched off there: plainly for `set-clipboard on`, and
 * wrapped to be passed through for `allow-passthrough on`.
 */
export const clipboardSequence = (text: string, env: Environment): string | undefined => {
  const term = env['TERM'] ?? '';
  const inTmux = Boolean(env['TMUX']);
  const harmed =
    Boolean(env['STY']) || term === 'linux' || term === 'dumb' || (/^screen/u.test(term) && !inTmux);
  const encoded = Buffer.from(text, 'utf8').toString('base64');
  if (harmed || encoded.length > longest) return undefined;
  const plain = `\u001b]52;c;${encoded}\u0007`;
  return inTmux ? `${plain}\u001bPtmux;${plain.replaceAll('\u001b', '\u001b\u001b')}\u001b\\` : plain;
};
