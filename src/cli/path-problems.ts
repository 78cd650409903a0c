import { decide, type Ground } from '../incident/decide.ts';
import { evolve } from '../incident/evolve.ts';
import { type PathFault, walkPath } from '../incident/path-walk.ts';
import type { Walk, WalkEnd } from '../incident/walk.ts';
import type { Content } from '../procedure/content.ts';
import { quotable } from '../procedure/harmless.ts';
import type { PathTest } from '../procedure/path-test.ts';
import type { Problem } from '../procedure/problem.ts';
import type { Text } from '../procedure/text.ts';
import { refusalWords } from '../report/refusal-words.ts';
import { summarize } from '../report/summary.ts';
import { summaryText } from '../report/summary-text.ts';

/** Walks every path test and tells where a path did not go as its test says. A test of a procedure that is lost is left out. */
export const pathProblems = (content: Content, tests: readonly PathTest[]): readonly Problem[] => {
  const ground: Ground = { procedures: content.procedures, holidays: content.holidays };
  const settings = Object.fromEntries(
    Object.entries(content.settings).map(([name, { value }]) => [name, value]),
  );
  return tests.flatMap((test) => {
    const walked = walkPath(ground, test, settings);
    if (walked === undefined) return [];
    const told = test.summary.length === 0 ? '' : summaryOf(walked.walk, ground, content);
    const unsaid = test.summary.filter((words) => !told.includes(words.replace(/\s/g, '')));
    return [...walked.faults.map(faultWords), ...unsaid.map(unsaidWords)].map(
      (words): Problem => ({ severity: 'error', place: test.place, ...named(test, words) }),
    );
  });
};

interface Words {
  readonly found: Text;
  readonly expected: Text;
}

const named = ({ name }: PathTest, { found, expected }: Words): Words => ({
  found: {
    zh: `路径“${quotable(name)}”：${found.zh}`,
    en: `path “${quotable(name)}”: ${found.en ?? found.zh}`,
  },
  expected,
});

const listed = (ids: readonly string[]): string => (ids.length === 0 ? '—' : ids.join(' '));

const faultWords = (fault: PathFault): Words => {
  switch (fault.kind) {
    case 'not-shown': {
      const came = quotableList(fault.cameUp);
      return {
        found: {
          zh: `步骤“${fault.step}”没有出现，或出现得太早；出现过：${came}`,
          en: `step “${fault.step}” did not come up, or came too early; what came up: ${came}`,
        },
        expected: { zh: '按 shown 的顺序出现', en: 'the steps in the order of shown' },
      };
    }
    case 'not-hidden':
      return {
        found: { zh: `步骤“${fault.step}”出现了`, en: `step “${fault.step}” came up` },
        expected: { zh: '不出现（写在 hidden 里）', en: 'that it does not (it is in hidden)' },
      };
    case 'other-grade':
      return {
        found: { zh: `等级是 ${listed(fault.found)}`, en: `the grade is ${listed(fault.found)}` },
        expected: { zh: `等级 ${fault.expected}`, en: `the grade ${fault.expected}` },
      };
    case 'no-hazard': {
      const standing = listed(fault.standing);
      return {
        found: {
          zh: `结束时没有禁忌“${fault.hazard}”；在的：${standing}`,
          en: `hazard “${fault.hazard}” does not stand at the end; those that do: ${standing}`,
        },
        expected: { zh: '结束时还在（写在 hazards 里）', en: 'that it stands (it is in hazards)' },
      };
    }
    case 'no-end':
      return endWords(fault.end);
    default:
      return fault satisfies never;
  }
};

/** The end of a long list says most: where the walk had got to. */
const quotableList = (ids: readonly string[]): string =>
  ids.length > 12 ? `… ${listed(ids.slice(-12))}` : listed(ids);

const endWords = (end: WalkEnd): Words => {
  const expected: Text = { zh: '走到结束', en: 'a walk to the end' };
  if (end.kind !== 'refused') {
    return { found: { zh: '走不到结束', en: 'the walk does not come to its end' }, expected };
  }
  const step = 'step' in end.command ? end.command.step : end.command.type;
  return {
    found: {
      zh: `“${step}”的回答不能用：${refusalWords(end.because, 'zh')}`,
      en: `the answer to “${step}” cannot be used: ${refusalWords(end.because, 'en')}`,
    },
    expected,
  };
};

const unsaidWords = (words: string): Words => ({
  found: { zh: `事件摘要里没有“${quotable(words)}”`, en: `the summary does not say “${quotable(words)}”` },
  expected: { zh: '摘要里有这些字（写在 summary 里）', en: 'these words (they are in summary)' },
});

/** The summary as it would be printed at the end, without its blanks, since lines break anywhere. */
const summaryOf = ({ incident, entries }: Walk, ground: Ground, content: Content): string => {
  const now = { wall: incident.opened.at.wall, elapsed: incident.elapsed };
  const closing = decide(ground, incident, { type: 'close', ending: 'finished' }, now);
  const last = closing.kind === 'accepted' ? closing.entries : [];
  const summary = summarize({
    id: '',
    incident: last.reduce(evolve, incident),
    entries: [...entries, ...last],
    procedures: ground.procedures,
    head: '',
    language: 'zh',
    roles: content.roles,
  });
  return summaryText(summary).replace(/\s/g, '');
};
