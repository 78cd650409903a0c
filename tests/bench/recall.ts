import { recallOf } from '../triage/recall.ts';

/** How often the words of the labelled set bring up the right procedure, by how they are worded. */
export const measureRecall = (): string => {
  const [tuned, heldBack] = [recallOf('utterances'), recallOf('held-back')];
  const figure = (share: number | undefined): string => share?.toFixed(3) ?? '';
  const rows = [...tuned.kinds, tuned.all].map((one) => {
    const other = [...heldBack.kinds, heldBack.all].find(({ kind }) => kind === one.kind);
    const aim = one.kind === 'all' ? '≥ 0.95; ≥ 0.99' : '';
    const cells = [one, other].flatMap((part) => [
      String(part?.count ?? 0),
      figure(part?.first),
      figure(part?.third),
      figure(part?.sure),
    ]);
    return `| ${one.kind} | ${cells.join(' | ')} | ${aim} |`;
  });
  const strays = [tuned.nothing, heldBack.nothing].map(({ count, sure }) => `${count} | ${sure} | | `);
  return [
    '### Finding: recall@1, recall@3, and @1 without a doubt (tuned on; held back)',
    '',
    '| kind | said | @1 | @3 | sure | held back | @1 | @3 | sure | aim |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...rows,
    `| nothing fits; brought up surely | ${strays.join('| ')}| 0 |`,
    '',
  ].join('\n');
};
