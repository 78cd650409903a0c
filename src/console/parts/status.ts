import type { View } from '../../session/view.ts';
import type { Span } from '../frame.ts';
import type { Pen } from '../pen.ts';
import { piece } from '../pen.ts';

/** Where the latest answer is, in one of three words. Taken from what the records said, never from hope. */
export const statusWord = (pen: Pen, { appended }: Pick<View, 'appended'>): Span => {
  const { words } = pen;
  switch (appended.kind) {
    case 'saved':
      return piece(pen, words.saved, 'dim');
    case 'set-aside':
      return piece(pen, words.setAside, 'accent');
    case 'unsaved':
      return piece(pen, words.unsaved, 'danger');
    default:
      return appended satisfies never;
  }
};

/** The sentence that goes with anything but 已存. */
export const statusSentence = (
  { words }: Pen,
  { appended }: Pick<View, 'appended'>,
): { readonly text: string; readonly tone: 'accent' | 'danger' } | undefined => {
  const colon = words.saved === '已存' ? '：' : ': ';
  switch (appended.kind) {
    case 'saved':
      return undefined;
    case 'set-aside':
      return {
        text: `${words.setAside}${colon}${words.fault[appended.because]} · ${appended.place}`,
        tone: 'accent',
      };
    case 'unsaved':
      return { text: `${words.unsaved}${colon}${words.fault[appended.because]}`, tone: 'danger' };
    default:
      return appended satisfies never;
  }
};
