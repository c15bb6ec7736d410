import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import type { PublicDisconnectionsJson } from '../../../api/reports/contract.js'
import { callApi } from '../http.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { numberText } from '../presentation/money-text.js'
import { Panel } from '../presentation/Panel.js'
import { classText } from './report-words.js'

interface Row {
  readonly service: string
  readonly period: string
  readonly notices: number | null
  readonly disconnections: number | null
  readonly reconnections: number | null
}

const figure = (value: number | null): string => (value === null ? 'not asked for' : numberText(value))
const COLUMNS: readonly DenseColumn<Row>[] = [
  { label: 'Service', render: (row) => classText(row.service) },
  { label: 'Period', render: (row) => row.period },
  { label: 'Notices', align: 'right', render: (row) => figure(row.notices) },
  { label: 'Disconnections', align: 'right', render: (row) => figure(row.disconnections) },
  { label: 'Reconnections', align: 'right', render: (row) => figure(row.reconnections) },
]

const periodText = (every: 'year' | 'quarter' | 'month', from: string): string => {
  if (every === 'year') return from.slice(0, 4)
  return every === 'month' ? from.slice(0, 7) : `${from.slice(0, 4)} Q${Math.ceil(Number(from.slice(5, 7)) / 3)}`
}

/** What the policy has the utility publish of its households: the same figures anybody may read without signing in. */
export function PublicCountsPanel() {
  const { data, error } = useQuery({
    queryKey: ['reports', 'public'],
    queryFn: async ({ signal }) => (await callApi<PublicDisconnectionsJson>('/public/disconnections', { signal })).body,
  })
  const rows = (data?.services ?? []).flatMap(({ service, every, periods }) =>
    periods.map(({ from, ...counts }): Row => ({ service, period: periodText(every, from), ...counts })),
  )
  return (
    <Panel title="Made public: households">
      {error !== null && <EmptyState dense tone="action" title="It cannot be told" sentence={error.message} />}
      {data !== undefined && rows.length === 0 && (
        <EmptyState dense title="The policy asks for nothing to be made public" sentence="The row is called report.public." />
      )}
      {rows.length > 0 && (
        <DenseTable label="Made public" rows={rows} columns={COLUMNS} rowKey={(row) => `${row.service} ${row.period}`} />
      )}
      {rows.length > 0 && (
        <Box sx={{ px: 1.5, py: 1, fontSize: '0.75rem', color: 'text.secondary' }}>
          {[...new Set(data?.services.map(({ citation }) => citation))].join(' · ')}. For the website:
          /api/v1/public/disconnections
        </Box>
      )}
    </Panel>
  )
}
