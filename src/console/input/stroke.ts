/** Keys that write nothing. Ctrl with a letter is `ctrl+n` and the like. */
export type KeyName =
  | 'enter'
  | 'escape'
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'home'
  | 'end'
  | 'page-up'
  | 'page-down'
  | 'tab'
  | 'backspace'
  | 'delete'
  | `ctrl+${string}`;

/** What came from the keyboard in one piece. */
export type Stroke =
  | { readonly kind: 'key'; readonly key: KeyName }
  /** What was typed: one character, what an input method commits, or a burst of keys with Enter among them. */
  | { readonly kind: 'typed'; readonly text: string }
  /** What was pasted; never acts by itself. */
  | { readonly kind: 'pasted'; readonly text: string };

/** Ink's flags, as far as they are looked at. */
export interface InkKey {
  readonly upArrow: boolean;
  readonly downArrow: boolean;
  readonly leftArrow: boolean;
  readonly rightArrow: boolean;
  readonly pageDown: boolean;
  readonly pageUp: boolean;
  readonly home: boolean;
  readonly end: boolean;
  readonly return: boolean;
  readonly escape: boolean;
  readonly ctrl: boolean;
  readonly tab: boolean;
  readonly backspace: boolean;
  readonly delete: boolean;
  readonly meta: boolean;
}

/** What Ink says of a key, as strokes. Esc and a key in one read come as that key with `meta`: they are two strokes. */
export const strokesOf = (input: string, key: InkKey): readonly Stroke[] => {
  const name = nameOf(input, key);
  if (name === 'escape') return [press('escape')];
  const before = key.meta ? [press('escape')] : [];
  if (name !== undefined) return [...before, press(name)];
  return input === '' ? [] : [...before, { kind: 'typed', text: input }];
};

const press = (key: KeyName): Stroke => ({ kind: 'key', key });

const nameOf = (input: string, key: InkKey): KeyName | undefined => {
  if (key.escape) return 'escape';
  if (key.return || (key.ctrl && input === 'j')) return 'enter';
  if (key.upArrow) return 'up';
  if (key.downArrow) return 'down';
  if (key.leftArrow) return 'left';
  if (key.rightArrow) return 'right';
  if (key.pageUp) return 'page-up';
  if (key.pageDown) return 'page-down';
  if (key.home) return 'home';
  if (key.end) return 'end';
  if (key.tab) return 'tab';
  if (key.backspace) return 'backspace';
  if (key.delete) return 'delete';
  return key.ctrl && /^[a-z]$/.test(input) ? `ctrl+${input}` : undefined;
};
