import { breakLines } from '../layout/break-lines.ts';
import type { Content } from '../procedure/content.ts';
import type { FollowUp, Procedure, Source } from '../procedure/procedure.ts';
import { inLanguage, type Language, type Text } from '../procedure/text.ts';
import {
  amount,
  type Card,
  cited,
  columns,
  hanging,
  type Lines,
  labelled,
  onlyWhen,
  UNDER,
} from './card-lines.ts';
import { steps } from './card-steps.ts';
import { conditionWords, momentWords } from './condition-words.ts';
import { lifeWords } from './life-words.ts';

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
          ...onlyWhen(card, when),
          ...(until === undefined
            ? []
            : hanging(
                UNDER,
                labelled(card, { zh: '直到', en: 'Until' }, conditionWords(until.expression, card)),
              )),
        ]),
      ];
};

const grade = (card: Card): Lines => {
  const { procedure, tell } = card;
  const scheme = procedure.grade;
  if (scheme === undefined) return [];
  const titles = new Map(scheme.levels.map(({ id, title }) => [id, tell(title)]));
  return [
    tell(scheme.name),
    ...scheme.rules.flatMap(({ level, when, reason, sources: from }) => [
      ...hanging('  - ', `${titles.get(level) ?? level}  ${tell(reason)} ${cited(from)}`),
      ...onlyWhen(card, when),
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
          ...onlyWhen(card, when),
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
          ...onlyWhen(card, one.when),
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
            ...onlyWhen(card, when),
          ];
        }),
      ];
};

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
