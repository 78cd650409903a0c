import type { ChainLink, Person, RosterLine } from './contacts.ts';
import type { SitePhrases } from './phrases.ts';
import type { Problem } from './problem.ts';
import type { Source } from './procedure.ts';
import type { Card, Procedures } from './procedures.ts';
import type { Text } from './text.ts';

/**
 * Everything that the plan owner writes, loaded: what the program ships with, or that with a site's own folder laid
 * over it. A start reads the compiled form (`compiled-content.ts`) and knows nothing of YAML.
 */
export interface Content {
  /**
   * Another one for any other content, and for any other program that was built with it. Content that was just loaded
   * from its files has none.
   */
  readonly edition?: string | undefined;
  readonly procedures: Procedures;
  /**
   * The procedure for a call whose matter is not clear yet, or that no other one covers; an organisation's own comes
   * before what is shipped.
   */
  readonly general?: Card | undefined;
  readonly settings: { readonly [name: string]: Setting };
  readonly roles: { readonly [id: string]: Role };
  readonly people: { readonly [id: string]: Person };
  /** Who is on duty, by line of the roster. */
  readonly roster: { readonly [id: string]: RosterLine };
  readonly holidays: { readonly [year: string]: HolidayYear };
  /** What each family is called. One without a name goes by its id. */
  readonly families: { readonly [id: string]: Text };
  /** Words at hand in every call. */
  readonly phrases: SitePhrases;
  /** Blocks as written, for a site's own procedures to include. */
  readonly blocks: { readonly [id: string]: BlockText };
  /** What was wrong; a procedure that could not be loaded is told here and missing above. */
  readonly problems: readonly Problem[];
}

/** Nothing at all: what a folder is laid over where there is no other. */
export const noContent: Content = {
  procedures: new Map(),
  settings: {},
  roles: {},
  people: {},
  roster: {},
  holidays: {},
  families: {},
  phrases: { groups: [] },
  blocks: {},
  problems: [],
};

/** A number or word that each site may set for itself, such as how soon the lift firm must be rung. */
export interface Setting {
  readonly value: number | string;
  readonly label: Text;
  readonly why?: Text | undefined;
  readonly source?: Source | undefined;
}

export interface Role {
  readonly title: Text;
  /** The line of the roster whose people are tried before the parties. */
  readonly onDuty?: string | undefined;
  /** In the order in which they are tried. Empty until the site fills them in. */
  readonly parties: readonly ChainLink[];
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
