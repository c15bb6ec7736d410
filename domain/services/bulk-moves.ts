import { isLocalDate } from '../kernel/local-date.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'

/** The columns of a file of moves, in any order; every one may be left out but the kind. */
export const BULK_COLUMNS = [
  'kind',
  'account_id',
  'customer_id',
  'premise_id',
  'from_premise_id',
  'start_on',
  'stop_on',
  'moves_out',
  'customer_class',
  'given_name',
  'family_name',
  'organisation_name',
  'phone',
  'email',
  'date_of_birth',
  'is_another',
] as const
export type BulkColumn = (typeof BULK_COLUMNS)[number]

export const BULK_ROWS_MAX = 500

/** A row of such a file: what it says by column; what is empty says nothing. */
export type BulkRow = Readonly<Partial<Record<BulkColumn, string>>>

/** Which column stands where. Refuses BULK_HEADER for a column that is unknown or stands twice, or where the kind is missing. */
export function bulkHeader(fields: readonly string[]): Outcome<BulkColumn[], 'BULK_HEADER'> {
  const columns: BulkColumn[] = []
  for (const field of fields) {
    const column = BULK_COLUMNS.find((name) => name === field)
    if (column === undefined || columns.includes(column)) {
      return refused(
        'BULK_HEADER',
        `${JSON.stringify(field)} is no column, or stands twice. The columns are ${BULK_COLUMNS.join(', ')}.`,
      )
    }
    columns.push(column)
  }
  return columns.includes('kind') ? done(columns) : refused('BULK_HEADER', 'The column "kind" is missing.')
}

const ALLOWED: Readonly<Partial<Record<BulkColumn, readonly string[]>>> = {
  kind: ['move_in', 'move_out', 'transfer'],
  moves_out: ['true', 'false'],
  is_another: ['true', 'false'],
  customer_class: ['residential', 'commercial', 'industrial', 'public_authority'],
}
const DATES: readonly BulkColumn[] = ['start_on', 'stop_on', 'date_of_birth']

/** The values of a row under their columns. Refuses BULK_ROW for what cannot be read. */
export function bulkRow(columns: readonly BulkColumn[], fields: readonly string[]): Outcome<BulkRow, 'BULK_ROW'> {
  if (fields.length !== columns.length) {
    return refused('BULK_ROW', `The row has ${fields.length} values and the header ${columns.length}.`)
  }
  const row: Partial<Record<BulkColumn, string>> = {}
  for (const [index, column] of columns.entries()) {
    const value = (fields[index] ?? '').trim()
    if (value === '') continue
    if (DATES.includes(column) && !isLocalDate(value))
      return refused('BULK_ROW', `${column}: ${value} is no day; write YYYY-MM-DD.`)
    const allowed = ALLOWED[column]
    if (allowed !== undefined && !allowed.includes(value)) {
      return refused('BULK_ROW', `${column}: ${value} is none of ${allowed.join(', ')}.`)
    }
    row[column] = value
  }
  return row.kind === undefined ? refused('BULK_ROW', 'The row does not say what kind of move it is.') : done(row)
}
