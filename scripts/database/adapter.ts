import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

/** Object ids of Postgres's types `"char"` (one letter, in its own catalogues) and `text`. */
const CHAR = 18;
const TEXT = 25;

/**
 * Said first in a migration's own transaction: its row is locked until that ends, and says finished exactly when it was
 * committed, also when the process that sent it has died meanwhile. The engine says the same again, later and apart.
 */
const FINISHED =
  'UPDATE _prisma_migrations SET finished_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL;';

/** The adapter knows no `"char"`: such columns pass through it as text, and `lettersOf` remembers which they were. */
function readingCharAsText(pool: pg.Pool, lettersOf: WeakMap<object, number[]>): pg.Pool {
  return new Proxy(pool, {
    get(target, key) {
      if (key !== 'query') return Reflect.get(target, key);
      return async (config: pg.QueryArrayConfig) => {
        const result = await target.query(config);
        const letters: number[] = [];
        for (const [index, field] of (result.fields ?? []).entries()) {
          if (field.dataTypeID !== CHAR) continue;
          field.dataTypeID = TEXT;
          letters.push(index);
        }
        if (letters.length > 0) lettersOf.set(result.rows, letters);
        return result;
      };
    },
  });
}

/** Prisma's adapter, mended where the schema engine needs more than the client does. */
export class EngineAdapter extends PrismaPg {
  readonly pool: pg.Pool;
  readonly #lettersOf: WeakMap<object, number[]>;

  constructor(databaseUrl: string) {
    // As in lib/db.ts: the adapter takes every time for UTC.
    const onConnect = (client: pg.ClientBase) => client.query(`set timezone to 'UTC'`);
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 2, onConnect });
    const lettersOf = new WeakMap<object, number[]>();
    super(readingCharAsText(pool, lettersOf));
    this.pool = pool;
    this.#lettersOf = lettersOf;
  }

  override async connect() {
    const adapter = await super.connect();
    // The only scripts are migrations. The adapter would cut them at every semicolon, also inside a function's body; sent
    // whole, a script is one transaction.
    adapter.executeScript = async (sql) => {
      await adapter.executeRaw({ sql: `${FINISHED} ${sql}`, args: [], argTypes: [] });
    };
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const answer = await queryRaw(query);
      for (const index of this.#lettersOf.get(answer.rows) ?? []) answer.columnTypes[index] = ColumnTypeEnum.Character;
      return answer;
    };
    return adapter;
  }
}
