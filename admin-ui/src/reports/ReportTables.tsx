import Box from '@mui/material/Box'
import type { RegulatorReportJson, RegulatorRowJson } from '../../../api/reports/contract.js'
import { shortDayText } from '../presentation/date-text.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Money } from '../presentation/Money.js'
import { numberText } from '../presentation/money-text.js'
import { Panel } from '../presentation/Panel.js'
import { classText, monthText } from './report-words.js'

type Column = DenseColumn<RegulatorRowJson>

const OF: readonly Column[] = [
  { label: 'Month', render: (row) => <Box sx={{ whiteSpace: 'nowrap' }}>{monthText(row.month)}</Box> },
  { label: 'Class', render: (row) => classText(row.customerClass) },
]
const count = (label: string, of: (row: RegulatorRowJson) => number | null): Column => ({
  label,
  align: 'right',
  render: (row) => figure(of(row)),
})
const figure = (value: number | null): string => (value === null ? '–' : numberText(value))
const money = (label: string, of: (row: RegulatorRowJson) => string | null): Column => ({
  label,
  align: 'right',
  render: (row) => <Money amount={of(row)} />,
})

const ARREARS: readonly Column[] = [
  ...OF,
  {
    label: 'As of',
    render: (row) =>
      row.arrearsOn === null ? '–' : `${shortDayText(row.arrearsOn)}${row.arrearsSource === 'ledger' ? ' *' : ''}`,
  },
  count('Accounts', (row) => row.accountsInArrears),
  money('1–30 days', (row) => row.arrears1To30),
  money('31–60', (row) => row.arrears31To60),
  money('61–90', (row) => row.arrears61To90),
  money('Over 90', (row) => row.arrearsOver90),
  money('In all', (row) => row.arrears),
]
const SHUT_OFF: readonly Column[] = [
  ...OF,
  count('First notices', (row) => row.firstNotices),
  count('Second notices', (row) => row.secondNotices),
  count('Disconnections', (row) => row.disconnections),
  money('Past due then', (row) => row.disconnectedFor),
  count('Reconnections', (row) => row.reconnections),
  count('in time', (row) => row.reconnectedInTime),
  count('Still off', (row) => row.off),
]
const PLANS: readonly Column[] = [
  ...OF,
  count('Made', (row) => row.plansMade),
  money('Arrears taken over', (row) => row.plansFor),
  count('Kept', (row) => row.plansKept),
  count('Broken', (row) => row.plansBroken),
  count('In force at the end', (row) => row.plansInForce),
]

interface Part {
  readonly title: string
  readonly columns: readonly Column[]
  /** Whether a row says anything: months before collection began are left out. */
  readonly isTold: (row: RegulatorRowJson) => boolean
}

const PARTS: readonly Part[] = [
  { title: 'Arrears', columns: ARREARS, isTold: (row) => row.arrearsOn !== null },
  {
    title: 'Notices, disconnections and reconnections',
    columns: SHUT_OFF,
    isTold: (row) => row.firstNotices + row.secondNotices + row.disconnections + row.reconnections + row.off > 0,
  },
  {
    title: 'Payment plans',
    columns: PLANS,
    isTold: (row) => row.plansMade + row.plansKept + row.plansBroken + row.plansInForce > 0,
  },
]

/** The three tables of the report, the latest month first; months and classes without anything on record are left out. */
export function ReportTables({ report }: { readonly report: RegulatorReportJson }) {
  const rows = report.rows.toSorted((left, right) => (left.month < right.month ? 1 : left.month > right.month ? -1 : 0))
  return (
    <>
      {PARTS.map(({ title, columns, isTold }) => {
        const told = rows.filter(isTold)
        return (
          <Panel key={title} title={title}>
            {told.length === 0 ? (
              <EmptyState dense title="Nothing in these months" />
            ) : (
              <DenseTable label={title} rows={told} columns={columns} rowKey={(row) => `${row.month} ${row.customerClass}`} />
            )}
          </Panel>
        )
      })}
    </>
  )
}
