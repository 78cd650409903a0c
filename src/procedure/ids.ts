/** A string that the compiler does not let anyone take for another kind of string. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };

export type ProcedureId = Brand<string, 'ProcedureId'>;
/** A step's id inside its procedure. */
export type StepId = Brand<string, 'StepId'>;
export type FieldId = Brand<string, 'FieldId'>;
/** A party that is notified, by what it does (`fire-119`, `lift-maintenance`); the site's directory knows the people. */
export type RoleId = Brand<string, 'RoleId'>;
export type SourceId = Brand<string, 'SourceId'>;
export type LevelId = Brand<string, 'LevelId'>;

/** A step wherever it is met: `procedure/step`. One incident can run several procedures. */
export type StepKey = Brand<string, 'StepKey'>;

/** The key of a procedure's step. */
export const stepKey = (procedure: ProcedureId, step: StepId): StepKey => `${procedure}/${step}` as StepKey;
