import { Readable } from 'node:stream'
import { type Cell, csvFile } from '../exports/csv-text.js'
import { closed, optional, text } from '../fields.js'
import { period } from '../ledger/contract.js'
import { publicRoute, type Route, route } from '../route.js'
import { publicDisconnections, type RegulatorRowJson, regulatorReport } from './contract.js'
import { publicDisconnectionsOf, regulatorReportOf } from './regulator-report.js'

const months = closed({
  from: optional(period()),
  to: optional(period()),
  customerClass: optional(text(40, { min: 1 })),
})

const report = route({
  method: 'GET',
  url: '/regulator-report',
  permission: 'collections.read',
  tag: 'reports',
  summary: 'Read arrears, notices, disconnections, reconnections and plans by month and class',
  query: months,
  response: regulatorReport,
  handler: async ({ deps, query }) => regulatorReportOf(deps.readerPool ?? deps.pool, query),
})

/** Columns of the file, in their order: the fields of a row in the words of a file. */
const COLUMNS: readonly (readonly [name: string, field: keyof RegulatorRowJson])[] = [
  ['month', 'month'],
  ['customer_class', 'customerClass'],
  ['arrears_on', 'arrearsOn'],
  ['arrears_source', 'arrearsSource'],
  ['accounts_in_arrears', 'accountsInArrears'],
  ['arrears', 'arrears'],
  ['arrears_1_30', 'arrears1To30'],
  ['arrears_31_60', 'arrears31To60'],
  ['arrears_61_90', 'arrears61To90'],
  ['arrears_over_90', 'arrearsOver90'],
  ['first_notices', 'firstNotices'],
  ['second_notices', 'secondNotices'],
  ['disconnections', 'disconnections'],
  ['disconnected_for', 'disconnectedFor'],
  ['reconnections', 'reconnections'],
  ['reconnected_in_time', 'reconnectedInTime'],
  ['still_off', 'off'],
  ['plans_made', 'plansMade'],
  ['plans_for', 'plansFor'],
  ['plans_kept', 'plansKept'],
  ['plans_broken', 'plansBroken'],
  ['plans_in_force', 'plansInForce'],
]

const file = route({
  method: 'GET',
  url: '/exports/regulator-report',
  permission: 'reports.export',
  tag: 'exports',
  summary: 'Take out the report for the regulator as CSV',
  query: months,
  produces: ['text/csv'],
  handler: async ({ deps, query, reply }) => {
    const made = await regulatorReportOf(deps.readerPool ?? deps.pool, query)
    const rows = made.rows.map((row): Cell[] => COLUMNS.map(([, field]) => (row[field] === null ? null : String(row[field]))))
    void reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="regulator-report-${made.from}-${made.to}.csv"`)
    return Readable.from(
      csvFile(
        COLUMNS.map(([name]) => name),
        one(rows),
      ),
    )
  },
})

async function* one(rows: Cell[][]): AsyncGenerator<Cell[][]> {
  yield rows
}

const told = publicRoute({
  public: true,
  method: 'GET',
  url: '/public/disconnections',
  tag: 'reports',
  summary: 'Read how often service of households was disconnected for non-payment',
  description: 'What the policy has the utility make public, for its website: counts by service and year, nobody named.',
  mostOften: { requests: 60, minutes: 1 },
  response: publicDisconnections,
  handler: async ({ deps }) => publicDisconnectionsOf(deps.readerPool ?? deps.pool),
})

export const reportRoutes: readonly Route[] = [report, file, told]
