import { Text, useApp, useCursor, useInput, usePaste, useWindowSize } from 'ink';
import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { Desk } from './desk.ts';
import type { Caret as Place } from './frame.ts';
import type { StrayFilter } from './input/stray.ts';
import { strokesOf } from './input/stroke.ts';
import type { Theme } from './theme.ts';
import { painted } from './theme.ts';

/** The one place that moves the terminal's cursor: a second one would hide the first. */
const Caret = ({ at }: { readonly at: Place | undefined }): null => {
  const { setCursorPosition } = useCursor();
  setCursorPosition(at && { x: at.x, y: at.y });
  return null;
};

/** Gives the terminal as it was to somebody else, takes it again when `until` is over, and paints everything anew. */
export type Lend = (until: () => Promise<void>) => Promise<void>;

export interface PaintProps {
  readonly desk: Desk;
  readonly theme: Theme;
  readonly stray: StrayFilter;
  /** Given the way to lend the terminal as soon as there is one to lend. */
  readonly onLend?: ((lend: Lend) => void) | undefined;
}

/** Puts the desk's frames on the terminal and the terminal's keys on the desk. One text for the whole screen. */
export const Paint = ({ desk, theme, stray, onLend }: PaintProps) => {
  const { suspendTerminal } = useApp();
  useLayoutEffect(() => onLend?.((until) => suspendTerminal(until)), [onLend, suspendTerminal]);
  const { columns, rows } = useWindowSize();
  useSyncExternalStore(desk.subscribe, desk.version);
  const frame = desk.frame(columns, rows);
  useLayoutEffect(() => desk.painted(frame));
  useInput((input, key) => {
    for (const stroke of stray(strokesOf(input, key))) desk.stroke(stroke);
  });
  usePaste((text) => desk.stroke({ kind: 'pasted', text }));
  return (
    <>
      <Text wrap="truncate">{painted(frame, theme)}</Text>
      <Caret at={frame.caret} />
    </>
  );
};
