import { z } from 'zod';
import { numberKinds } from './contacts.ts';
import { phraseShape } from './format.ts';
import { date, id, map, matching, source, strict, text, words } from './format-terms.ts';
import { phraseUses } from './phrases.ts';

const setting = strict({
  value: z.union([z.number(), words]).describe('值'),
  label: text.optional().describe('名称'),
  why: text.optional().describe('为什么是这个值'),
  source: source.optional(),
});

const phone = matching(/^[0-9+*#][0-9 +*#()/,-]{0,39}$/, 'phone');
const numbers = z.array(
  z.union([phone, strict({ number: phone, kind: z.enum(numberKinds).optional().describe('哪种号码') })]),
);
export type NumbersDraft = z.infer<typeof numbers>;
const link = strict({
  person: id.optional().describe('people 里的一个人'),
  name: text.optional(),
  number: phone.optional(),
  numbers: numbers.optional(),
  note: text.optional().describe('拨之前要知道的'),
});
const role = strict({
  title: text.optional(),
  on_duty: id.optional().describe('roster.yaml 里的一条值班'),
  parties: z.array(link),
});
const person = strict({ name: text, titles: z.array(text).optional(), numbers });

const time = matching(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'time');
const shift = strict({ name: text, from: time, to: time });
const filling = z.record(id, z.union([id, z.array(id)])).describe('班次: 谁，或 [谁, 谁]');
export type FillingDraft = z.infer<typeof filling>;
const day = filling.optional();
const rosterLine = strict({
  title: text,
  shifts: z.record(id, shift),
  week: strict({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }).optional(),
  cycle: strict({ from: date, days: z.array(filling).min(1) }).optional(),
  days_off: day,
  make_up_days: day,
  dates: z.record(date, filling).optional(),
  substitutes: z.array(strict({ absent: id, by: id, from: date, to: date })).optional(),
});
export type RosterDraft = z.infer<typeof rosterLine>;

const holidays = strict({ off: z.array(date), work: z.array(date), source: source.optional() });

/** A phrase of the site's file: words, or `hide: true` to drop one of the base's. */
const sitePhrase = z.union([strict({ hide: z.literal(true) }), strict(phraseShape)]);
export type SitePhraseDraft = z.infer<typeof sitePhrase>;

const phraseGroup = strict({
  title: text.optional().describe('名称'),
  use: z.enum(phraseUses).optional().describe('opening 开场先给、calming 安抚先给、any 平常'),
  phrases: map.describe('话术 id: { for, say, source }'),
});

/** The entries of the site's files; one with a fault is left out, the others stay. */
export const siteFormats = {
  setting,
  role,
  person,
  rosterLine,
  holidays,
  family: text,
  phraseGroup,
  sitePhrase,
};
export const contactsFrame = strict({ roles: map.optional(), people: map.optional() });
export const rosterFrame = strict({ lines: map });
export const phrasesFrame = strict({
  called: text.optional().describe('电话里怎么称呼本单位'),
  sources: map.optional(),
  groups: map.optional(),
});
