/** Words for the plan owner, in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What is wrong with a condition, and where in its text. */
export interface Fault {
  /** UTF-16 units from the start of the condition's text. */
  readonly offset: number;
  readonly found: Words;
  readonly expected: Words;
  /** The right word that was probably meant. */
  readonly nearest?: string | undefined;
}
