import type { Card } from '../procedure/procedures.ts';

/** What is searched of a procedure: its names, and what callers say. */
export type Findable = Pick<Card, 'id' | 'title' | 'family' | 'aliases' | 'heard' | 'life'>;
