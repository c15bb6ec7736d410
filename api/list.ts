import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import type { FilterColumn, ListColumns, ListWindow } from '../db/list-window.js'
import { isLocalDate } from '../domain/kernel/local-date.js'
import { type FieldError, InvalidRequest } from './errors.js'
import { closed, optional, text } from './fields.js'

/** Rows of a page at most. */
export const PAGE_MAX = 200
const PAGE_DEFAULT = 25
/** Values of one field of a filter at most: what a page of references needs. */
const FILTER_VALUES_MAX = 200
const FILTER_TEXT_MAX = 200

/** Query of a list in react-admin's simple-rest form; each is JSON as text. */
export const listQuery = closed({
  filter: optional(text(8000, { description: 'JSON object of the fields to filter by, e.g. {"state":"open","id":[1,2]}' })),
  sort: optional(text(200, { description: 'JSON ["field","ASC"|"DESC"]' })),
  range: optional(text(40, { description: 'JSON [first, last], both included, at most 200 rows' })),
})

export interface ListQuery {
  readonly filter?: string
  readonly sort?: string
  readonly range?: string
}

/** Turns the query into SQL fragments made of the list's own columns. Throws `InvalidRequest` naming what it does not know. */
export function parseList(query: ListQuery, columns: ListColumns): ListWindow {
  const [first, last] = parseRange(query.range)
  const { where, values } = parseFilter(query.filter, columns)
  return { where, values, orderBy: parseSort(query.sort, columns), limit: last - first + 1, offset: first }
}

/** Sets `Content-Range` and gives the rows back as the answer. `offset` is the window's. */
export function sendList<Row>(
  reply: FastifyReply,
  list: { readonly rows: readonly Row[]; readonly total: number; readonly resource: string; readonly offset: number },
): Row[] {
  const end = list.rows.length === 0 ? list.offset : list.offset + list.rows.length - 1
  void reply.header('content-range', `${list.resource} ${list.offset}-${end}/${list.total}`)
  return [...list.rows]
}

/** The answer of a list of these items. */
export function listAnswer<Item extends Parameters<typeof Type.Array>[0]>(item: Item) {
  return Type.Array(item, { maxItems: PAGE_MAX })
}

function parseRange(value: string | undefined): [number, number] {
  if (value === undefined) return [0, PAGE_DEFAULT - 1]
  const range = parseJson('range', value)
  const [first, last] = Array.isArray(range) && range.length === 2 ? (range as unknown[]) : []
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(last) || Number(first) < 0 || Number(last) < Number(first)) {
    throw wrong('range', 'must be [first, last] with 0 ≤ first ≤ last')
  }
  if (Number(last) - Number(first) + 1 > PAGE_MAX) throw wrong('range', `asks for more than ${PAGE_MAX} rows`)
  return [Number(first), Number(last)]
}

function parseSort(value: string | undefined, columns: ListColumns): string {
  let { field, direction } = columns.defaultSort as { field: string; direction: string }
  if (value !== undefined) {
    const sort = parseJson('sort', value)
    if (!Array.isArray(sort) || sort.length !== 2 || typeof sort[0] !== 'string' || typeof sort[1] !== 'string') {
      throw wrong('sort', 'must be ["field","ASC"] or ["field","DESC"]')
    }
    field = sort[0]
    direction = sort[1].toLowerCase()
  }
  const sql = Object.hasOwn(columns.sortable, field) ? columns.sortable[field] : undefined
  if (sql === undefined) throw wrong('sort', `cannot sort by this field; there are: ${Object.keys(columns.sortable).join(', ')}`)
  if (direction !== 'asc' && direction !== 'desc') throw wrong('sort', 'the direction is ASC or DESC')
  const nulls = direction === 'desc' ? ' nulls last' : ''
  return `${sql} ${direction}${nulls}, ${columns.tieBreaker} ${direction}`
}

function parseFilter(value: string | undefined, columns: ListColumns): { where: string; values: unknown[] } {
  const filter = value === undefined ? {} : parseJson('filter', value)
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) throw wrong('filter', 'must be a JSON object')
  const conditions: string[] = []
  const values: unknown[] = []
  const errors: FieldError[] = []
  for (const [field, wanted] of Object.entries(filter)) {
    const column = Object.hasOwn(columns.filterable, field) ? columns.filterable[field] : undefined
    if (column === undefined) {
      errors.push({
        field: `filter/${field.slice(0, 60)}`,
        message: `cannot filter by this field; there are: ${Object.keys(columns.filterable).join(', ')}`,
      })
      continue
    }
    const list = Array.isArray(wanted) ? wanted : [wanted]
    const problem = whyNotFilter(column, wanted, list)
    if (problem !== undefined) {
      errors.push({ field: `filter/${field}`, message: problem })
      continue
    }
    if (column.type === 'boolean' && column.match === 'equals') {
      conditions.push(booleanCondition(column.sql, list))
      continue
    }
    values.push(parameterOf(column, list))
    conditions.push(conditionOf(column, values.length))
  }
  if (errors.length > 0) throw new InvalidRequest(errors)
  return { where: conditions.length === 0 ? 'true' : conditions.join(' and '), values }
}

function whyNotFilter(column: FilterColumn, wanted: unknown, list: readonly unknown[]): string | undefined {
  if (Array.isArray(wanted) && !takesMany(column)) return 'takes one value'
  if (list.length > FILTER_VALUES_MAX) return `takes at most ${FILTER_VALUES_MAX} values`
  return list.every((entry) => isOfType(column, entry)) ? undefined : `must be ${WORDS[column.type]}`
}

function takesMany(column: FilterColumn): boolean {
  return column.match === 'equals' || column.match === 'includes'
}

const WORDS: Readonly<Record<FilterColumn['type'], string>> = {
  text: `text of at most ${FILTER_TEXT_MAX} characters`,
  integer: 'a whole number',
  date: 'a date YYYY-MM-DD',
  timestamp: 'a date YYYY-MM-DD',
  boolean: 'true or false',
  numeric: 'a decimal number as text',
}

function isOfType(column: FilterColumn, value: unknown): boolean {
  switch (column.type) {
    // PostgreSQL has no character 0, and a text that only folds to a pattern is not one.
    case 'text':
      return typeof value === 'string' && value.length <= FILTER_TEXT_MAX && !value.includes('\0')
    case 'integer':
      return Number.isSafeInteger(typeof value === 'string' && /^-?[0-9]{1,16}$/.test(value) ? Number(value) : value)
    case 'date':
    case 'timestamp':
      return typeof value === 'string' && isLocalDate(value)
    case 'boolean':
      return typeof value === 'boolean'
    case 'numeric':
      return /^-?[0-9]{1,15}(\.[0-9]{1,8})?$/.test(String(value))
  }
}

function parameterOf(column: FilterColumn, list: readonly unknown[]): unknown {
  if (takesMany(column)) return list.map(String)
  if (column.match === 'contains' || column.match === 'search')
    return `%${String(list[0]).replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`
  return String(list[0])
}

/** Written as the condition itself, so that an index over just the rows that meet it is used. */
function booleanCondition(sql: string, list: readonly unknown[]): string {
  const wanted = [...(list.includes(true) ? [sql] : []), ...(list.includes(false) ? [`not ${sql}`] : [])]
  return wanted.length === 0 ? 'false' : `(${wanted.join(' or ')})`
}

function conditionOf(column: FilterColumn, parameter: number): string {
  if (column.match === 'search') return column.where(`$${parameter}::text`)
  const type = column.type === 'integer' ? 'bigint' : column.type === 'timestamp' ? 'timestamptz' : column.type
  switch (column.match) {
    case 'equals':
      return `${column.sql} = any($${parameter}::${type}[])`
    case 'includes':
      return `${column.sql} && $${parameter}::${type}[]`
    case 'contains':
      return `fold(${column.sql}) like fold($${parameter})`
    case 'from':
      return `${column.sql} >= $${parameter}::${type}`
    case 'to':
      return column.type === 'timestamp'
        ? `${column.sql} < $${parameter}::timestamptz + interval '1 day'`
        : `${column.sql} <= $${parameter}::${type}`
  }
}

function parseJson(field: string, value: string): unknown {
  try {
    return JSON.parse(value) as unknown
  } catch {
    throw wrong(field, 'is not JSON')
  }
}

function wrong(field: string, message: string): InvalidRequest {
  return new InvalidRequest([{ field, message }])
}
