/** How a column's text must look (import contract v1). `memo` is free text in which a card number may have been written. */
export type ColumnType = 'id' | 'text' | 'memo' | 'phone' | 'date' | 'amount' | 'decimal' | 'integer' | 'bool' | 'code'

/**
 * When a column must have a value: `always`, never (`optional`), or for the rows in which another column has one of some values
 * (`is` absent: any value). `otherwise: 'empty'` forbids it in all other rows.
 */
export type Presence =
  | 'always'
  | 'optional'
  | { readonly when: string; readonly is?: readonly string[]; readonly otherwise: 'optional' | 'empty' }

export interface Column {
  readonly name: string
  readonly type: ColumnType
  readonly presence: Presence
  /** Allowed values of a code. */
  readonly values?: readonly string[]
  /** What a code without a list of values must look like. */
  readonly pattern?: RegExp
  /** Smallest and greatest value of a number, both allowed; decimal text. */
  readonly least?: string
  readonly most?: string
  /** True where the least value itself is not allowed. */
  readonly aboveLeast?: boolean
}

export interface Reference {
  /** Columns of this file, in the order of the other file's key columns. */
  readonly columns: readonly string[]
  readonly file: ContractFileName
  readonly keyColumns: readonly string[]
}

export interface ContractFile {
  readonly name: ContractFileName
  /** What one row is, as a noun with its article. */
  readonly oneRow: string
  readonly columns: readonly Column[]
  readonly key: readonly string[]
  /** False where two rows of the same key are found by a check of their dates instead. */
  readonly keyIsUnique: boolean
  readonly references: readonly Reference[]
  /** The file may be left out of the set. */
  readonly mayBeAbsent: boolean
  /** What a file with a header and no row means. */
  readonly withoutRows: 'error' | 'warning' | 'fine'
}

export const CONTRACT_FILE_NAMES = [
  'bill_cycles.csv',
  'customers.csv',
  'accounts.csv',
  'account_people.csv',
  'premises.csv',
  'service_points.csv',
  'meters.csv',
  'registers.csv',
  'installs.csv',
  'agreements.csv',
  'reads.csv',
  'open_items.csv',
  'deposits.csv',
  'bill_history.csv',
  'bank_openings.csv',
] as const
/** In the order in which the files are read and written: what a row refers to stands in an earlier file. */
export type ContractFileName = (typeof CONTRACT_FILE_NAMES)[number]

export const SETTINGS_FILE_NAME = 'settings.json'
/** Uploaded beside a set, never part of it: the rejected rows the operator leaves out. */
export const ACCEPT_FILE_NAME = 'accepted-rows.csv'

const TARIFF_FILE_NAME = /^tariffs\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.json$/

export function isTariffFileName(name: string): boolean {
  return TARIFF_FILE_NAME.test(name)
}

export function isContractFileName(name: string): name is ContractFileName {
  return (CONTRACT_FILE_NAMES as readonly string[]).includes(name)
}

/** True for what a set is made of: the CSV files of the contract, `settings.json`, `tariffs/*.json`. */
export function isPartOfSet(name: string): boolean {
  return isContractFileName(name) || name === SETTINGS_FILE_NAME || isTariffFileName(name)
}
