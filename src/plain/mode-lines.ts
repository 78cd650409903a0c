import { inLanguage, type Language } from '../procedure/text.ts';
import { readBackWords } from '../report/read-back-words.ts';
import { untoldWords } from '../report/untold-words.ts';
import { reportWords } from '../report/words.ts';
import { otherProcedures } from '../session/other-procedures.ts';
import { owedNow, untoldNow } from '../session/owed.ts';
import type { View } from '../session/view.ts';
import { clockList, clockMenuWords } from './clocks.ts';
import { askedOfRing, contactLines, contactsWords } from './contacts.ts';
import type { Mode } from './mode.ts';
import { block, choices, numbered } from './page.ts';
import { endings } from './reply-in-mode.ts';
import type { Setting } from './setting.ts';
import { plainWords } from './words.ts';

/** What is asked beside the steps: a line of words, or one of several by its number. */
export const modeLines = (
  view: View,
  now: Exclude<Mode, { kind: 'step' }>,
  setting: Setting,
): readonly string[] => {
  const { language } = setting;
  const words = plainWords(language);
  const report = reportWords(language);
  switch (now.kind) {
    case 'note':
      return [words.askNote];
    case 'skip':
    case 'ending-reason':
    case 'level-reason':
    case 'snooze-reason':
      return [words.askReason];
    case 'contacts':
      return [...contactLines(view, setting, now.words), askedOfRing(language)];
    case 'told':
      return [contactsWords(language).askTold];
    case 'clocks': {
      const { ask, minutes } = clockMenuWords(language);
      return [...clockList(view, setting).flatMap(block), ask, minutes];
    }
    case 'ending':
      return [
        words.askEnding,
        ...untoldLine(view, setting),
        ...owedLine(owedNow(view), language),
        ...choices(numbered(endings.map((one) => report.endings[one]))),
      ];
    case 'level': {
      const levels = view.grade?.scheme.levels ?? [];
      return [words.askLevel, ...choices(numbered(levels.map(({ title }) => inLanguage(title, language))))];
    }
    case 'procedure': {
      const named = otherProcedures(view).map(({ procedure, back }) => {
        const title = inLanguage(procedure.title, language);
        return back ? words.turnTo(title) : title;
      });
      return [words.askProcedure, ...choices(numbered(named))];
    }
    default:
      return now satisfies never;
  }
};

const untoldLine = (view: View, { language, roles }: Setting): readonly string[] => {
  const said = untoldWords(untoldNow(view), language, roles);
  return said === undefined ? [] : [said];
};

/** What should be asked or read back before the line drops, in one sentence. */
export const owedLine = (owed: ReturnType<typeof owedNow>, language: Language): readonly string[] => {
  const said = readBackWords(owed, language);
  return said === undefined ? [] : [said];
};
