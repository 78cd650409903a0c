import { finderOf } from '../../src/triage/find.ts';
import { sounds } from '../triage/sounds.ts';
import { median, ms, quantile, type Row, table } from './figures.ts';
import { generatedContent } from './generated-procedures.ts';

/** As callers say it and as operators abbreviate, typed a character at a time. */
const typed = [
  '地下车库水管漏水',
  '扶梯夹人了没人管',
  'peidianxiangmaoyan',
  'smell of smoke',
  '配电箱maoyan',
  'pdxmy',
  '點樓電梯',
];

/** The search alone, a keystroke at a time; and what making ready for it takes, in slices as idle moments do it. */
export const measureSearch = (): string =>
  table(
    'Search, without the screen (generated procedures)',
    [150, 10_000].flatMap((count) => rowsFor(count)),
  );

const SLICE = 64;

const rowsFor = (count: number): readonly Row[] => {
  const { procedures } = generatedContent(count);
  const finder = finderOf(procedures, () => sounds);
  const slices: number[] = [];
  for (let left = true; left; ) slices.push(timed(() => (left = finder.prepare(SLICE))));
  // As the console does once all are in.
  finder.find('电话 dianhua dh call');
  const first = timed(() => finder.find('地'));
  const keys: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    for (const words of typed) {
      for (let end = 1; end <= words.length; end += 1)
        keys.push(timed(() => finder.find(words.slice(0, end))));
    }
  }
  const of = `${count.toLocaleString('en')} procedures`;
  const total = slices.reduce((sum, one) => sum + one, 0);
  return [
    { what: `make ready, ${of}: all ${slices.length} slices`, figure: ms(total) },
    { what: `make ready, ${of}: one slice, p99`, figure: ms(quantile(slices, 0.99)) },
    { what: `first keystroke, ${of}`, figure: ms(first), aim: '≤ 16 ms' },
    { what: `keystroke, ${of}, p50`, figure: ms(median(keys)) },
    { what: `keystroke, ${of}, p99 of ${keys.length}`, figure: ms(quantile(keys, 0.99)), aim: '≤ 16 ms' },
  ];
};

const timed = (work: () => unknown): number => {
  const before = performance.now();
  work();
  return performance.now() - before;
};
