import type { Findings } from './findings.ts';
import { quotable } from './harmless.ts';
import type { Procedure } from './procedure.ts';
import { breathOf, breathWhenFilled, halfMinute } from './read-aloud.ts';
import { textsOf } from './texts-of.ts';

/** The longest line that is read out in one breath, in Chinese characters; a Latin letter or digit counts half. */
const longestLine = 36;
const mostLines = 4;

/** Whether the words can be read out, done one after the other, and understood later. */
export function checkWords(procedure: Procedure, findings: Findings): void {
  for (const { text, use, owner, path } of textsOf(procedure)) {
    if (text.en === undefined) {
      findings.advice(
        owner,
        path,
        { zh: `“${quotable(text.zh)}”没有英文`, en: `“${quotable(text.zh)}” has no English` },
        { zh: '{ zh: 中文, en: 英文 }', en: '{ zh: Chinese, en: English }' },
      );
    }
    const [blank] = /\{[^{}]*\}/.exec(`${text.zh} ${text.en ?? ''}`) ?? [];
    if (blank !== undefined && use !== 'message' && use !== 'phrase') {
      findings.error(
        owner,
        path,
        { zh: `“${quotable(blank)}”，这里不会填上`, en: `“${quotable(blank)}”, which is not filled in here` },
        { zh: '{要素} 只写在 message 和话术里', en: '{field} in a message or a phrase only' },
      );
    }
    switch (use) {
      case 'say':
        checkSpoken(text.zh, owner, path, findings);
        break;
      case 'do':
        if (isSeveralActs(text.zh)) {
          findings.advice(
            owner,
            path,
            {
              zh: `一步里有几个动作：“${quotable(text.zh)}”`,
              en: `several acts in one step: “${quotable(text.zh)}”`,
            },
            { zh: '一步一个动作，对象在前', en: 'one act a step, its object first' },
          );
        }
        break;
      case 'answer':
        if (isVague(text.zh)) {
          findings.error(
            owner,
            path,
            { zh: `含糊的回答“${quotable(text.zh)}”`, en: `the vague answer “${quotable(text.zh)}”` },
            { zh: '看到什么、听到什么', en: 'what was seen or heard' },
          );
        }
        break;
      case 'message':
        checkMessage(text.zh, owner, path, findings);
        break;
      case 'phrase':
      case 'other':
        break;
      default:
        use satisfies never;
    }
  }
}

function checkSpoken(
  words: string,
  owner: object,
  path: readonly (string | number)[],
  findings: Findings,
): void {
  const lines = words.split('\n');
  for (const line of lines.filter((one) => breathOf(one) > longestLine)) {
    findings.advice(
      owner,
      path,
      { zh: `念的一行太长：“${quotable(line)}”`, en: `too long a line to read aloud: “${quotable(line)}”` },
      {
        zh: `一行不超过 ${longestLine} 个字，用 | 分行`,
        en: `at most ${longestLine} characters a line; divide with |`,
      },
    );
  }
  if (lines.length > mostLines) {
    findings.advice(
      owner,
      path,
      { zh: `一步里念 ${lines.length} 行`, en: `${lines.length} lines to read aloud in one step` },
      { zh: `不超过 ${mostLines} 行，可拆成几步`, en: `at most ${mostLines}; split it over several steps` },
    );
  }
}

/** Whoever picks up listens for about half a minute; what they need first has to be in it. */
function checkMessage(
  words: string,
  owner: object,
  path: readonly (string | number)[],
  findings: Findings,
): void {
  const length = Math.ceil(breathWhenFilled(words));
  if (length <= halfMinute) return;
  findings.advice(
    owner,
    path,
    {
      zh: `通报约 ${length} 个字，半分钟念不完：“${quotable(words)}”`,
      en: `a report of about ${length} characters, more than half a minute: “${quotable(words)}”`,
    },
    {
      zh: `填上要素后不超过 ${halfMinute} 个字（每个要素按 8 个字算）`,
      en: `at most ${halfMinute} characters once filled in (8 for each field)`,
    },
  );
}

/** A full stop with something after it, or words that begin a second act. */
const isSeveralActs = (act: string): boolean =>
  /[。；;\n].*\S|，(?:然后|随后|接着|再|并且?|同时)/s.test(act.trim());

const isVague = (answer: string): boolean =>
  /^(?:已经?|都|均)?(?:妥善)?(?:处理|解决|处置|完成|搞定|办)(?:好|完|完毕|妥当?|过|了)*[。！]?$/.test(
    answer.trim(),
  );
