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
export async function rowsThatDiffer(one: pg.Pool, other: pg.Pool): Promise<Differences> {
  const [left, right] = [await allRows(one), await allRows(other)]
  const different: Differences = {}
  for (const [table, clocks] of await comparedTables(one)) {
    if (left.get(table) === right.get(table)) continue
    const [ofOne, ofOther] = [await linesOf(one, table, LINE, clocks), await linesOf(other, table, LINE, clocks)]
    different[table] = { one: missingIn(ofOne, ofOther), other: missingIn(ofOther, ofOne) }
  }
  return different
}

/** By table: rows that only one of two databases has. */
export type Differences = Record<string, { one: string[]; other: string[] }>

/** Numbers of orders, commands and deposits, and of rows where a key, a sentence or a document of facts names one. */
const WITHOUT_NUMBERS = String.raw`regexp_replace(regexp_replace(regexp_replace(${LINE},
  '\m[WKD]\d{5,}', '#', 'g'), '(/|(_id|Id)": ?"?|(reconnection|late-fee)-)\d+(?=["/,}])', '\1#', 'g'), '(plan) \d+', '\1 #', 'g')`

/**
 * As `rowsThatDiffer`, for two databases in which different processes took their numbers at different moments: which number a row got is
 * left out of the comparison, everything else is in it, but for the rows of a table that a condition names.
 */
export async function factsThatDiffer(
  one: pg.Pool,
  other: pg.Pool,
  exceptRows: Readonly<Record<string, string>>,
): Promise<Differences> {
  const different: Differences = {}
  for (const [table, clocks, numbers] of await comparedTables(one)) {
    const compared = `(select * from ${table} where not (${exceptRows[table] ?? 'false'}))`
    const leftOut = [...clocks, ...numbers]
    const ofOne = await linesOf(one, compared, WITHOUT_NUMBERS, leftOut)
    const ofOther = await linesOf(other, compared, WITHOUT_NUMBERS, leftOut)
    const found = { one: missingIn(ofOne, ofOther), other: missingIn(ofOther, ofOne) }
    if (found.one.length + found.other.length > 0) different[table] = found
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

async function linesOf(admin: pg.Pool, table: string, line: string, leftOut: readonly string[]): Promise<string[]> {
  const found = await admin.query<{ line: string }>(`select ${line} as line from ${table} t order by 1`, [leftOut])
  return found.rows.map((row) => row.line)
}

/** Every table with its columns that hold an instant, and those that hold the number of a row. */
async function comparedTables(admin: pg.Pool): Promise<[table: string, clocks: string[], numbers: string[]][]> {
  const found = await admin.query<{ table_name: string; clocks: string[]; numbers: string[] }>(
    `select t.table_name,
       coalesce(array_agg(c.column_name::text) filter (where c.data_type = 'timestamp with time zone'), '{}') as clocks,
       coalesce(array_agg(c.column_name::text) filter (where c.data_type = 'bigint'), '{}') as numbers
     from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
     where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and t.table_name <> all($1) group by 1 order by 1`,
    [NOT_COMPARED],
  )
  return found.rows.map((row) => [row.table_name, row.clocks, row.numbers])
}
