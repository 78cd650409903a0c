import type { Moment } from '../incident/entry.ts';
import type { Incident, Try } from '../incident/incident.ts';
import type { OutlineStep } from '../incident/outline.ts';
import type { Judge } from '../incident/relevance.ts';
import type { FieldId, StepKey } from '../procedure/ids.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { inLanguage, type Language, type Text } from '../procedure/text.ts';
import { type Known, knownWords, messageWords } from './message-words.ts';
import { errandWords, type RoleTitles } from './step-words.ts';
import { reportWords } from './words.ts';

/** What to tell one party, as it reads now, and how far they know it. */
export interface PartyReport {
  readonly key: StepKey;
  /** The title of the role, and which report it is. */
  readonly party: string;
  readonly lines: readonly string[];
  readonly told?: { readonly at: Moment; readonly who: string };
  /** When the party was last reached for something else, as long as this was not told. */
  readonly toldElse?: Moment;
  /** Whether it is wanted only if something turns out that nobody was asked about yet. */
  readonly onlyIf: boolean;
  /** The latest try that reached nobody, as long as nobody was reached. */
  readonly tried?: Try;
  /** What the report speaks of and was answered after it was told: for ringing them again. */
  readonly since: readonly string[];
}

/**
 * The reports of an incident's notify steps that apply: the one in hand, then those to parties that know nothing, those to
 * parties that were told something else, and those told, each in reading order.
 */
export const partyReports = (
  {
    outline,
    incident,
    judging,
  }: { readonly outline: readonly OutlineStep[]; readonly incident: Incident; readonly judging: Judge },
  current: StepKey | undefined,
  roles: RoleTitles,
  language: Language,
): readonly PartyReport[] => {
  const known: Known = { fact: judging.fact, opened: incident.opened.at.wall };
  const reports = outline.flatMap((one): readonly PartyReport[] => {
    const { key, step, procedure, standing } = one;
    if (step.notify === undefined || step.message === undefined || standing === 'gone') return [];
    const finish = incident.finished.get(key);
    const told = finish?.kind === 'reached' ? { at: finish.at, who: finish.party } : undefined;
    const toldElse = lastReached(incident, step.notify);
    const tried = incident.tries.findLast((one) => one.step === key && one.outcome !== 'reached');
    return [
      {
        key,
        party: errandWords(step, language, roles),
        lines: messageWords(step.message, procedure, known, language).split('\n'),
        ...(told === undefined ? {} : { told }),
        ...(told !== undefined || toldElse === undefined ? {} : { toldElse }),
        onlyIf: told === undefined && tried === undefined && key !== current && hangsOnUnasked(one, judging),
        ...(told !== undefined || tried === undefined ? {} : { tried }),
        since:
          told === undefined ? [] : changedSince(told.at, step.message, procedure, incident, known, language),
      },
    ];
  });
  const rank = ({ key, told, toldElse }: PartyReport): number =>
    key === current ? 0 : told !== undefined ? 3 : toldElse === undefined ? 1 : 2;
  return reports.toSorted((a, b) => rank(a) - rank(b));
};

const lastReached = ({ tries, rings }: Incident, role: string): Moment | undefined =>
  [...tries, ...rings]
    .filter((one) => one.role === role && one.outcome === 'reached')
    .map(({ at }) => at)
    .toSorted((a, b) => a.elapsed - b.elapsed)
    .at(-1);

/** What was asked and is not known stays on the safe side; what nobody was asked may never come. */
const hangsOnUnasked = ({ step, procedure, uncertain }: OutlineStep, judging: Judge): boolean =>
  uncertain &&
  step.when.some((condition) => {
    const outcome = judging.outcome(procedure.id, condition);
    return (
      outcome.kind === 'unknown' &&
      outcome.missing.some((name) => judging.fact(name as FieldId) === undefined)
    );
  });

const changedSince = (
  at: Moment,
  message: Text,
  { fields }: Procedure,
  incident: Incident,
  known: Known,
  language: Language,
): readonly string[] => {
  const named = new Set([...message.zh.matchAll(/\{([^{}]+)\}/gu)].map(([, name]) => name));
  return Object.values(fields).flatMap((field) => {
    const fact = known.fact(field.id);
    const answered = fact && incident.finished.get(fact.by);
    if (!named.has(field.id) || answered?.kind !== 'answered' || answered.at.elapsed <= at.elapsed) return [];
    const words = knownWords(field, known, language);
    return words === undefined
      ? []
      : [reportWords(language).labelled(inLanguage(field.label, language), words)];
  });
};
