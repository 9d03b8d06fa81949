import { withSchemaEngine } from './engine';
import { EVERYTHING, readSchema } from './files';

/** The SQL that would lead from this database to prisma/schema.prisma: empty when the migrations say what the schema says. */
export async function schemaDrift(databaseUrl: string): Promise<string> {
  const schema = await readSchema();
  const { stdout } = await withSchemaEngine(databaseUrl, (engine) =>
    engine.diff({
      from: { tag: 'schemaDatasource', files: [schema], configDir: '.' },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: null,
      filters: EVERYTHING,
    }),
  );
  const sql = stdout?.trim() ?? '';
  return sql === '-- This is an empty migration.' ? '' : sql;
}
