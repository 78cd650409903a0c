import type { Moment } from '../incident/entry.ts';
import type { Incident, Try } from '../incident/incident.ts';
import type { OutlineStep } from '../incident/outline.ts';
import type { StepKey } from '../procedure/ids.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { inLanguage, type Language, type Text } from '../procedure/text.ts';
import { type Known, knownWords, messageWords } from './message-words.ts';
import { type RoleTitles, roleWords } from './step-words.ts';
import { reportWords } from './words.ts';

/** What to tell one party, as it reads now, and how far they know it. */
export interface PartyReport {
  readonly key: StepKey;
  /** The title of the role. */
  readonly party: string;
  readonly lines: readonly string[];
  readonly told?: { readonly at: Moment; readonly who: string };
  /** The latest try that reached nobody, as long as nobody was reached. */
  readonly tried?: Try;
  /** What the report speaks of and was answered after it was told: for ringing them again. */
  readonly since: readonly string[];
}

/**
 * The reports of an incident's notify steps that apply: the one in hand, then those not told yet, then those told, each
 * in reading order.
 */
export const partyReports = (
  {
    outline,
    incident,
    known,
  }: { readonly outline: readonly OutlineStep[]; readonly incident: Incident; readonly known: Known },
  current: StepKey | undefined,
  roles: RoleTitles,
  language: Language,
): readonly PartyReport[] => {
  const reports = outline.flatMap(({ key, step, procedure, standing }): readonly PartyReport[] => {
    if (step.notify === undefined || step.message === undefined || standing === 'gone') return [];
    const finish = incident.finished.get(key);
    const told = finish?.kind === 'reached' ? { at: finish.at, who: finish.party } : undefined;
    const tried = incident.tries.findLast((one) => one.step === key && one.outcome !== 'reached');
    return [
      {
        key,
        party: roleWords(step.notify, language, roles),
        lines: messageWords(step.message, procedure, known, language).split('\n'),
        ...(told === undefined ? {} : { told }),
        ...(told !== undefined || tried === undefined ? {} : { tried }),
        since:
          told === undefined ? [] : changedSince(told.at, step.message, procedure, incident, known, language),
      },
    ];
  });
  const rank = ({ key, told }: PartyReport): number => (key === current ? 0 : told === undefined ? 1 : 2);
  return reports.toSorted((a, b) => rank(a) - rank(b));
};

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
