import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../test/support/database.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

/** Tables the migrations keep for themselves, or that only SQL reads. */
const SQL_ONLY = new Set(['schema_migrations', 'agreement_state_edges', 'work_order_state_edges', 'connection_quote_edges'])

async function describedColumns(): Promise<string[]> {
  const folder = fileURLToPath(new URL('.', import.meta.url))
  const slices = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && readdirSync(`${folder}/${entry.name}`).includes('schema.ts'),
  )
  const columns: string[] = []
  for (const slice of slices) {
    const module = (await import(`./${slice.name}/schema.ts`)) as Record<string, unknown>
    for (const table of Object.values(module)) {
      if (!is(table, PgTable)) continue
      const config = getTableConfig(table)
      for (const column of config.columns)
        columns.push(`${config.name}.${column.name} ${kindOf(column.getSQLType())}${column.notNull ? ' not null' : ''}`)
    }
  }
  return columns.sort()
}

/** Types as PostgreSQL's catalogue spells them; precision is the migrations' business. */
function kindOf(sqlType: string): string {
  return sqlType
    .replace(/\(.*\)/, '')
    .replace('timestamp with time zone', 'timestamptz')
    .replace(/^char$/, 'bpchar')
}

const CATALOGUE: Readonly<Record<string, string>> = {
  int8: 'bigint',
  int4: 'integer',
  int2: 'smallint',
  bool: 'boolean',
  _int8: 'bigint[]',
  _text: 'text[]',
}

test('the drizzle schema describes the tables as the migrations made them', async () => {
  const found = await database.pool.query<{ table_name: string; column_name: string; udt_name: string; is_nullable: string }>(
    `select table_name, column_name, udt_name, is_nullable from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const actual = found.rows
    .filter((row) => !SQL_ONLY.has(row.table_name))
    .map(
      (row) =>
        `${row.table_name}.${row.column_name} ${CATALOGUE[row.udt_name] ?? row.udt_name}${row.is_nullable === 'NO' ? ' not null' : ''}`,
    )
    .sort()
  expect(await describedColumns()).toEqual(actual)
})
