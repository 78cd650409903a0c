import { isDate } from './calendar.ts';
import type { PhoneNumber } from './contacts.ts';
import type { Content, Role } from './content.ts';
import type { Findings } from './findings.ts';
import type { Text } from './text.ts';
import type { Path } from './yaml.ts';

/** What would leave an operator with a number that does not help, or a roster with a day that never comes. */
export function checkContacts(content: Content, findings: Findings): void {
  for (const role of Object.values(content.roles)) {
    role.parties.forEach((link, index) => {
      if (!('person' in link)) checkNumbers(role, ['parties', index], link.numbers, findings);
    });
  }
  for (const [id, person] of Object.entries(content.people)) {
    checkNumbers(person, [], person.numbers, findings);
    if (person.numbers.length > 0) continue;
    findings.advice(
      person,
      ['numbers'],
      { zh: `“${id}”没有号码`, en: `“${id}” without a number` },
      { zh: '至少一个号码', en: 'at least one number' },
    );
  }
  for (const line of Object.values(content.roster)) {
    const days: readonly (readonly [string, Path])[] = [
      ...Object.keys(line.dates).map((date) => [date, ['dates', date]] as const),
      ...(line.cycle === undefined ? [] : [[line.cycle.from, ['cycle', 'from']] as const]),
      ...line.substitutes.flatMap(({ from, to }, index) => [
        [from, ['substitutes', index, 'from']] as const,
        [to, ['substitutes', index, 'to']] as const,
      ]),
    ];
    for (const [date, path] of days) {
      if (isDate(date)) continue;
      findings.error(
        line,
        path,
        { zh: `没有 ${date} 这一天`, en: `${date}, which is no day` },
        { zh: '日历上有的日期', en: 'a day of the calendar' },
      );
    }
  }
}

function checkNumbers(
  owner: Role | Content['people'][string],
  path: Path,
  numbers: readonly PhoneNumber[],
  findings: Findings,
): void {
  for (const { number } of numbers) {
    const known = Object.hasOwn(misleading, number) ? misleading[number] : undefined;
    if (known !== undefined) findings.error(owner, path, known.found, known.expected);
  }
}

/** National numbers that people still write down, and that do not help in a call (collected 2026-11). */
const misleading: { readonly [number: string]: { readonly found: Text; readonly expected: Text } } = {
  '12369': {
    found: {
      zh: '12369：环保举报热线正在各地停用',
      en: '12369, the environment line, which is being taken out of service',
    },
    expected: { zh: '已并入的 12345', en: '12345, which took it over' },
  },
  '96119': {
    found: {
      zh: '96119：只收火灾隐患举报和咨询，不是火警',
      en: '96119, which takes tips on fire hazards and no fire calls',
    },
    expected: { zh: '火警 119', en: '119 for a fire' },
  },
};
