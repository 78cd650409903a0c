import type { OutlineStep } from '../incident/outline.ts';
import { type Judge, judge } from '../incident/relevance.ts';
import { type Placed, proceduresOf, type Scene } from '../incident/scene.ts';
import type { PhraseUse, SitePhrases, SpokenName } from '../procedure/phrases.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { inLanguage, type Language, type Text } from '../procedure/text.ts';
import { atHandWords } from './at-hand-words.ts';
import { type Known, knownWords } from './message-words.ts';
import { tryOutcomeWords } from './outcome-words.ts';
import { type PartyReport, partyReports } from './party-reports.ts';
import { phraseWords } from './phrase-words.ts';
import type { PartyNames, RoleTitles } from './step-words.ts';
import { hourAndMinute } from './time-words.ts';
import { reportWords } from './words.ts';

/** Something to say. */
export interface Saying {
  /** To whom, or when. */
  readonly head?: string;
  /** As spoken, without quotation marks. */
  readonly lines: readonly string[];
  /** What to know beside it. */
  readonly note?: string;
}

/** Sayings that belong together. */
export interface Shelf {
  readonly kind: 'report' | 'other-reports' | 'words';
  readonly title: string;
  readonly sayings: readonly Saying[];
}

/** How a desk and an operator name themselves; absent where nobody set it. */
export type SpokenNames = { readonly [name in Exclude<SpokenName, 'site'>]?: string };

/** What there is to say from, and where the call stands. */
export interface Occasion extends Pick<Scene, 'procedures' | 'incident' | 'now'> {
  readonly outline: readonly OutlineStep[];
  /** The step on screen. */
  readonly at: Placed | undefined;
  readonly roles: RoleTitles;
  /** The names of parties in both languages. */
  readonly parties?: PartyNames;
  readonly phrases: SitePhrases;
  readonly names: SpokenNames;
  readonly language: Language;
}

/**
 * Everything that can be said just now, what fits the moment first: the report of the party in hand; the opening while
 * nothing was answered; calming words otherwise, after the words of the step itself, since repeating the same short
 * sentence is what reaches somebody who does not listen.
 */
export const wordsAtHand = (occasion: Occasion): readonly Shelf[] => {
  const { incident, language, at } = occasion;
  const judging = judge(occasion);
  const site = groupsBy(occasion);
  const words = atHandWords(language);
  const { wanted, onlyIf } = reportSayings(occasion, judging);
  const inHand = at?.step.notify !== undefined && at.step.message !== undefined;
  const first = inHand ? wanted[0] : undefined;
  const others = inHand ? wanted.slice(1) : wanted;
  const current: readonly Shelf[] =
    first === undefined ? [] : [{ kind: 'report', title: words.reports, sayings: [first] }];
  const rest: readonly Shelf[] = [
    ...ownShelves(occasion, judging),
    { kind: 'other-reports', title: words.reports, sayings: others },
    ...site('any'),
  ];
  const calming = withSameAgain(occasion, site('calming'));
  // Before the first answer nobody is calmed yet: the call is being opened.
  const began = incident.facts.size > 0 || incident.finished.size > 0;
  const last: Shelf = { kind: 'other-reports', title: words.reportsIf, sayings: onlyIf };
  const ordered = began
    ? [...current, ...calming, ...rest, ...site('opening'), last]
    : [...current, ...site('opening'), ...calming, ...rest, last];
  return ordered.filter(({ sayings }) => sayings.length > 0);
};

const groupsBy =
  (occasion: Occasion) =>
  (use: PhraseUse): readonly Shelf[] => {
    const { phrases, language } = occasion;
    return phrases.groups
      .filter((group) => group.use === use)
      .map(({ title, phrases: all }) => ({
        kind: 'words',
        title: inLanguage(title, language),
        sayings: eachOnce(all.flatMap((one) => saying(one, (name) => spokenName(occasion, name), language))),
      }));
  };

/** Without names two openings may come to the same. */
const eachOnce = (sayings: readonly Saying[]): readonly Saying[] =>
  sayings.filter(({ lines }, at) => at === sayings.findIndex((one) => `${one.lines}` === `${lines}`));

const saying = (
  phrase: { readonly for?: Text | undefined; readonly say: Text },
  namely: (name: string) => string | undefined,
  language: Language,
): readonly Saying[] => {
  const lines = phraseWords(inLanguage(phrase.say, language), namely);
  if (lines.length === 0) return [];
  return [{ lines, ...(phrase.for === undefined ? {} : { head: inLanguage(phrase.for, language) }) }];
};

const withSameAgain = ({ at, language }: Occasion, calming: readonly Shelf[]): readonly Shelf[] => {
  const [first, ...others] = calming;
  if (at?.step.say === undefined || at.step.silent || first === undefined) return calming;
  const lines = inLanguage(at.step.say, language)
    .split('\n')
    .map((line) => line.trim().replace(/^[“"「](.*)[”"」]$/u, '$1'))
    .filter((line) => line !== '');
  const again: Saying = { head: atHandWords(language).sameAgain, lines };
  return [{ ...first, sayings: [again, ...first.sayings] }, ...others];
};

/** The words of the procedures that were entered, the leading one's first. */
const ownShelves = (occasion: Occasion, judging: Judge): readonly Shelf[] => {
  const { incident, language } = occasion;
  const known: Known = { fact: judging.fact, opened: incident.opened.at.wall };
  const run = proceduresOf(occasion).toSorted(
    (a, b) => Number(b.id === incident.leading) - Number(a.id === incident.leading),
  );
  const applies = (
    procedure: Procedure,
    when: NonNullable<Procedure['phrases']>[number]['when'],
  ): boolean => {
    const outcome = when && judging.outcome(procedure.id, when);
    return outcome?.kind !== 'known' || outcome.value;
  };
  return run.map((procedure) => {
    const fields = new Map(Object.values(procedure.fields).map((field) => [field.id as string, field]));
    const namely = (name: string): string | undefined => {
      const field = fields.get(name);
      return field === undefined ? spokenName(occasion, name) : knownWords(field, known, language);
    };
    return {
      kind: 'words',
      title: inLanguage(procedure.title, language),
      sayings: (procedure.phrases ?? [])
        .filter(({ when }) => applies(procedure, when))
        .flatMap((one) => saying(one, namely, language)),
    };
  });
};

const spokenName = ({ phrases, names, language }: Occasion, name: string): string | undefined =>
  name === 'site'
    ? phrases.called && inLanguage(phrases.called, language)
    : Object.entries(names).find(([known]) => known === name)?.[1];

/** The reports that are wanted, and those that are wanted only if something comes of it. */
const reportSayings = (
  { outline, incident, at, roles, parties, language }: Occasion,
  judging: Judge,
): { readonly wanted: readonly Saying[]; readonly onlyIf: readonly Saying[] } => {
  const reports = partyReports({ outline, incident, judging }, at?.key, roles, language);
  const saying = (report: PartyReport): Saying => ({
    head: `${report.party} · ${howFar(report, report.key === at?.key, parties, language)}`,
    lines: report.lines,
    ...(report.since.length === 0
      ? {}
      : { note: atHandWords(language).since(reportWords(language).listed(report.since)) }),
  });
  return {
    wanted: reports.filter(({ onlyIf }) => !onlyIf).map(saying),
    onlyIf: reports.filter(({ onlyIf }) => onlyIf).map(saying),
  };
};

const howFar = (
  { told, toldElse, tried, onlyIf }: PartyReport,
  inHand: boolean,
  parties: PartyNames | undefined,
  language: Language,
): string => {
  const words = atHandWords(language);
  if (told !== undefined) {
    const name = parties?.(told.who);
    const who = name === undefined ? told.who : inLanguage(name, language);
    return words.told(hourAndMinute(told.at.wall), who);
  }
  if (tried !== undefined)
    return words.tried(hourAndMinute(tried.at.wall), tryOutcomeWords(tried.outcome, language));
  if (inHand) return words.now;
  if (toldElse !== undefined) return words.toldElse(hourAndMinute(toldElse.wall));
  return onlyIf ? words.ifSo : words.notTold;
};
