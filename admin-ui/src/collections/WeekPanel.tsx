import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import type { CollectionsWeekJson } from '../../../api/collections/overview-contract.js'
import { callApi } from '../http.js'
import { dayText, weekdayText } from '../presentation/date-text.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { RowSkeletons } from '../presentation/Skeletons.js'
import { actText } from './collection-words.js'

interface WeekRow {
  readonly on: string
  readonly isFirst: boolean
  readonly act: string
  readonly cases: number
  readonly owed: string
}

/** What will happen in the next seven days, day by day, when nothing changes but the day. */
export function WeekPanel() {
  const { data, error } = useQuery({
    queryKey: ['collections', 'week'],
    queryFn: async ({ signal }) => (await callApi<CollectionsWeekJson>('/collections-week', { signal })).body,
    staleTime: 60_000,
  })
  const rows = (data?.days ?? []).flatMap(({ on, acts }) =>
    acts.map((act, index): WeekRow => ({ on, isFirst: index === 0, ...act })),
  )
  return (
    <Panel title="The next seven days">
      {data === undefined && error === null && <RowSkeletons rows={4} />}
      {error !== null && data === undefined && (
        <EmptyState dense tone="action" title="It cannot be told" sentence={error.message} />
      )}
      {data !== undefined && rows.length === 0 && (
        <EmptyState dense title="Nothing is due before the week is over" sentence="Cases that open meanwhile are not counted." />
      )}
      {rows.length > 0 && (
        <DenseTable label="The next seven days" rows={rows} columns={COLUMNS} rowKey={(row) => `${row.on} ${row.act}`} />
      )}
      {data !== undefined && rows.length > 0 && (
        <Box sx={{ px: 1.5, py: 1, fontSize: '0.75rem', color: 'text.secondary' }}>
          Supposes that nobody pays, notices arrive and staff do what they are asked.
          {data.cutsPerDay !== null &&
            ` At most ${data.cutsPerDay} disconnections are ordered for a day; more wait for the next.`}
          {!data.isComplete && ' There are more cases than were looked at.'}
        </Box>
      )}
    </Panel>
  )
}

const COLUMNS: readonly DenseColumn<WeekRow>[] = [
  { label: 'Day', render: (row) => (row.isFirst ? `${weekdayText(row.on)} ${dayText(row.on)}` : '') },
  { label: 'What', render: (row) => actText(row.act) },
  { label: 'Cases', align: 'right', render: (row) => row.cases },
  { label: 'Past due', align: 'right', render: (row) => <Money amount={row.owed} /> },
]
