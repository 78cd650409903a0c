import { othersLine } from './calls/others-line.ts';
import type { Frame } from './frame.ts';
import { frameText } from './frame.ts';
import { heldEnter } from './input/held-enter.ts';
import type { KeyName, Stroke } from './input/stroke.ts';
import { pasteInto, typeInto } from './input/typing.ts';
import { actionEverywhere } from './keys.ts';
import { SMALLEST, tooSmall } from './parts/too-small.ts';
import type { Pen } from './pen.ts';
import type { DeskPorts, Outcome } from './ports.ts';
import { makeStage } from './stage.ts';
import { wordsIn } from './words.ts';

/** The console without a terminal: takes strokes, gives frames. */
export interface Desk {
  /** The frame for a window of that size; the same object until something changed. */
  frame(columns: number, rows: number): Frame;
  /** To be told which frame was painted: Enter acts on nothing else. */
  painted(frame: Frame): void;
  stroke(stroke: Stroke): void;
  /** A second went by. Draws only if something visible changed, and never while somebody types or may be composing. */
  tick(): void;
  subscribe(listener: () => void): () => void;
  /** Counts up with every change. */
  version(): number;
  /** Set once the console is to be left. */
  outcome(): Outcome | undefined;
  stop(): void;
  /** How often a full redraw was asked for. */
  redraws(): number;
}

/** Whoever types gets the new times with the next key; a frame of the second's own would only make that key wait. */
const TYPING = 150;

export const makeDesk = (ports: DeskPorts): Desk => {
  const { place, theme, language } = ports;
  const words = wordsIn(language);
  const listeners = new Set<() => void>();
  let size = { columns: 80, rows: 24 };
  let version = 0;
  let redraws = 0;
  let drawn: Frame | undefined;
  let painted: string | undefined;
  let seconds = 0;
  let lastStroke = Number.NEGATIVE_INFINITY;

  const barePen = (): Pen => ({
    language,
    words,
    theme,
    columns: Math.max(1, size.columns - theme.spare),
    rows: Math.max(1, size.rows - 1),
    others: [],
  });
  const isHeld = heldEnter(() => place.clock.steady());
  const stage = makeStage(ports, barePen);

  const pen = (): Pen => {
    const bare = barePen();
    const how = stage.screen().takes() === 'menu' ? 'running' : 'standing';
    return { ...bare, others: othersLine(bare, stage.others(), stage.front(), how, stage.waiting()) };
  };

  const changed = (): void => {
    drawn = undefined;
    version += 1;
    for (const listener of listeners) listener();
  };

  const isTooSmall = (): boolean => size.columns < SMALLEST.columns || size.rows < SMALLEST.rows;

  const draw = (): Frame =>
    isTooSmall() ? tooSmall(barePen(), size.columns, size.rows) : stage.screen().draw(pen()).frame;

  const key = (name: KeyName): void => {
    if (name === 'ctrl+l') {
      redraws += 1;
      return;
    }
    const screen = stage.screen();
    // A bounced Enter, or one typed ahead, must not answer what nobody has seen yet.
    if (name === 'enter' && painted !== screen.asks()) return;
    if (isHeld(name, screen.confirms?.() === true)) return;
    switch (actionEverywhere(name)) {
      case 'new-call':
        stage.newCall();
        return;
      case 'switch-call':
        stage.switchCall();
        return;
      case undefined:
        screen.key(name);
    }
  };

  const typing = {
    screen: stage.screen,
    enter: () => key('enter'),
    isOver: () => stage.outcome() !== undefined,
    ignored: words.pasteIgnored,
  };

  return {
    frame: (columns, rows) => {
      if (columns !== size.columns || rows !== size.rows) {
        size = { columns, rows };
        drawn = undefined;
      }
      drawn ??= draw();
      return drawn;
    },
    painted: ({ asks }) => {
      painted = asks;
    },
    stroke: (stroke) => {
      lastStroke = place.clock.steady();
      if (stage.outcome() !== undefined) return;
      if (isTooSmall()) {
        // Nothing that cannot be read is answered; leaving and redrawing always work.
        if (stroke.kind !== 'key' || (stroke.key !== 'ctrl+c' && stroke.key !== 'ctrl+l')) return;
      }
      switch (stroke.kind) {
        case 'key':
          key(stroke.key);
          break;
        case 'typed':
          if (/[^\r\n]/.test(stroke.text)) isHeld('typed', false);
          typeInto(stroke.text, typing);
          break;
        case 'pasted':
          isHeld('typed', false);
          pasteInto(stroke.text, typing);
          break;
        default:
          stroke satisfies never;
      }
      changed();
    },
    tick: () => {
      if (stage.outcome() !== undefined) return;
      seconds += 1;
      const took = stage.screen().takes();
      stage.tick();
      if (seconds % 20 === 0) place.records.beat();
      // An input method may be composing: what time brought has rung, and shows with the next key.
      if (took !== 'menu' && stage.screen().takes() === took) return;
      if (place.clock.steady() - lastStroke < TYPING) return;
      const next = draw();
      if (drawn !== undefined && frameText(next) === frameText(drawn)) return;
      changed();
      drawn = next;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
    outcome: stage.outcome,
    stop: () => {
      if (stage.outcome() !== undefined) return;
      stage.stop();
      changed();
    },
    redraws: () => redraws,
  };
};
