import type pg from 'pg'

/** Answers to keys are no business rows: a key that was asked twice has one row all the same. */
const NOT_COMPARED = ['idempotency_keys', 'schema_migrations']

/** A row as text; a database has a name of its own. */
const LINE = `replace((to_jsonb(t) - $1::text[])::text, current_database(), 'database')`

export type AllRows = ReadonlyMap<string, string>

/**
 * A digest of every table: its rows in an order of their own, without the instants at which they were written. Two databases with the
 * same digests hold the same facts, to the row.
 */
export async function allRows(admin: pg.Pool): Promise<AllRows> {
  const digests = new Map<string, string>()
  for (const [table, clocks] of await comparedTables(admin)) {
    const found = await admin.query<{ digest: string }>(
      `select count(*) || ' rows ' || coalesce(md5(string_agg(md5(line), '' order by line)), '') as digest
       from (select ${LINE} as line from ${table} t) lines`,
      [clocks],
    )
    digests.set(table, found.rows[0]?.digest ?? '')
  }
  return digests
}

/** Rows that only one of two databases has, a few of each table that differs: the message of a comparison that failed. */
export async function rowsThatDiffer(one: pg.Pool, other: pg.Pool): Promise<Record<string, { one: string[]; other: string[] }>> {
  const [left, right] = [await allRows(one), await allRows(other)]
  const different: Record<string, { one: string[]; other: string[] }> = {}
  for (const [table, clocks] of await comparedTables(one)) {
    if (left.get(table) === right.get(table)) continue
    const [ofOne, ofOther] = [await linesOf(one, table, clocks), await linesOf(other, table, clocks)]
    different[table] = { one: missingIn(ofOne, ofOther), other: missingIn(ofOther, ofOne) }
  }
  return different
}

const SHOWN = 5

function missingIn(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  const missing = lines.filter((line) => {
    const index = left.indexOf(line)
    if (index !== -1) left.splice(index, 1)
    return index === -1
  })
  return missing.slice(0, SHOWN)
}

async function linesOf(admin: pg.Pool, table: string, clocks: readonly string[]): Promise<string[]> {
  const found = await admin.query<{ line: string }>(`select ${LINE} as line from ${table} t order by 1`, [clocks])
  return found.rows.map(({ line }) => line)
}

/** Every table with its columns that hold an instant. */
async function comparedTables(admin: pg.Pool): Promise<[table: string, clocks: string[]][]> {
  const found = await admin.query<{ table_name: string; clocks: string[] }>(
    `select t.table_name, coalesce(array_agg(c.column_name::text) filter (where c.data_type = 'timestamp with time zone'), '{}') as clocks
     from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
     where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and t.table_name <> all($1) group by 1 order by 1`,
    [NOT_COMPARED],
  )
  return found.rows.map((row) => [row.table_name, row.clocks])
}
