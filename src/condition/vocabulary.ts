/** What a condition may say of a field, by the field's type. */
export type Shape =
  /** `any` is a field with a fault of its own, which is told elsewhere. */
  | { readonly type: 'text' | 'number' | 'yes-no' | 'moment' | 'any' }
  | { readonly type: 'choice' | 'choices'; readonly options: readonly string[] }
  | { readonly type: 'list'; readonly parts: ReadonlyMap<string, Shape> };

/** Every name that a condition of one procedure may use. */
export interface Vocabulary {
  readonly fields: ReadonlyMap<string, Shape>;
  /** The grade scheme's level ids; empty when the procedure has no grade. */
  readonly levels: readonly string[];
  /** Site settings, without `site.`. */
  readonly settings: ReadonlyMap<string, 'number' | 'text' | 'any'>;
  /** Steps that time can be counted from once they are finished. */
  readonly steps: ReadonlySet<string>;
}

/** Moments that every incident has. */
export const builtInMoments = ['opened', 'graded'] as const;

/** The level name that stands for 未定级. */
export const ungraded = 'none';

/**
 * Names that no field may have: words of the condition language itself, and names that mean something else in it.
 * The second half is what CEL reserves.
 */
export const reservedNames: ReadonlySet<string> = new Set(
  [
    'grade site opened closed graded known size exists minutes_since unknown refused none',
    'true false null in as break const continue else for function if import let loop package namespace return var void while',
    'has all exists_one map filter matches timestamp duration int uint double string bool bytes list type dyn optional',
  ].flatMap((line) => line.split(' ')),
);
