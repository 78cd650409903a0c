import { isWritten } from '../../session/asking.ts';
import type { Offers } from '../../session/offers.ts';
import { offersFor } from '../../session/offers.ts';
import { firstLeft, narrowedBy } from '../edit/narrowing-box.ts';
import { boxOf, edited, insert, type TextBox, textOf } from '../edit/text-box.ts';
import type { KeyName } from '../input/stroke.ts';
import type { CallPorts } from './call-ports.ts';
import type { Over } from './deed.ts';
import type { Hand } from './hand.ts';
import { draftOf, withDraft } from './local.ts';
import { contactsWords } from './panels/contacts-words.ts';
import { arrowOffers, isEarlier, nextOffer } from './suggesting.ts';

/** What is typed into a field of the call: an answer, a line under it, or words that narrow a list. */
export interface TextEntry {
  write(text: string): void;
  /** Whether the key was one of writing. In an empty field ← is no such key. */
  key(name: KeyName): boolean;
  /** Whether what is typed leaves out all of a list that it does not fit. */
  narrows(): boolean;
  /** What the arrows can bring into the field that is written; undefined where none is. */
  offers(): Offers | undefined;
  /** Somebody else's number or address is taken only by a second Enter: a wheel turned by mistake brings arrows too. */
  wantsSecondEnter(): boolean;
}

export const textEntry = (hand: Hand, ports: CallPorts): TextEntry => {
  const narrows = (): boolean => hand.local().over?.kind === 'contacts';

  const narrow = (box: TextBox): void => {
    hand.change({ ...withDraft(hand.local(), box), page: 0, scroll: 0, pick: firstLeft(box) });
  };

  const offersNow = (): Offers | undefined => {
    const what = hand.asking();
    if (hand.local().over !== undefined || !hand.view().writing || !isWritten(what)) return undefined;
    const typed = hand.local().typed ?? textOf(draftOf(hand.local()));
    return arrowOffers(offersFor(hand.view(), ports.earlier, what, ports.pen().language), typed);
  };

  const wantsSecondEnter = (): boolean => {
    const { typed } = hand.local();
    const offers = typed === undefined ? undefined : offersNow();
    return offers !== undefined && isEarlier(offers, textOf(draftOf(hand.local())));
  };

  /** The arrows bring suggestions, and the answer that is there, into a text field. */
  const suggest = (by: number): void => {
    const what = hand.asking();
    if (hand.local().over !== undefined || !isWritten(what)) return;
    const shown = textOf(draftOf(hand.local()));
    const typed = hand.local().typed ?? shown;
    const offers = offersNow();
    const next = offers && nextOffer(offers, typed, shown, by);
    if (next !== undefined) hand.change({ ...withDraft(hand.local(), boxOf(next)), typed });
  };

  const wrote = (name: KeyName): boolean => {
    if (name === 'up' || name === 'down') {
      suggest(name === 'down' ? 1 : -1);
      return true;
    }
    const box = draftOf(hand.local());
    if (name === 'left' && box.characters.length > 0 && box.caret === 0) return true;
    if (name === 'backspace' && box.characters.length === 0) {
      // Held down a little too long it must not take an answer back.
      const { words, language } = ports.pen();
      hand.tell(isTelling(hand.local().over) ? contactsWords(language).nothingToErase : words.nothingToErase);
      return true;
    }
    const next = edited(box, name);
    if (next !== undefined) hand.change({ ...withDraft(hand.local(), next), typed: undefined });
    return next !== undefined;
  };

  const write = (text: string): void => {
    hand.change({ word: undefined });
    const box = draftOf(hand.local());
    if (narrows()) {
      narrow(insert(box, text));
      return;
    }
    if (hand.local().over === undefined && box.characters.length === 0) {
      if (text === '!' || text === '！') {
        hand.perform({ kind: 'send-help' });
        return;
      }
      if (text === '?' || text === '？') {
        hand.open({ kind: 'help' });
        return;
      }
    }
    hand.change({ ...withDraft(hand.local(), insert(box, text)), typed: undefined });
  };

  return {
    write,
    key: (name) => {
      if (hand.writes() && wrote(name)) return true;
      const narrowed = narrows() ? narrowedBy(draftOf(hand.local()), name) : undefined;
      if (narrowed !== undefined) narrow(narrowed);
      return narrowed !== undefined;
    },
    narrows,
    offers: offersNow,
    wantsSecondEnter,
  };
};

const isTelling = (over: Over | undefined): boolean => over?.kind === 'line' && over.for.kind === 'told';
