import type { Card } from '../procedure/procedures.ts';
import type { View } from './view.ts';

/** A procedure that the operator can change to: `back` into one of this incident, or else into it anew. */
export interface OtherProcedure {
  readonly procedure: Card;
  readonly back: boolean;
}

/** All but the leading one, those of this incident first: the operator may know better than what is offered. */
export const otherProcedures = ({ incident, procedures, leading }: View): readonly OtherProcedure[] => {
  const run = incident.procedures.map(({ procedure }) => procedure);
  const back = run.flatMap((id) => procedures.get(id) ?? []).filter(({ id }) => id !== leading.id);
  const others = [...procedures.values()].filter(({ id }) => !run.includes(id));
  return [
    ...back.map((procedure) => ({ procedure, back: true })),
    ...others.map((procedure) => ({ procedure, back: false })),
  ];
};

/** The order that changes to it. */
export const changeTo = ({ procedure, back }: OtherProcedure) =>
  back
    ? ({ type: 'turn-to', procedure: procedure.id } as const)
    : ({ type: 'hand-off', to: procedure.id } as const);
