import type { Procedure } from './procedure.ts';

/** The exact text that a procedure's digest is taken of, and that is kept with the incidents run on it. */
export const procedureText = (procedure: Procedure): string => {
  const { digest: _, ...rest } = procedure;
  return JSON.stringify(rest);
};

/** The digest of a procedure's text, or of anything else: SHA-256 in 64 hex digits. */
export const digestOf = (text: string | Buffer): string =>
  // Fetched only now: this is on the start-up path, where nothing needs a digest yet.
  process.getBuiltinModule('node:crypto').hash('sha256', text, 'hex');
