import { reservedNames } from '../condition/vocabulary.ts';
import type { FollowUpDraft, GradeDraft, HandOffDraft, HazardDraft } from './format.ts';
import type { LevelId, ProcedureId } from './ids.ts';
import type { FollowUp, FollowUpLimit, GradeScheme, HandOff, Hazard } from './procedure.ts';
import { type Draft, optionalText, textOf } from './reader.ts';
import type { References } from './references.ts';

/** What must not be done. A condition with a fault is told and left out. */
export function loadHazards(
  references: References,
  drafts: readonly Draft<HazardDraft>[],
): readonly Hazard[] {
  const seen = new Set<string>();
  return drafts.map((draft) => {
    const { value, sheet, path } = draft;
    references.unique({ zh: '禁忌', en: 'hazard' }, value.id, seen, sheet.place([...path, 'id']));
    const hazard: Hazard = {
      id: value.id,
      text: textOf(value.text),
      when: references.when(draft),
      until: references.until(value.until, draft),
      sources: references.sourcesOf(draft),
    };
    return references.reader.origins.set(hazard, draft);
  });
}

/** The grade scheme, without the rules that have a fault. */
export function loadGrade(references: References, draft: Draft<GradeDraft>): GradeScheme {
  const { value, sheet, path } = draft;
  const levels = Object.entries(value.levels).map(([id, title]) => ({
    id: id as LevelId,
    title: textOf(title),
  }));
  for (const { id } of levels.filter((level) => reservedNames.has(level.id))) {
    references.reader.report(
      sheet.place([...path, 'levels', id], 'key'),
      { zh: `等级名“${id}”有别的意思`, en: `“${id}”, which means something else, as a level` },
      { zh: '别的名字', en: 'another name' },
    );
  }
  // A rule that looked at the grade would decide by its own result.
  const withoutGrade = { ...references.vocabulary, levels: [] };
  const rules = value.rules.flatMap((rule, index) => {
    const inner = { value: rule, sheet, path: [...path, 'rules', index] };
    references.reader.refer(
      { zh: '等级', en: 'level' },
      rule.level,
      Object.keys(value.levels),
      sheet.place([...inner.path, 'level']),
    );
    const when = references.reader.condition(
      rule.when,
      { sheet, path: [...inner.path, 'when'] },
      withoutGrade,
    );
    const sources = references.sourcesOf(inner);
    if (when === undefined) return [];
    return [
      references.reader.origins.set(
        { level: rule.level as LevelId, when, reason: textOf(rule.reason), sources },
        inner,
      ),
    ];
  });
  return references.reader.origins.set({ name: textOf(value.name), levels, rules }, draft);
}

/** The hand-offs, without those whose condition has a fault. */
export function loadHandOffs(
  references: References,
  drafts: readonly Draft<HandOffDraft>[],
): readonly HandOff[] {
  return drafts.flatMap((draft) => {
    const when = references.when(draft);
    const sources = references.sourcesOf(draft);
    if (when === undefined) return [];
    const { to, because } = draft.value;
    return [
      references.reader.origins.set(
        { to: to as ProcedureId, when, because: textOf(because), sources },
        draft,
      ),
    ];
  });
}

/** What is owed after closing. A condition with a fault is told and left out. */
export function loadFollowUps(
  references: References,
  drafts: readonly Draft<FollowUpDraft>[],
): readonly FollowUp[] {
  const seen = new Set<string>();
  return drafts.map((draft) => {
    const { value, sheet, path } = draft;
    references.unique({ zh: '跟办', en: 'follow-up' }, value.id, seen, sheet.place([...path, 'id']));
    const followUp: FollowUp = {
      id: value.id,
      what: textOf(value.what),
      when: references.when(draft),
      within: loadLimit(references, draft),
      before: optionalText(value.before),
      sources: references.sourcesOf(draft),
    };
    return references.reader.origins.set(followUp, draft);
  });
}

function loadLimit(
  references: References,
  { value: { within }, sheet, path }: Draft<FollowUpDraft>,
): FollowUpLimit | undefined {
  if (within === undefined) return undefined;
  references.moment(within.of, ['closed'], sheet.place([...path, 'within', 'of']));
  const given = (['hours', 'days', 'working_days'] as const).flatMap((key) => {
    const amount = within[key];
    return amount === undefined ? [] : [{ key, amount }];
  });
  const [only] = given;
  if (only === undefined || given.length > 1) {
    references.reader.report(
      sheet.place([...path, 'within']),
      { zh: `${given.length} 个期限`, en: `${given.length} limits` },
      { zh: 'hours、days、working_days 之一', en: 'one of hours, days, working_days' },
    );
    return undefined;
  }
  return {
    amount: references.amount(only.amount, sheet.place([...path, 'within', only.key])),
    unit: only.key === 'working_days' ? 'working-days' : only.key,
    of: within.of,
  };
}
