import type { ProcedureId } from '../procedure/ids.ts';
import type { Language } from '../procedure/text.ts';
import type { Appended, IncidentId } from '../records/records.ts';
import type { Place, Session } from '../session/session.ts';
import { openIncident, resumeIncident } from '../session/session.ts';
import type { Directory } from '../site/directory.ts';
import { callScreen } from './call/call.ts';
import type { Frame } from './frame.ts';
import { frameText } from './frame.ts';
import { menuPiece } from './input/menu-piece.ts';
import { pastedText, pasteLike } from './input/paste-like.ts';
import type { Stroke } from './input/stroke.ts';
import { SMALLEST, tooSmall } from './parts/too-small.ts';
import type { Pen } from './pen.ts';
import { recentProcedures } from './recent.ts';
import type { Screen } from './screen.ts';
import type { Hit, Unfinished } from './screens/draw-home.ts';
import type { Exported, ExportFormat } from './screens/end.ts';
import { endScreen } from './screens/end.ts';
import { heldScreen } from './screens/held.ts';
import { homeScreen } from './screens/home.ts';
import type { Theme } from './theme.ts';
import { unfinishedOf } from './unfinished.ts';
import { wordsIn } from './words.ts';

/** What the console works with. Everything of the world comes in here. */
export interface DeskPorts {
  readonly place: Place;
  readonly directory: Directory;
  /** Procedures for what the caller says; for no words as many of all as anybody looks through. */
  readonly find: (words: string) => readonly Hit[];
  /** A procedure by its id; undefined where it is not there any more. */
  readonly known: (procedure: ProcedureId) => Hit | undefined;
  /** The procedure for what is not clear yet; undefined where the content has none. */
  readonly general?: () => Hit | undefined;
  /** Calm sentences on what is wrong with content and storage; empty when all is well. */
  readonly notices: () => readonly string[];
  readonly language: Language;
  readonly theme: Theme;
  /** Who sits here, as the home screen shows it. */
  readonly who: string;
  /** What goes on record with a new incident. */
  readonly opening: {
    readonly settings: { readonly [name: string]: number | string };
    readonly program: string;
  };
  /** Live, unless the caller started a drill. */
  readonly kind?: 'live' | 'drill';
  /** The summary of an incident, laid out for so many columns. */
  readonly summary: (incident: IncidentId, columns: number) => string;
  readonly exportSummary: (incident: IncidentId, format: ExportFormat) => Exported;
  readonly bell: () => void;
  readonly initial?: Initial;
}

/** Where to begin; without it at home. */
export type Initial =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'procedure'; readonly procedure: ProcedureId; readonly words?: string }
  | {
      readonly kind: 'resume';
      readonly incident: IncidentId;
      /** `write` if absent: then a screen tells who holds it, should somebody do so. */
      readonly how?: 'write' | 'watch' | 'take-over';
    };

/** How the console was left. */
export interface Outcome {
  /** The incident that was last in hand; its summary belongs on the normal screen. */
  readonly incident: IncidentId | undefined;
  /** Whether that incident is still open. */
  readonly open: boolean;
  /** Where the latest entries of that incident were when it was left. */
  readonly appended: Appended | undefined;
  /** Asked for by the operator, or because the program is being stopped. */
  readonly why: 'asked' | 'stopped';
}

/** The console without a terminal: takes strokes, gives frames. */
export interface Desk {
  /** The frame for a window of that size; the same object until something changed. */
  frame(columns: number, rows: number): Frame;
  /** To be told which frame was painted: Enter acts on nothing else. */
  painted(frame: Frame): void;
  stroke(stroke: Stroke): void;
  /** A second went by. Draws only if something visible changed. */
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

export const makeDesk = (ports: DeskPorts): Desk => {
  const { place, theme, language } = ports;
  const words = wordsIn(language);
  const listeners = new Set<() => void>();
  let size = { columns: 80, rows: 24 };
  let version = 0;
  let redraws = 0;
  let outcome: Outcome | undefined;
  let drawn: Frame | undefined;
  let painted: string | undefined;
  /** The session in hand, and how many of its entries the index knows. */
  let hand: Session | undefined;
  let indexed = 0;
  let seconds = 0;
  let last: Pick<Session, 'id' | 'view'> | undefined;

  const pen = (): Pen => ({
    language,
    words,
    theme,
    columns: Math.max(1, size.columns - theme.spare),
    rows: Math.max(1, size.rows - 1),
  });

  const changed = (): void => {
    drawn = undefined;
    version += 1;
    for (const listener of listeners) listener();
  };

  const leave = (why: Outcome['why']): void => {
    if (outcome !== undefined) return;
    const view = last?.view();
    const open = view !== undefined && view.incident.closed === undefined;
    outcome = { incident: last?.id, open, appended: view?.appended, why };
    putDown();
    changed();
  };

  /** What a list shows of the incident follows when nobody waits for a frame. */
  const index = (): void => {
    if (hand === undefined) return;
    const { id, writing, incident } = hand.view();
    if (incident.entries === indexed || !(writing || incident.closed)) return;
    indexed = incident.entries;
    place.records.reindex(id);
  };

  const putDown = (): void => {
    index();
    hand?.leave();
    hand = undefined;
  };

  const toHome = (first = ''): void => {
    putDown();
    screen = home(first);
  };

  const home = (first: string): Screen =>
    homeScreen(
      {
        pen,
        who: ports.who,
        find: ports.find,
        general: () => ports.general?.(),
        recent: () => recentProcedures(place.records).flatMap((id) => ports.known(id) ?? []),
        count: () => place.ground.procedures.size,
        unfinished,
        notices: ports.notices,
        start,
        resume,
        quit: () => leave('asked'),
      },
      first,
    );

  const unfinished = (): readonly Unfinished[] =>
    place.records.list({ status: 'open', limit: 9 }).map((head) => unfinishedOf(place, head));

  const start = (procedure: ProcedureId, said: string): void => {
    const session = openIncident(place, procedure, {
      ...ports.opening,
      kind: ports.kind ?? 'live',
      ...(said === '' ? {} : { words: said }),
    });
    if (session === undefined) screen.tell(words.home.notOpened);
    else take(session);
  };

  const resume = (incident: IncidentId, how: 'write' | 'watch' | 'take-over' = 'write'): void => {
    const session = resumeIncident(place, incident, how);
    if ('view' in session) {
      take(session);
      return;
    }
    switch (session.kind) {
      case 'held':
        screen = heldScreen(incident, session.by, {
          pen,
          watch: () => resume(incident, 'watch'),
          takeOver: () => resume(incident, 'take-over'),
          home: () => toHome(),
        });
        return;
      case 'no-such-incident':
        screen.tell(words.held.noSuch);
        return;
      case 'unreadable':
        screen.tell(words.held.unreadable);
        return;
      default:
        session satisfies never;
    }
  };

  const take = (session: Session): void => {
    putDown();
    hand = session;
    last = session;
    indexed = 0;
    screen = callScreen(session, {
      directory: ports.directory,
      pen,
      bell: ports.bell,
      ended: () => ended(session),
      home: () => toHome(),
      quit: () => leave('asked'),
    });
    if (session.view().incident.closed !== undefined) ended(session);
  };

  const ended = (session: Session): void => {
    screen = endScreen(session, {
      pen,
      summary: (columns) => ports.summary(session.id, columns),
      export: (format) => ports.exportSummary(session.id, format),
      print: () => leave('asked'),
      home: () => toHome(),
    });
  };

  const draw = (): Frame =>
    size.columns < SMALLEST.columns || size.rows < SMALLEST.rows
      ? tooSmall(pen(), size.columns, size.rows)
      : screen.draw(pen()).frame;

  const isTooSmall = (): boolean => size.columns < SMALLEST.columns || size.rows < SMALLEST.rows;

  /** Characters one by one in a menu, the rest as a whole as soon as a text is asked. */
  const type = (text: string): void => {
    if (pasteLike(text, screen.takes() === 'menu' ? 'menu' : 'text')) {
      paste(text);
      return;
    }
    let rest = text;
    while (rest !== '' && outcome === undefined) {
      const ending = /^[\r\n]+/.exec(rest)?.[0];
      if (ending !== undefined) {
        key('enter');
        rest = rest.slice(ending.startsWith('\r\n') ? 2 : 1);
        continue;
      }
      if (screen.takes() === 'menu') {
        const piece = menuPiece(rest);
        screen.press(piece);
        rest = rest.slice(piece.length);
      } else {
        const until = rest.search(/[\r\n]/);
        const part = until < 0 ? rest : rest.slice(0, until);
        screen.write(pastedText(part, 'join'));
        rest = rest.slice(part.length);
      }
    }
  };

  const paste = (text: string): void => {
    const takes = screen.takes();
    if (takes === 'menu') screen.tell(words.pasteIgnored);
    else screen.write(pastedText(text, takes === 'long-text' ? 'keep' : 'join'));
  };

  const key = (name: Extract<Stroke, { kind: 'key' }>['key']): void => {
    if (name === 'ctrl+l') {
      redraws += 1;
      return;
    }
    // A bounced Enter, or one typed ahead, must not answer what nobody has seen yet.
    if (name === 'enter' && painted !== screen.asks()) return;
    screen.key(name);
  };

  let screen: Screen = home(ports.initial?.kind === 'words' ? ports.initial.words : '');
  if (ports.initial?.kind === 'procedure') start(ports.initial.procedure, ports.initial.words ?? '');
  if (ports.initial?.kind === 'resume') resume(ports.initial.incident, ports.initial.how);

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
      if (outcome !== undefined) return;
      if (isTooSmall()) {
        // Nothing that cannot be read is answered; leaving and redrawing always work.
        if (stroke.kind !== 'key' || (stroke.key !== 'ctrl+c' && stroke.key !== 'ctrl+l')) return;
      }
      switch (stroke.kind) {
        case 'key':
          key(stroke.key);
          break;
        case 'typed':
          type(stroke.text);
          break;
        case 'pasted':
          paste(stroke.text);
          break;
        default:
          stroke satisfies never;
      }
      changed();
    },
    tick: () => {
      if (outcome !== undefined) return;
      seconds += 1;
      screen.tick?.();
      index();
      if (seconds % 20 === 0) place.records.beat();
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
    outcome: () => outcome,
    stop: () => leave('stopped'),
    redraws: () => redraws,
  };
};
