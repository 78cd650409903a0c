import type { Text } from '../procedure/text.ts';
import { isoTime, systemClock } from '../session/clock.ts';
import { contentAtHand } from './content-at-hand.ts';
import { contentFindings } from './doctor-content.ts';
import type { Finding } from './doctor-finding.ts';
import { folderFindings } from './doctor-folders.ts';
import { programFindings } from './doctor-program.ts';
import { terminalFindings } from './doctor-terminal.ts';
import { exit, type Outcome } from './outcome.ts';
import { troubleWords } from './record-words.ts';
import { isHarmless, recordsAtHand } from './records-at-hand.ts';
import type { Run } from './run.ts';
import type { Surroundings } from './surroundings.ts';

/** `zhiban doctor`: looks at everything the program stands on, and says how to mend what is wrong. */
export const doctor: Run = async (_, around) => {
  const { content } = await contentAtHand(around);
  return report(
    [
      ...programFindings(around),
      ...contentFindings(content, today(), around),
      ...folderFindings(around),
      ...recordFindings(around),
      ...terminalFindings(around),
    ],
    around,
  );
};

/** The day at this place, YYYY-MM-DD. */
const today = (): string => {
  const clock = systemClock();
  const wall = clock.wall();
  return isoTime(wall, clock.offset(wall)).slice(0, 10);
};

const recordFindings = (around: Surroundings): readonly Finding[] => {
  const records = recordsAtHand(around);
  const troubles = records.troubles();
  records.close();
  return troubles.map((trouble) => {
    const words = around.tell(troubleWords(trouble));
    return isHarmless(trouble) ? { kind: 'attention', words } : { kind: 'bad', words, exit: exit.records };
  });
};

const marks = {
  good: { zh: '好　', en: 'good     ' },
  attention: { zh: '注意', en: 'attention' },
  bad: { zh: '有错', en: 'bad      ' },
} satisfies { readonly [kind in Finding['kind']]: Text };

const report = (findings: readonly Finding[], { tell }: Surroundings): Outcome => {
  const statuses = findings.filter(({ kind }) => kind === 'bad').map((bad) => bad.exit ?? exit.failed);
  // Of several, the gravest: records that cannot be kept before content that cannot be used.
  const gravest = [exit.records, exit.content, exit.failed].find((one) => statuses.includes(one));
  return {
    exit: gravest ?? exit.done,
    out: findings.map(({ kind, words }) => `${tell(marks[kind])}  ${words}\n`).join(''),
  };
};
