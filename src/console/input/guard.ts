import { Transform } from 'node:stream';

const START = '\u001b[200~';
const END = '\u001b[201~';
const CTRL_C = '\u0003';
/** Longest paste that is let through, in characters; the rest up to its end is dropped. */
const LONGEST = 20_000;
/** A paste that says nothing more for so long is taken for ended. */
const SILENCE = 500;

export interface PasteGuard {
  /** What may go on to the reader of keys. */
  push(chunk: string): string;
  /** Whether a paste is open: then `end` is due after a while of silence. */
  open(): boolean;
  /** Ends a paste whose end mark never came. */
  end(): string;
}

/**
 * Ink waits for the end of a paste for ever, and is deaf meanwhile to every key, Ctrl+C included. This ends a paste that
 * was never ended, and cuts one that is too long, before Ink sees it.
 */
export const pasteGuard = (): PasteGuard => {
  let inside = false;
  let passed = 0;
  /** What may be the beginning of a mark. */
  let rest = '';
  /** How much of it was let through already: a lone Esc is a key and cannot wait here. */
  let told = 0;

  const push = (chunk: string): string => {
    let text = rest + chunk;
    let out = '';
    for (;;) {
      const mark = inside ? END : START;
      const at = text.indexOf(mark);
      const until = at >= 0 ? at : text.length - partOf(mark, text);
      out += inside ? capped(text.slice(0, until)) : text.slice(0, until);
      text = text.slice(until);
      if (at < 0) break;
      out += mark;
      text = text.slice(mark.length);
      inside = !inside;
      passed = 0;
    }
    const fresh = out.slice(told);
    rest = text;
    told = Math.max(0, told - out.length);
    if (inside || rest.length > 2) return fresh;
    const early = rest.slice(told);
    told = rest.length;
    return fresh + early;
  };

  const capped = (text: string): string => {
    const room = Math.max(0, LONGEST - passed);
    passed += text.length;
    return text.slice(0, room);
  };

  return {
    push,
    open: () => inside || rest.length > told,
    end: () => {
      const out = inside ? END : rest.slice(told);
      inside = false;
      passed = 0;
      rest = '';
      told = 0;
      return out;
    },
  };
};

/** How many characters at the end of `text` are the beginning of `mark`. */
const partOf = (mark: string, text: string): number => {
  for (let size = Math.min(mark.length - 1, text.length); size > 0; size -= 1) {
    if (text.endsWith(mark.slice(0, size))) return size;
  }
  return 0;
};

/** What Ink asks of a keyboard. */
export interface Keyboard extends NodeJS.ReadableStream {
  readonly isTTY?: boolean | undefined;
  setRawMode?(mode: boolean): unknown;
  ref?(): unknown;
  unref?(): unknown;
}

/** The keyboard behind the guard. `close` lets go of the real one. */
export const guarded = (keyboard: Keyboard): { readonly stdin: Keyboard; readonly close: () => void } => {
  const guard = pasteGuard();
  const decoder = new TextDecoder();
  let waiting: NodeJS.Timeout | undefined;
  const through = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      clearTimeout(waiting);
      const text = decoder.decode(chunk, { stream: true });
      // Nobody pastes that alone: whoever presses it again and again would keep a paste open for ever.
      const unpasted = guard.open() && text === CTRL_C ? guard.end() : '';
      done(null, unpasted + guard.push(text));
      if (!guard.open()) return;
      waiting = setTimeout(() => through.push(guard.end()), SILENCE);
      waiting.unref();
    },
  });
  keyboard.pipe(through);
  const stdin = Object.assign(through, {
    isTTY: keyboard.isTTY,
    setRawMode: (mode: boolean) => {
      keyboard.setRawMode?.(mode);
    },
    ref: () => {
      keyboard.ref?.();
    },
    unref: () => {
      keyboard.unref?.();
    },
  });
  return {
    stdin,
    close: () => {
      clearTimeout(waiting);
      keyboard.unpipe(through);
      through.destroy();
      keyboard.pause();
    },
  };
};
