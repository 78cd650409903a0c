import { nearest } from '../condition/nearest.ts';
import { isDate } from './calendar.ts';
import type { Content } from './content.ts';
import type { Findings } from './findings.ts';
import type { ProcedureId, SourceId } from './ids.ts';
import type { Field, Procedure } from './procedure.ts';

/** Whether everything that a procedure leans on is there, and everything it tells somebody to do says where it is from. */
export function checkReferences(
  procedure: Procedure,
  content: Content,
  procedures: ReadonlySet<ProcedureId>,
  findings: Findings,
): void {
  for (const step of procedure.steps) {
    if (step.notify !== undefined && content.roles[step.notify] === undefined) {
      findings.error(
        step,
        ['notify'],
        {
          zh: `contacts.yaml 里没有“${step.notify}”这个角色`,
          en: `no role “${step.notify}” in contacts.yaml`,
        },
        { zh: '已有的角色，或先加上', en: 'a role that is there, or one added first' },
        nearest(step.notify, Object.keys(content.roles)),
      );
    }
    if (step.notify !== undefined && step.message === undefined) {
      findings.advice(
        step,
        [],
        { zh: `通知“${step.id}”没有写怎么说`, en: `nothing to tell in the notification “${step.id}”` },
        { zh: 'message: 半分钟能念完的通报', en: 'message: a report of half a minute' },
      );
    }
    if (step.kind !== 'ask' || step.do !== undefined) checkSources(step, step.sources, findings);
  }
  for (const part of [
    ...procedure.hazards,
    ...(procedure.grade?.rules ?? []),
    ...procedure.handOffs,
    ...procedure.followUps,
  ]) {
    checkSources(part, part.sources, findings);
  }
  for (const handOff of procedure.handOffs) {
    if (procedures.has(handOff.to) && handOff.to !== procedure.id) continue;
    findings.error(
      handOff,
      ['to'],
      handOff.to === procedure.id
        ? { zh: '转入自己', en: 'a hand-off to itself' }
        : { zh: `没有“${handOff.to}”这个流程`, en: `no procedure “${handOff.to}”` },
      { zh: '另一个能加载的流程', en: 'another procedure that can be loaded' },
      nearest(handOff.to, procedures),
    );
  }
  checkReview(procedure, findings);
}

/** Whether a procedure holds what it should hold. */
export function checkWholeness(procedure: Procedure, findings: Findings): void {
  for (const [index, section] of procedure.sections.entries()) {
    if (procedure.steps.some((step) => step.section === index)) continue;
    findings.advice(
      section,
      ['section'],
      { zh: `没有步骤的小节“${section.title.zh}”`, en: `the section “${section.title.zh}” without a step` },
      { zh: '至少一个步骤', en: 'at least one step' },
    );
  }
  if (procedure.life && !procedure.steps.some((step) => step.sendsHelp)) {
    findings.error(
      procedure,
      ['life'],
      { zh: '关系人命，却没有叫人的步骤', en: 'a matter of life without a step that sends help' },
      { zh: '至少一步 sends_help: true', en: 'at least one step with sends_help: true' },
    );
  }
}

function checkSources(part: object, sources: readonly SourceId[], findings: Findings): void {
  if (sources.length > 0) return;
  findings.error(
    part,
    [],
    { zh: '没有来源的指令', en: 'an instruction without a source' },
    { zh: 'source: 来源 id；来源没有的写 ours', en: 'source: an id; ours where no source gives it' },
  );
}

function checkReview(procedure: Procedure, findings: Findings): void {
  const { status, by, on, due } = procedure.review;
  if (status === 'approved' && (by === undefined || on === undefined)) {
    findings.error(
      procedure,
      ['review', 'status'],
      { zh: '已批准，但没有写批准人或日期', en: 'approved, without by whom or when' },
      { zh: 'by: 批准人、on: 日期；没批准写 draft', en: 'by and on; draft where it is not approved' },
    );
  }
  for (const [key, date] of Object.entries({ due, on })) {
    if (date === undefined || isDate(date)) continue;
    findings.error(
      procedure,
      ['review', key],
      { zh: `没有 ${date} 这一天`, en: `${date}, which is no day` },
      { zh: '日历上有的日期', en: 'a day of the calendar' },
    );
  }
}

/**
 * Fields of one id in several procedures: answers are carried over at a hand-off, so they must be of one type, and
 * should have the same choices.
 */
export function checkSharedFields(procedures: readonly Procedure[], findings: Findings): void {
  const first = new Map<string, { readonly field: Field; readonly procedure: Procedure }>();
  for (const procedure of procedures) {
    for (const field of Object.values(procedure.fields)) {
      const known = first.get(field.id);
      if (known === undefined) {
        first.set(field.id, { field, procedure });
      } else if (known.field.type !== field.type) {
        findings.error(
          field,
          ['type'],
          {
            zh: `要素“${field.id}”是 ${field.type}，在 ${known.procedure.id} 里是 ${known.field.type}`,
            en: `“${field.id}” of type ${field.type}; in ${known.procedure.id} it is ${known.field.type}`,
          },
          { zh: '同一个 id 处处同一类型，或另起 id', en: 'one type for one id everywhere, or another id' },
        );
      } else if (optionsOf(known.field) !== optionsOf(field)) {
        findings.advice(
          field,
          ['options'],
          {
            zh: `要素“${field.id}”的选项与 ${known.procedure.id} 里的不同`,
            en: `“${field.id}” with other options than in ${known.procedure.id}`,
          },
          {
            zh: '同一个 id 处处同样的选项，或另起 id',
            en: 'the same options for one id everywhere, or another id',
          },
        );
      }
    }
  }
}

/** A call that fits nowhere must have one place to go, so a second general procedure is told. */
export function checkOneGeneral(procedures: readonly Procedure[], findings: Findings): void {
  const [first, ...more] = procedures.filter(({ general }) => general);
  for (const procedure of more) {
    findings.error(
      procedure,
      ['general'],
      {
        zh: `第二个 general 流程；已有“${first?.id}”`,
        en: `a second general procedure; there is “${first?.id}”`,
      },
      { zh: '全部内容里最多一个；要换掉它，用同一个 id', en: 'one in all; to replace it, use its id' },
    );
  }
}

const optionsOf = (field: Field): string =>
  (field.options ?? [])
    .map(({ id }) => id)
    .sort()
    .join();
