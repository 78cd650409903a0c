import { alarms, type Heard } from '../incident/alarms.ts';
import { inLanguage } from '../procedure/text.ts';
import { stepWords } from '../report/step-words.ts';
import { row } from '../report/text-block.ts';
import { clockWords } from '../report/time-words.ts';
import type { View } from '../session/view.ts';
import type { Setting } from './setting.ts';
import { plainWords } from './words.ts';

/** What the operator was told already, so that everything is said when it comes and once. */
export interface Told {
  readonly hazards: readonly string[];
  readonly grade: string | undefined;
  readonly clocks: Heard;
}

export const nothingTold: Told = { hazards: [], grade: undefined, clocks: new Set() };

/** What came up since: hazards that appear or end, the grade, limits that passed, reminders that fell due. */
export const news = (
  view: View,
  told: Told,
  setting: Setting,
): { readonly lines: readonly string[]; readonly told: Told } => {
  const hazards = view.hazards.map(({ hazard }) => inLanguage(hazard.text, setting.language));
  const grade = gradeWords(view, setting);
  // What was put off, or done again, has a new time and is told again when that one passes.
  const { ring, heard: clocks } = alarms(view.clocks, told.clocks);
  return {
    lines: [
      ...hazardLines(hazards, told, setting),
      ...(grade === undefined ||
      grade === told.grade ||
      (told.grade === undefined && view.grade?.level === undefined)
        ? []
        : labelled(plainWords(setting.language).grade, grade)),
      ...ring.flatMap((clock) => clockLines(clock, setting)),
    ],
    told: { hazards, grade, clocks },
  };
};

const hazardLines = (hazards: readonly string[], told: Told, { language }: Setting): readonly string[] => {
  const same = hazards.length === told.hazards.length && hazards.every((one) => told.hazards.includes(one));
  if (same) return [];
  const words = plainWords(language);
  const first = told.hazards.length === 0;
  const texts = hazards.map((one) => (first || told.hazards.includes(one) ? one : words.newHazard(one)));
  return labelled(words.hazards, ...(texts.length === 0 ? [words.noHazards] : texts));
};

/** The level that counts and who gave it; undefined where no procedure of the incident grades. */
const gradeWords = ({ grade }: View, { language }: Setting): string | undefined => {
  if (grade === undefined) return undefined;
  const words = plainWords(language);
  const level = grade.scheme.levels.find(({ id }) => id === grade.level);
  if (level === undefined) return words.noGrade;
  const title = inLanguage(level.title, language);
  return grade.overridden ? words.gradeByHand(title) : words.gradeByRules(title);
};

const clockLines = (
  { kind, step, procedure, remaining }: View['clocks'][number],
  { language, roles }: Setting,
): readonly string[] => {
  const words = plainWords(language);
  const what = stepWords(step, procedure, language, roles);
  return kind === 'deadline'
    ? labelled(words.late, words.lateBy(what, clockWords(remaining)))
    : [
        ...labelled(words.reminder, words.reminderDue(what)),
        ...(step.say === undefined
          ? []
          : labelled(words.say, ...inLanguage(step.say, language).split('\n').map(words.quoted))),
      ];
};

const labelled = (label: string, ...texts: readonly string[]): readonly string[] => row(label, texts, 6, 0);
