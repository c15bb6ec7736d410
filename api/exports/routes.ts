import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { type ExportScope, type MonthScope, runExists } from '../../db/exports/export-scope.js'
import type { Queryable } from '../../db/pool.js'
import { daysOfPeriod } from '../../domain/ledger/accounting-period.js'
import { InvalidRequest, notFound } from '../errors.js'
import { closed, oneOf, optional, serial } from '../fields.js'
import { period } from '../ledger/contract.js'
import { type Route, route } from '../route.js'
import { type Cell, csvFile } from './csv-text.js'
import { BALANCES_FILE, BILLS_FILE, DIFFERENCES_FILE, FINDINGS_FILE, LINES_FILE, OUTCOMES_FILE } from './export-files.js'
import { TOTALS_COLUMNS, totalRows } from './totals-file.js'

interface File<Scope> {
  readonly columns: readonly string[]
  rows(db: Queryable, scope: Scope): AsyncIterable<Cell[][]>
}

const runs = () =>
  Type.String({
    minLength: 1,
    maxLength: 2000,
    pattern: '^[0-9]{1,15}(,[0-9]{1,15})*$',
    description: 'Runs of the month, by their numbers',
  })

const ofOneMonth = closed({ month: period(), runs: optional(runs()) })
const runOrMonth = closed({
  run: optional(serial('The bills of this run, as drafts where it is not issued')),
  month: optional(period()),
  runs: optional(runs()),
})

function monthOf(query: { month: string; runs?: string }): MonthScope {
  const chosen = query.runs?.split(',').map(Number)
  return { ...daysOfPeriod(query.month), ...(chosen === undefined ? {} : { runs: chosen }) }
}

function scopeOf({ run, month, runs: chosen }: { run?: number; month?: string; runs?: string }): ExportScope {
  if ((run === undefined) === (month === undefined))
    throw new InvalidRequest([{ field: 'query', message: 'give a run or a month' }])
  if (month !== undefined) return monthOf({ month, ...(chosen === undefined ? {} : { runs: chosen }) })
  if (chosen !== undefined) throw new InvalidRequest([{ field: 'query/runs', message: 'belongs to a month' }])
  return { run: run as number }
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
function ofMonth(name: string, summary: string, file: File<MonthScope>): Route {
  return route({
    method: 'GET',
    url: `/exports/${name}`,
    permission: 'reports.export',
    tag: 'exports',
    summary,
    query: ofOneMonth,
    produces: ['text/csv'],
    handler: async ({ deps, query, reply }) => {
      const rows = file.rows(deps.readerPool ?? deps.pool, monthOf(query))
      void reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}-${query.month}.csv"`)
      return Readable.from(csvFile(file.columns, rows))
    },
  })
}

const TOTALS_FILE: File<MonthScope> = {
  columns: TOTALS_COLUMNS,
  async *rows(db, month) {
    yield await totalRows(db, month)
  },
}

const differences = route({
  method: 'GET',
  url: '/exports/bill-corrections',
  permission: 'reports.export',
  tag: 'exports',
  summary: 'Take out corrections of bills line by line as CSV',
  description: 'Of each line what it was, what it is when the bill is made again, and the difference in money.',
  query: closed({ state: optional(oneOf(['proposed', 'approved', 'withdrawn'])) }),
  produces: ['text/csv'],
  handler: async ({ deps, query, reply }) => {
    const rows = DIFFERENCES_FILE.rows(deps.readerPool ?? deps.pool, query.state ?? null)
    void reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="bill-corrections.csv"')
    return Readable.from(csvFile(DIFFERENCES_FILE.columns, rows))
  },
})

export const exportRoutes: readonly Route[] = [
  ofRunOrMonth('bills', 'Take out bills as CSV', BILLS_FILE),
  ofRunOrMonth('bill-lines', 'Take out bill lines as CSV', LINES_FILE),
  ofRunOrMonth('outcomes', 'Take out the outcomes of accounts as CSV', OUTCOMES_FILE),
  ofMonth('findings', 'Take out what was not used as it stood as CSV', FINDINGS_FILE),
  ofMonth('balances', 'Take out the balances of a month as CSV', BALANCES_FILE),
  differences,
  ofMonth('revenue-totals', 'Take out revenue, taxes and cash of a month as CSV', TOTALS_FILE),
]
