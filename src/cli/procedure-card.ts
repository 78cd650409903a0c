import { breakLines } from '../layout/break-lines.ts';
import { blanks } from '../layout/pad.ts';
import { width } from '../layout/width.ts';
import type { Content } from '../procedure/content.ts';
import type { SourceId } from '../procedure/ids.ts';
import type { Amount, Deadline, FollowUp, Procedure, Source, Step } from '../procedure/procedure.ts';
import { inLanguage, type Language, type Text } from '../procedure/text.ts';
import { conditionWords, momentWords, type Naming } from './condition-words.ts';
import { lifeWords } from './life-words.ts';

/** Cells of a line: what fits on a sheet of paper and on every terminal. */
const columns = 80;

/** One procedure to read through or to print: every step with its words, its condition and where it comes from. */
export const procedureCard = (procedure: Procedure, content: Content, language: Language): string => {
  const card: Card = { procedure, content, language, tell: (text) => inLanguage(text, language) };
  const parts = [
    head(card),
    hazards(card),
    ...steps(card),
    grade(card),
    handOffs(card),
    followUps(card),
    phrases(card),
    sources(card),
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
};

interface Card extends Naming {
  tell(text: Text): string;
}

type Lines = readonly string[];

/** A mark, and words that hang behind it. */
const hanging = (mark: string, words: string): Lines => {
  const cells = width(mark);
  const lines = breakLines(words, columns, { first: cells, rest: cells });
  return lines.map((line, at) => (at === 0 ? mark : blanks(cells)) + line);
};

const head = ({ procedure, tell }: Card): Lines => {
  const { id, version, family, review, life } = procedure;
  const status = {
    draft: { zh: '草案，尚未审定', en: 'draft, not approved yet' },
    approved: {
      zh: `${review.on ?? ''} 由 ${review.by ?? ''} 审定`,
      en: `approved by ${review.by ?? ''} on ${review.on ?? ''}`,
    },
  } satisfies { [status in typeof review.status]: Text };
  const marks = [id, family, tell({ zh: `第 ${version} 版`, en: `version ${version}` })];
  if (life) marks.push(tell(lifeWords({ life })));
  return [
    tell(procedure.title),
    ...breakLines(marks.join(' · '), columns),
    ...breakLines(
      [
        tell(status[review.status]),
        tell({ zh: `${review.owner.zh} 负责`, en: `kept by ${tell(review.owner)}` }),
        tell({ zh: `${review.due} 前复核`, en: `to be reviewed by ${review.due}` }),
      ].join(' · '),
      columns,
    ),
  ];
};

const hazards = (card: Card): Lines => {
  const { procedure, tell } = card;
  return procedure.hazards.length === 0
    ? []
    : [
        tell({ zh: '禁忌', en: 'Never' }),
        ...procedure.hazards.flatMap(({ text, when, until, sources: from }) => [
          ...hanging('  - ', `${tell(text)} ${cited(from)}`),
          ...(when === undefined
            ? []
            : hanging(
                '    ',
                tell({
                  zh: `仅当 ${conditionWords(when.expression, card)}`,
                  en: `only when ${conditionWords(when.expression, card)}`,
                }),
              )),
          ...(until === undefined
            ? []
            : hanging(
                '    ',
                tell({
                  zh: `直到 ${conditionWords(until.expression, card)}`,
                  en: `until ${conditionWords(until.expression, card)}`,
                }),
              )),
        ]),
      ];
};

const steps = (card: Card): readonly Lines[] => {
  const { procedure, tell } = card;
  const numbered = procedure.steps.map((step, at) => ({ step, number: at + 1 }));
  const sections = [
    { title: undefined, at: -1 },
    ...procedure.sections.map(({ title }, at) => ({ title, at })),
  ];
  return sections.map(({ title, at }) => {
    const lines = numbered
      .filter(({ step }) => step.section === at)
      .flatMap(({ step, number }) => stepLines(card, step, number));
    return lines.length === 0 || title === undefined ? lines : [tell(title), ...lines];
  });
};

const kinds = {
  say: { zh: '说', en: 'say' },
  ask: { zh: '问', en: 'ask' },
  do: { zh: '做', en: 'do' },
  notify: { zh: '通知', en: 'notify' },
} satisfies { [kind in Step['kind']]: Text };

const stepLines = (card: Card, step: Step, number: number): Lines => {
  const { tell, procedure, content } = card;
  const field = step.ask === undefined ? undefined : procedure.fields[step.ask];
  const mark = `${String(number).padStart(4)}  ${tell(kinds[step.kind])}  `;
  const under = blanks(6);
  const title = {
    ask: tell(step.question ?? field?.label ?? { zh: step.id }),
    notify: tell(content.roles[step.notify ?? '']?.title ?? { zh: step.notify ?? '' }),
    do: tell(step.do ?? { zh: step.id }),
    say: quoted(step, tell),
  }[step.kind];
  const more: string[] = [];
  if (step.kind !== 'say' && step.say !== undefined) more.push(quoted(step, tell));
  if (step.kind !== 'do' && step.do !== undefined) more.push(tell(step.do));
  if (field?.options !== undefined) more.push(field.options.map(({ label }) => tell(label)).join(' / '));
  if (step.message !== undefined) more.push(tell(step.message));
  if (step.done !== undefined)
    more.push(labelled(card, { zh: '完成的标志', en: 'Done when' }, tell(step.done)));
  if (step.why !== undefined) more.push(labelled(card, { zh: '为什么', en: 'Why' }, tell(step.why)));
  const back = step.readsBack && procedure.fields[step.readsBack];
  if (back) more.push(labelled(card, { zh: '复述', en: 'Read back' }, tell(back.label)));
  if (step.silent) more.push(tell({ zh: '不要让来电人听到', en: 'The caller must not hear this' }));
  for (const { expression } of step.when) {
    more.push(labelled(card, { zh: '仅当', en: 'Only when' }, conditionWords(expression, card)));
  }
  if (step.within !== undefined)
    more.push(labelled(card, { zh: '时限', en: 'Within' }, limit(card, step.within)));
  if (step.every !== undefined) {
    const { minutes, until } = step.every;
    const every = amount(card, minutes);
    more.push(
      tell({
        zh: `每 ${every} 分钟一次，直到 ${conditionWords(until.expression, card)}`,
        en: `every ${every} min until ${conditionWords(until.expression, card)}`,
      }),
    );
  }
  return [
    ...hanging(mark, `${title} ${cited(step.sources)}`),
    ...more.flatMap((words) => hanging(under, words)),
  ];
};

const quoted = ({ say }: Step, tell: Card['tell']): string =>
  say === undefined
    ? ''
    : tell(say)
        .split('\n')
        .map((line) => tell({ zh: `“${line}”`, en: `“${line}”` }))
        .join('\n');

const labelled = ({ tell }: Card, label: Text, words: string): string =>
  tell({ zh: `${label.zh}：${words}`, en: `${tell(label)}: ${words}` });

const amount = ({ content }: Card, minutes: Amount): string =>
  typeof minutes === 'number'
    ? String(minutes)
    : String(content.settings[minutes.setting]?.value ?? minutes.setting);

const limit = (card: Card, { minutes, of }: Deadline): string =>
  card.tell({
    zh: `${momentWords(of, card)}后 ${amount(card, minutes)} 分钟内`,
    en: `${amount(card, minutes)} min of ${momentWords(of, card)}`,
  });

const grade = (card: Card): Lines => {
  const { procedure, tell } = card;
  const scheme = procedure.grade;
  if (scheme === undefined) return [];
  const titles = new Map(scheme.levels.map(({ id, title }) => [id, tell(title)]));
  return [
    tell(scheme.name),
    ...scheme.rules.flatMap(({ level, when, reason, sources: from }) => [
      ...hanging('  - ', `${titles.get(level) ?? level}  ${tell(reason)} ${cited(from)}`),
      ...hanging('    ', conditionWords(when.expression, card)),
    ]),
  ];
};

const handOffs = (card: Card): Lines => {
  const { procedure, content, tell } = card;
  return procedure.handOffs.length === 0
    ? []
    : [
        tell({ zh: '转入', en: 'Hands off to' }),
        ...procedure.handOffs.flatMap(({ to, when, because, sources: from }) => [
          ...hanging(
            '  - ',
            `${tell(content.procedures.get(to)?.title ?? { zh: to })}  ${tell(because)} ${cited(from)}`,
          ),
          ...hanging('    ', conditionWords(when.expression, card)),
        ]),
      ];
};

const followUps = (card: Card): Lines =>
  card.procedure.followUps.length === 0
    ? []
    : [
        card.tell({ zh: '跟办', en: 'Follow-ups' }),
        ...card.procedure.followUps.flatMap((one) => [
          ...hanging('  - ', `${card.tell(one.what)}  ${due(card, one)} ${cited(one.sources)}`),
          ...(one.when === undefined ? [] : hanging('    ', conditionWords(one.when.expression, card))),
        ]),
      ];

const units = {
  hours: { zh: '小时', en: 'hour' },
  days: { zh: '天', en: 'day' },
  'working-days': { zh: '个工作日', en: 'working day' },
} as const;

const due = (card: Card, { within, before }: FollowUp): string => {
  if (within === undefined) return before === undefined ? '' : card.tell(before);
  const count = amount(card, within.amount);
  const unit = units[within.unit];
  return card.tell({
    zh: `${momentWords(within.of, card)}后 ${count} ${unit.zh}内`,
    en: `within ${count} ${unit.en}${count === '1' ? '' : 's'} of ${momentWords(within.of, card)}`,
  });
};

const phrases = (card: Card): Lines => {
  const { procedure, tell } = card;
  const all = procedure.phrases ?? [];
  return all.length === 0
    ? []
    : [
        tell({ zh: '话术', en: 'Words at hand' }),
        ...all.flatMap(({ for: whom, say, when, sources: from }) => {
          const said = tell({
            zh: `“${say.zh.split('\n').join('')}”`,
            en: `“${tell(say).split('\n').join(' ')}”`,
          });
          return [
            ...hanging('  - ', `${whom === undefined ? said : labelled(card, whom, said)} ${cited(from)}`),
            ...(when === undefined
              ? []
              : hanging(
                  '    ',
                  labelled(card, { zh: '仅当', en: 'Only when' }, conditionWords(when.expression, card)),
                )),
          ];
        }),
      ];
};

const cited = (from: readonly SourceId[]): string => (from.length === 0 ? '' : `[${from.join(', ')}]`);

const sources = ({ procedure, tell }: Card): Lines => {
  const all: readonly (readonly [string, Source])[] = Object.entries(procedure.sources);
  if (all.length === 0) return [];
  const ours = tell({
    zh: '（编写组所加，须由本单位审定）',
    en: ' (ours: the organisation must approve it)',
  });
  return [
    tell({ zh: '依据', en: 'Sources' }),
    ...all.flatMap(([id, { document, section, ours: own }]) => {
      const place = section === undefined ? '' : ` ${tell(section)}`;
      return hanging('  ', `[${id}] ${tell(document)}${place}${own ? ours : ''}`);
    }),
  ];
};
