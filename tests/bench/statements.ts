import pg from 'pg';
import { newId } from '@/lib/ids';

type Statement = { text: string; values: unknown[] };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What `work` sends to Postgres through `pg`, whoever sends it, in its order. */
export async function recorded(work: () => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = [];
  const { query } = pg.Client.prototype;
  const record = (first: unknown, second: unknown) => {
    if (typeof first === 'string') sent.push({ text: first, values: Array.isArray(second) ? second : [] });
    else if (isStatement(first)) sent.push({ text: first.text, values: first.values ?? [] });
  };
  pg.Client.prototype.query = new Proxy(query, {
    apply(target, self, args) {
      record(args[0], args[1]);
      return Reflect.apply(target, self, args);
    },
  });
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return sent;
}

function isStatement(given: unknown): given is { text: string; values?: unknown[] } {
  return typeof given === 'object' && given !== null && 'text' in given && typeof given.text === 'string';
}

/** Sends the statements again over one connection, prepared, for another workspace; every other id in them is a new one. */
export async function replay(client: pg.ClientBase, statements: Statement[], ids: { from: string; to: string }) {
  const changed = new Map([[ids.from, ids.to]]);
  const change = (value: unknown) => {
    if (typeof value !== 'string' || !UUID.test(value)) return value;
    const other = changed.get(value) ?? newId();
    changed.set(value, other);
    return other;
  };
  for (const [index, { text, values }] of statements.entries()) {
    if (values.length === 0) await client.query(text);
    else await client.query({ name: `bare_${index}`, text, values: values.map(change) });
  }
}
