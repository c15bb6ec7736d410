import { escapeIdentifier } from 'pg'
import { sqlState, type Transaction } from '../transaction.js'

/** A column that points to customers and that the application may change, as the database itself tells. */
interface Reference {
  readonly table: string
  readonly column: string
  readonly keys: readonly string[]
}

/** A reference that moved: the row is found again by `key`, which is its primary key as it is now. */
export interface MovedReference {
  readonly table: string
  readonly column: string
  readonly key: Readonly<Record<string, unknown>>
}

export interface MoveResult {
  readonly moved: readonly MovedReference[]
  /** Rows that stay, because the customer that goes on has one like it: by table. */
  readonly stayed: Readonly<Record<string, number>>
}

const UNIQUE_VIOLATION = '23505'

/**
 * Asked of the catalogue, so that a table that comes later is not forgotten. Rows that are never edited (contacts, consents, checks) have no
 * right to be changed; they stay with the record they were written for and are read through it.
 */
async function referencesToCustomers(tx: Transaction): Promise<Reference[]> {
  const found = await tx.client.query<Reference>(
    `select c.conrelid::regclass::text as "table", a.attname as "column",
       array(select k.attname::text from pg_index i cross join unnest(i.indkey) as n(attnum) join pg_attribute k on k.attrelid = i.indrelid
         and k.attnum = n.attnum where i.indrelid = c.conrelid and i.indisprimary order by k.attnum) as "keys"
     from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.confrelid = 'customers'::regclass and cardinality(c.conkey) = 1
       and has_column_privilege(c.conrelid, a.attnum, 'UPDATE')
     order by 1, 2`,
  )
  return found.rows
}

/** Moves every reference from one customer to another; where that would make a second row of the same kind, the row stays. */
export async function moveReferences(tx: Transaction, fromId: string, toId: string): Promise<MoveResult> {
  const moved: MovedReference[] = []
  const stayed: Record<string, number> = {}
  for (const reference of await referencesToCustomers(tx)) {
    const { table, column, keys } = reference
    const rows = await tx.client.query<{ key: Record<string, unknown> }>(
      `select jsonb_build_object(${keys.map((key) => `'${key}', ${escapeIdentifier(key)}`).join(', ')}) as key
       from ${table} where ${escapeIdentifier(column)} = $1 order by 1`,
      [fromId],
    )
    for (const { key } of rows.rows) {
      if (await moveRow(tx, reference, key, fromId, toId)) moved.push({ table, column, key: keyAfter(key, column, toId) })
      else stayed[table] = (stayed[table] ?? 0) + 1
    }
  }
  return { moved, stayed }
}

/** Moves exactly these references back. False, with nothing said of how many moved, where one is not where the merge left it. */
export async function moveBack(
  tx: Transaction,
  moved: readonly MovedReference[],
  fromId: string,
  toId: string,
): Promise<boolean> {
  const references = await referencesToCustomers(tx)
  for (const { table, column, key } of moved) {
    const reference = references.find((one) => one.table === table && one.column === column)
    if (reference === undefined || !(await moveRow(tx, reference, key, fromId, toId))) return false
  }
  return true
}

const keyAfter = (key: Readonly<Record<string, unknown>>, column: string, toId: string): Record<string, unknown> =>
  column in key ? { ...key, [column]: toId } : { ...key }

async function moveRow(
  tx: Transaction,
  { table, column, keys }: Reference,
  key: Readonly<Record<string, unknown>>,
  fromId: string,
  toId: string,
): Promise<boolean> {
  const names = keys.map((name) => escapeIdentifier(name)).join(', ')
  await tx.client.query('savepoint move_row')
  try {
    const updated = await tx.client.query(
      `update ${table} set ${escapeIdentifier(column)} = $2 where ${escapeIdentifier(column)} = $1
         and (${names}) = (select ${names} from jsonb_populate_record(null::${table}, $3::jsonb))`,
      [fromId, toId, JSON.stringify(key)],
    )
    await tx.client.query('release savepoint move_row')
    return updated.rowCount === 1
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error
    await tx.client.query('rollback to savepoint move_row')
    return false
  }
}
