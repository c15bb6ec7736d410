import { Readable } from 'node:stream'
import { type ExportScope, runExists } from '../../db/exports/export-scope.js'
import type { Queryable } from '../../db/pool.js'
import { daysOfPeriod } from '../../domain/ledger/accounting-period.js'
import { InvalidRequest, notFound } from '../errors.js'
import { closed, optional, serial } from '../fields.js'
import { period } from '../ledger/contract.js'
import { type Route, route } from '../route.js'
import { type Cell, csvFile } from './csv-text.js'
import { BALANCES_FILE, BILLS_FILE, FINDINGS_FILE, LINES_FILE, OUTCOMES_FILE } from './export-files.js'
import { TOTALS_COLUMNS, totalRows } from './totals-file.js'

interface File<Scope> {
  readonly columns: readonly string[]
  rows(db: Queryable, scope: Scope): AsyncIterable<Cell[][]>
}

const runOrMonth = closed({
  run: optional(serial('The bills of this run, as drafts where it is not issued')),
  month: optional(period()),
})

function scopeOf(query: { run?: number; month?: string }): ExportScope {
  if ((query.run === undefined) === (query.month === undefined)) {
    throw new InvalidRequest([{ field: 'query', message: 'give a run or a month' }])
  }
  return query.run === undefined ? daysOfPeriod(query.month as string) : { run: query.run }
}

/** A file of bills or outcomes, of one run or of the month its runs' read dates lie in. */
function ofRunOrMonth(name: string, summary: string, file: File<ExportScope>): Route {
  return route({
    method: 'GET',
    url: `/exports/${name}`,
    permission: 'reports.export',
    tag: 'exports',
    summary,
    query: runOrMonth,
    produces: ['text/csv'],
    handler: async ({ deps, query, reply }) => {
      const scope = scopeOf(query)
      if ('run' in scope && !(await runExists(deps.pool, scope.run))) throw notFound()
      const rows = file.rows(deps.readerPool ?? deps.pool, scope)
      void reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}.csv"`)
      return Readable.from(csvFile(file.columns, rows))
    },
  })
}

/** A file of a month. */
function ofMonth(name: string, summary: string, file: File<{ from: string; to: string }>): Route {
  return route({
    method: 'GET',
    url: `/exports/${name}`,
    permission: 'reports.export',
    tag: 'exports',
    summary,
    query: closed({ month: period() }),
    produces: ['text/csv'],
    handler: async ({ deps, query, reply }) => {
      const rows = file.rows(deps.readerPool ?? deps.pool, daysOfPeriod(query.month))
      void reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}-${query.month}.csv"`)
      return Readable.from(csvFile(file.columns, rows))
    },
  })
}

const TOTALS_FILE: File<{ from: string; to: string }> = {
  columns: TOTALS_COLUMNS,
  async *rows(db, month) {
    yield await totalRows(db, month)
  },
}

export const exportRoutes: readonly Route[] = [
  ofRunOrMonth('bills', 'Take out bills as CSV', BILLS_FILE),
  ofRunOrMonth('bill-lines', 'Take out bill lines as CSV', LINES_FILE),
  ofRunOrMonth('outcomes', 'Take out the outcomes of accounts as CSV', OUTCOMES_FILE),
  ofMonth('findings', 'Take out what was not used as it stood as CSV', FINDINGS_FILE),
  ofMonth('balances', 'Take out the balances of a month as CSV', BALANCES_FILE),
  ofMonth('revenue-totals', 'Take out revenue, taxes and cash of a month as CSV', TOTALS_FILE),
]
