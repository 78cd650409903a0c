/** What came of copying. Nobody can know whether a terminal took what was sent to its clipboard. */
export type Copied =
  /** This person has switched copying off. */
  | { readonly kind: 'off' }
  | {
      readonly kind: 'copied';
      /** Whether it was sent to the terminal's clipboard at all. */
      readonly sent: boolean;
      /** The file that holds it now; undefined where none could be written. */
      readonly file: string | undefined;
    };
