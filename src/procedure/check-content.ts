import { isDate } from './calendar.ts';
import { checkAsked, checkConditions } from './check-conditions.ts';
import { checkContacts } from './check-contacts.ts';
import { checkPhrases, checkSitePhrases } from './check-phrases.ts';
import { checkOneGeneral, checkReferences, checkSharedFields, checkWholeness } from './check-references.ts';
import { checkWords } from './check-words.ts';
import { Findings } from './findings.ts';
import type { Loaded } from './load-content.ts';
import { inOrder, type Problem } from './problem.ts';
import { wholeOf } from './procedures.ts';

/**
 * Everything that can be found wrong with a loaded folder, in file order: what kept files from loading, and what loaded
 * but would mislead or fail an operator. What belongs to the base under an organisation's folder is not judged again.
 */
export function checkContent(loaded: Loaded): readonly Problem[] {
  const { content, procedures, unfit, origins } = loaded;
  const findings = new Findings(origins);
  const known = new Set([...content.procedures.keys(), ...unfit.map(({ id }) => id)]);
  for (const procedure of [...procedures, ...unfit]) {
    checkReferences(procedure, content, known, findings);
    checkConditions(procedure, content, findings);
    checkWords(procedure, findings);
    checkPhrases(procedure, findings);
  }
  // These look at what is not there, so they can say nothing of a procedure that parts are missing of.
  for (const procedure of procedures) {
    checkWholeness(procedure, findings);
    checkAsked(procedure, content, findings);
  }
  const others = wholeOf(content.procedures).filter((procedure) => !procedures.includes(procedure));
  const own = [...procedures, ...unfit].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  checkSharedFields([...others, ...own], findings);
  checkOneGeneral([...others, ...own], findings);
  checkSite(loaded, findings);
  checkContacts(content, findings);
  checkSitePhrases(loaded, findings);
  return inOrder([...loaded.problems, ...findings.problems]);
}

/** Settings, roles, holidays and blocks. */
function checkSite({ content, unusedBlocks }: Loaded, findings: Findings): void {
  for (const [name, setting] of Object.entries(content.settings)) {
    if (setting.label.zh === name || setting.why === undefined || setting.source === undefined) {
      findings.advice(
        setting,
        [],
        {
          zh: `设定“${name}”缺名称、理由或来源`,
          en: `the setting “${name}” without a label, a reason or a source`,
        },
        { zh: 'label、why、source', en: 'label, why, source' },
      );
    }
  }
  for (const [id, role] of Object.entries(content.roles)) {
    if (role.title.zh !== id) continue;
    findings.advice(
      role,
      [],
      { zh: `角色“${id}”没有名称`, en: `the role “${id}” without a title` },
      { zh: 'title: 这个角色做什么', en: 'title: what this role is for' },
    );
  }
  for (const holidays of Object.values(content.holidays)) {
    for (const key of ['off', 'work'] as const) {
      for (const [index, date] of holidays[key].entries()) {
        if (isDate(date)) continue;
        findings.error(
          holidays,
          [key, index],
          { zh: `没有 ${date} 这一天`, en: `${date}, which is no day` },
          { zh: '日历上有的日期', en: 'a day of the calendar' },
        );
      }
    }
  }
  for (const block of unusedBlocks) {
    findings.problems.push({
      severity: 'advice',
      place: block.sheet.place([]),
      found: {
        zh: `没有流程引入的共用块“${block.id}”`,
        en: `the block “${block.id}” that no procedure includes`,
      },
      expected: { zh: '一处 include，或删掉这个文件', en: 'an include of it, or no such file' },
    });
  }
}
