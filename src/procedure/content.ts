import type { ProcedureId } from './ids.ts';
import type { Problem } from './problem.ts';
import type { Procedure, Source } from './procedure.ts';
import type { Text } from './text.ts';

/**
 * Everything that the plan owner writes, loaded: what the program ships with, or that with a site's own folder laid
 * over it. This module is on the start-up path, so it reads the compiled form and knows nothing of YAML.
 */
export interface Content {
  readonly procedures: ReadonlyMap<ProcedureId, Procedure>;
  readonly settings: { readonly [name: string]: Setting };
  readonly roles: { readonly [id: string]: Role };
  readonly holidays: { readonly [year: string]: HolidayYear };
  /** What each family is called. One without a name goes by its id. */
  readonly families: { readonly [id: string]: Text };
  /** Blocks as written, for a site's own procedures to include. */
  readonly blocks: { readonly [id: string]: BlockText };
  /** What was wrong; a procedure that could not be loaded is told here and missing above. */
  readonly problems: readonly Problem[];
}

/** A number or word that each site may set for itself, such as how soon the lift firm must be rung. */
export interface Setting {
  readonly value: number | string;
  readonly label: Text;
  readonly why?: Text | undefined;
  readonly source?: Source | undefined;
}

export interface Role {
  readonly title: Text;
  /** In the order in which they are tried. Empty until the site fills them in. */
  readonly parties: readonly { readonly name: Text; readonly number?: string | undefined }[];
}

/** Days that differ from Monday to Friday, `YYYY-MM-DD`. */
export interface HolidayYear {
  /** Weekdays that are free. */
  readonly off: readonly string[];
  /** Weekend days that are worked. */
  readonly work: readonly string[];
}

export interface BlockText {
  /** The file it came from, inside its content folder. */
  readonly file: string;
  readonly text: string;
}

/** The name of a procedure's family, for people. */
export const familyName = ({ families }: Pick<Content, 'families'>, family: string): Text =>
  families[family] ?? { zh: family };

/**
 * The procedure for a call whose matter is not clear yet, or that no other one covers; nothing where the content has
 * none. An organisation's own comes before what is shipped.
 */
export const generalProcedure = ({ procedures }: Pick<Content, 'procedures'>): Procedure | undefined =>
  [...procedures.values()].findLast(({ general }) => general);

/** Reads what `writeContent` wrote. Throws when the text is no JSON, since then the installation is damaged. */
export function readContent(json: string): Content {
  const { procedures, ...rest }: Omit<Content, 'procedures'> & { readonly procedures: readonly Procedure[] } =
    JSON.parse(json);
  return { ...rest, procedures: new Map(procedures.map((procedure) => [procedure.id, procedure])) };
}

/** One JSON document with everything that the content holds. */
export function writeContent(content: Content): string {
  return JSON.stringify({ ...content, procedures: [...content.procedures.values()] });
}
