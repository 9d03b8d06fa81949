import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';

/** Object ids of Postgres's types `"char"` (one letter, in its own catalogues) and `text`. */
const CHAR = 18;
const TEXT = 25;

/** The adapter knows no `"char"` and would refuse to describe a database, so such columns are handed over as text. */
function readingCharAsText(pool: pg.Pool): pg.Pool {
  return new Proxy(pool, {
    get(target, key) {
      if (key !== 'query') return Reflect.get(target, key);
      return async (config: pg.QueryArrayConfig) => {
        const result = await target.query(config);
        for (const field of result.fields ?? []) {
          if (field.dataTypeID === CHAR) field.dataTypeID = TEXT;
        }
        return result;
      };
    },
  });
}

/** Prisma's adapter, mended where the schema engine needs more than the client does. */
export class EngineAdapter extends PrismaPg {
  readonly pool: pg.Pool;

  constructor(databaseUrl: string) {
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
    super(readingCharAsText(pool));
    this.pool = pool;
  }

  /** The adapter cuts scripts at every semicolon, also inside a function's body. Sent whole, a script is one transaction. */
  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (sql) => {
      await adapter.executeRaw({ sql, args: [], argTypes: [] });
    };
    return adapter;
  }
}
