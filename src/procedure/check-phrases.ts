import type { Findings } from './findings.ts';
import { quotable } from './harmless.ts';
import type { Loaded } from './load-content.ts';
import type { Procedure } from './procedure.ts';
import { breathOf } from './read-aloud.ts';
import type { Text } from './text.ts';

/** The longest line of words at hand: what is said in one breath to somebody who hardly listens. */
const longestLine = 30;
const mostLines = 3;

/** Whether words at hand can be said in one breath and promise nothing; those of a procedure. */
export function checkPhrases(procedure: Procedure, findings: Findings): void {
  for (const phrase of procedure.phrases ?? []) {
    if (phrase.sources.length === 0) withoutSource(phrase, findings);
    checkSaid(phrase, findings);
  }
}

/** The same for the words of every call, as far as they are this folder's own. */
export function checkSitePhrases({ content, origins }: Loaded, findings: Findings): void {
  for (const group of content.phrases.groups) {
    if (group.title.zh === group.id && origins.place(group) !== undefined) {
      findings.advice(
        group,
        [],
        { zh: `话术“${group.id}”没有名称`, en: `the words “${group.id}” without a title` },
        { zh: 'title: 这一组是什么', en: 'title: what this group is' },
      );
    }
    for (const phrase of group.phrases) {
      if (origins.place(phrase) === undefined) continue;
      if (phrase.sources.length === 0) withoutSource(phrase, findings);
      checkSaid(phrase, findings);
      for (const [key, text] of [['for', phrase.for] as const, ['say', phrase.say] as const]) {
        if (text === undefined || text.en !== undefined) continue;
        findings.advice(
          phrase,
          [key],
          { zh: `“${quotable(text.zh)}”没有英文`, en: `“${quotable(text.zh)}” has no English` },
          { zh: '{ zh: 中文, en: 英文 }', en: '{ zh: Chinese, en: English }' },
        );
      }
    }
  }
}

function withoutSource(phrase: object, findings: Findings): void {
  findings.error(
    phrase,
    [],
    { zh: '没有来源的话术', en: 'words without a source' },
    { zh: 'source: 来源 id；来源没有的写 ours', en: 'source: an id; ours where no source gives it' },
  );
}

function checkSaid(phrase: { readonly say: Text }, findings: Findings): void {
  const { say } = phrase;
  const lines = say.zh.split('\n');
  for (const line of lines.filter((one) => breathOf(one) > longestLine)) {
    findings.advice(
      phrase,
      ['say'],
      { zh: `一口气说不完：“${quotable(line)}”`, en: `too long for one breath: “${quotable(line)}”` },
      {
        zh: `一行不超过 ${longestLine} 个字，用 | 分行`,
        en: `at most ${longestLine} characters a line; divide with |`,
      },
    );
  }
  if (lines.length > mostLines) {
    findings.advice(
      phrase,
      ['say'],
      { zh: `一条话术有 ${lines.length} 行`, en: `${lines.length} lines in one phrase` },
      { zh: `不超过 ${mostLines} 行`, en: `at most ${mostLines}` },
    );
  }
  const promise = promiseIn(say);
  if (promise === undefined) return;
  findings.error(
    phrase,
    ['say'],
    { zh: `承诺了时间或结果：“${promise}”`, en: `a promise of time or outcome: “${promise}”` },
    { zh: '只说做了什么、正在做什么', en: 'what was done and what is being done' },
  );
}

/** The words that promise when somebody comes or how it ends; nobody at a desk can keep such a promise. */
export const promiseIn = ({ zh, en = '' }: Text): string | undefined =>
  [...zhPromises.map((one) => one.exec(zh)), ...enPromises.map((one) => one.exec(en))].find(
    (found) => found !== null,
  )?.[0];

const zhPromises = [
  /(?:[\d一两二三四五六七八九十几]+\s*分钟|半个?小时|马上|立刻|很快|一会儿?|这就)(?:之?内|以内)?(?:就|能|会|可以)*(?:到|来人|有人来|修好|恢复|出来|解决|没事)/u,
  /保证|担保|一定(?:会|能|没|不会)|肯定(?:会|能|没|不会)|绝对(?:会|能|没|不)|包您/u,
  /(?<!有)没事的|不会(?:有事|出事|有危险|掉下)|不用怕|不要怕|放心吧|会好的/u,
];
const enPromises = [
  /\b(?:promise|guarantee)\b/iu,
  /\b(?:will|going to) (?:definitely|certainly)\b|\bdefinitely\b/iu,
  /\b(?:in|within) (?:\d+|a few|a couple of|five|ten) (?:seconds?|minutes?|hours?)\b/iu,
  /\b(?:will be|be) (?:fine|all right|okay|alright)\b|\bnothing (?:can|will) happen\b|\bdon.t worry\b/iu,
];
