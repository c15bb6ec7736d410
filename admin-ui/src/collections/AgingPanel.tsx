import Box from '@mui/material/Box'
import Skeleton from '@mui/material/Skeleton'
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense } from 'react'
import type { CollectionsAgingJson } from '../../../api/collections/overview-contract.js'
import { callApi } from '../http.js'
import { dayText, shortDayText } from '../presentation/date-text.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Money } from '../presentation/Money.js'
import { numberText } from '../presentation/money-text.js'
import { Panel } from '../presentation/Panel.js'
import { RowSkeletons } from '../presentation/Skeletons.js'
import { useCurrency } from '../presentation/use-utility.js'
import { type AgingRow, agingRows, agingSeries, BUCKETS, bucketText } from './aging-rows.js'
import { stageText } from './collection-words.js'

const AgingBars = lazy(async () => ({ default: (await import('./AgingBars.js')).AgingBars }))

/** What is past due by class and age, and how it went month by month. */
export function AgingPanel() {
  const currency = useCurrency()
  const { data, error } = useQuery({
    queryKey: ['collections', 'aging'],
    queryFn: async ({ signal }) => (await callApi<CollectionsAgingJson>('/collections-aging', { signal })).body,
    staleTime: 60_000,
  })
  const days = data?.days ?? []
  const latest = days.at(-1)
  const before = days.at(-2)
  return (
    <Panel title="Past due by class and age" aside={latest === undefined ? undefined : <Note>as of {dayText(latest.on)}</Note>}>
      {data === undefined && error === null && <RowSkeletons rows={4} />}
      {error !== null && data === undefined && (
        <EmptyState dense tone="action" title="It cannot be told" sentence={error.message} />
      )}
      {data !== undefined && latest === undefined && (
        <EmptyState dense title="Not written down yet" sentence="What is past due is written down once in each business date." />
      )}
      {latest !== undefined && (
        <DenseTable
          label="Past due by class and age"
          rows={agingRows(days)}
          columns={columnsOf(before?.on)}
          rowKey={(row) => row.customerClass}
        />
      )}
      {days.length > 1 && (
        <Box sx={{ px: 1.5, py: 1 }}>
          <Suspense fallback={<Skeleton variant="rounded" height={200} />}>
            <AgingBars
              days={days.map(({ on }) => shortDayText(on))}
              series={agingSeries(days, null)}
              currency={currency}
              height={200}
            />
          </Suspense>
          {days.some(({ source }) => source === 'ledger') && (
            <Note>Ends of months before the first night were worked out from the ledger.</Note>
          )}
        </Box>
      )}
      {days.length === 1 && (
        <Box sx={{ px: 1.5, py: 1 }}>
          <Note>The trend begins with the end of the first month.</Note>
        </Box>
      )}
    </Panel>
  )
}

function Note({ children }: { readonly children: ReactNode }) {
  return <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>{children}</Box>
}

function columnsOf(before: string | undefined): DenseColumn<AgingRow>[] {
  return [
    { label: 'Class', render: (row) => stageText(row.customerClass) },
    { label: 'Accounts', align: 'right', render: (row) => numberText(row.accounts) },
    ...BUCKETS.map(
      (bucket): DenseColumn<AgingRow> => ({
        label: bucketText(bucket),
        align: 'right',
        desktopOnly: true,
        render: (row) => <Money amount={row.amounts[bucket]} />,
      }),
    ),
    { label: 'In all', align: 'right', render: (row) => <Money amount={row.total} sx={{ fontWeight: 600 }} /> },
    ...(before === undefined
      ? []
      : [
          {
            label: `Since ${shortDayText(before)}`,
            align: 'right' as const,
            render: (row: AgingRow) => <ChangeCell change={row.change} />,
          },
        ]),
  ]
}

function ChangeCell({ change }: { readonly change: string | null }) {
  if (change === null) return <>–</>
  const isMore = !change.startsWith('-') && change !== '0.00'
  return (
    <>
      {isMore && '+'}
      <Money amount={change} />
    </>
  )
}
