import { Trouble } from '../setup/steps.mjs';

/** What is no statement: comments, strings, quoted names, bodies of functions (which have a BEGIN of their own). */
const NO_STATEMENT = /--[^\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$|'(?:[^']|'')*'|"[^"]*"/g;
const ENDS_IT = /^(begin|start|commit|end|rollback|abort|prepare\s+transaction)\b/i;
const NEEDS_NONE = /^(vacuum|alter\s+system|(create|drop)\s+(database|tablespace))\b|\bconcurrently\b/i;

/**
 * A migration is sent as one script, which Postgres runs as one transaction. That an interrupted migration has left nothing,
 * and may be applied again, rests on it: so a script may not end that transaction itself, nor do what cannot be in one.
 */
export function assertOneTransaction(name: string, sql: string): void {
  const statements = sql.replaceAll(NO_STATEMENT, ' ').split(';');
  const wrong = statements.map((text) => text.trim()).find((text) => ENDS_IT.test(text) || NEEDS_NONE.test(text));
  if (!wrong) return;
  throw new Trouble(
    `The migration ${name} must be one transaction, but says "${wrong.split('\n')[0]}".\n` +
      'Leave BEGIN and COMMIT out, and build indexes without CONCURRENTLY.',
  );
}
