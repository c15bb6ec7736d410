import type { Queryable } from './pool.js'

interface ComparedColumn {
  readonly sql: string
  readonly type: 'text' | 'integer' | 'date' | 'boolean' | 'numeric' | 'timestamp'
  /**
   * `equals` also takes a list of values; `contains` looks for the text anywhere, without case and accents;
   * `from` and `to` include the value itself (a date `to` on a timestamp includes the whole day); `includes` is for columns that
   * are arrays: one of the values is among them.
   */
  readonly match: 'equals' | 'contains' | 'from' | 'to' | 'includes'
}

/** A search over several columns, written so that their trigram indexes serve it. */
interface SearchedColumns {
  readonly type: 'text'
  readonly match: 'search'
  /** The condition; `parameter` (`$3`) stands for the text as a LIKE pattern, escaped, with `%` at both ends, not folded. */
  readonly where: (parameter: string) => string
}

/** How one field of a filter narrows a list: the SQL expression, its type, and how the value is compared with it. */
export type FilterColumn = ComparedColumn | SearchedColumns

/** What people may sort and filter a list by. Nothing that is not named here reaches SQL. */
export interface ListColumns {
  /** Field of the API → SQL expression. */
  readonly sortable: Readonly<Record<string, string>>
  readonly filterable: Readonly<Record<string, FilterColumn>>
  readonly defaultSort: { readonly field: string; readonly direction: 'asc' | 'desc' }
  /** A unique SQL expression that ends every order, so that pages neither repeat nor skip a row. */
  readonly tieBreaker: string
}

/** One page of a list as SQL fragments made of `ListColumns` alone; values travel as parameters `$1…$n`. */
export interface ListWindow {
  /** A condition, `true` where nothing was filtered. */
  readonly where: string
  /** Parameters of `where`; the caller's own follow after them. */
  readonly values: readonly unknown[]
  readonly orderBy: string
  readonly limit: number
  readonly offset: number
}

export interface ListSource {
  /** What follows `select`, with the row's names. */
  readonly select: string
  /** What follows `from`, joins included. */
  readonly from: string
  /** A condition that always holds, with parameters numbered from `$1` of its own `values`. */
  readonly always?: { readonly sql: (firstParameter: number) => string; readonly values: readonly unknown[] }
  /**
   * Where `select` is dear (subqueries, joins that neither filter nor sort): the rows of the page are found first, over `from`
   * alone, and only they are read in full. `key` tells them apart; `from` names at least the tables of the list's own `from`.
   */
  readonly detail?: { readonly key: string; readonly from: string }
}

export interface ListPage<Row> {
  readonly rows: Row[]
  /** Rows of the whole list, filters applied. */
  readonly total: number
}

/** Reads one page and the count of the whole. */
export async function readWindow<Row extends Record<string, unknown>>(
  db: Queryable,
  window: ListWindow,
  source: ListSource,
): Promise<ListPage<Row>> {
  const always = source.always === undefined ? 'true' : source.always.sql(window.values.length + 1)
  const values = [...window.values, ...(source.always?.values ?? [])]
  const where = `(${window.where}) and (${always})`
  const counted = await db.query<{ total: number }>(`select count(*) as total from ${source.from} where ${where}`, values)
  const total = counted.rows[0]?.total ?? 0
  if (total <= window.offset) return { rows: [], total }
  const page = `from ${source.from} where ${where} order by ${window.orderBy} limit ${window.limit} offset ${window.offset}`
  const { detail } = source
  const found = await db.query<Row>(
    detail === undefined
      ? `select ${source.select} ${page}`
      : `select ${source.select} from ${detail.from} where ${detail.key} = any(array(select ${detail.key} ${page})) order by ${window.orderBy}`,
    values,
  )
  return { rows: found.rows, total }
}
