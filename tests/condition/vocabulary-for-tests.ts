import type { Shape, Vocabulary } from '../../src/condition/vocabulary.ts';

const shapes: { readonly [name: string]: Shape } = {
  place: { type: 'text' },
  unwell: { type: 'choice', options: ['no', 'one', 'many'] },
  smoke: { type: 'yes-no' },
  count: { type: 'number' },
  signs: { type: 'choices', options: ['smell', 'hiss', 'flame'] },
  released: { type: 'moment' },
  lifts: {
    type: 'list',
    parts: new Map<string, Shape>([
      ['number', { type: 'text' }],
      ['people', { type: 'choice', options: ['yes', 'no'] }],
      ['floors', { type: 'number' }],
      ['stuck', { type: 'yes-no' }],
    ]),
  },
  broken: { type: 'any' },
};

/** A field of every type, a grade, two settings and a step with a hyphen. */
export const vocabulary: Vocabulary = {
  fields: new Map(Object.entries(shapes)),
  levels: ['general', 'serious'],
  settings: new Map([
    ['lift_minutes', 'number'],
    ['desk_name', 'text'],
  ]),
  steps: new Set(['stay-put', 'call_back']),
};
