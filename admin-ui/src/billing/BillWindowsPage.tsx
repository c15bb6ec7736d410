import Box from '@mui/material/Box'
import { useGetList } from 'react-admin'
import { EmptyState } from '../presentation/EmptyState.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { PageHeader } from '../presentation/PageHeader.js'
import { RowSkeletons } from '../presentation/Skeletons.js'
import type { WindowRow } from './billing-records.js'
import { WindowMonthPanel } from './WindowMonthPanel.js'
import { windowsByMonth } from './window-months.js'

const WINDOWS_MAX = 200

/** The calendar of billing: the windows of every cycle by month, each with its run and what may be started. */
export function BillWindowsPage() {
  const { data, error, isPending, refetch } = useGetList<WindowRow>(
    'bill-windows',
    { pagination: { page: 1, perPage: WINDOWS_MAX }, sort: { field: 'readDate', order: 'DESC' } },
    { refetchInterval: 5_000 },
  )
  return (
    <>
      <PageHeader title="Bill cycles" subtitle="When each cycle is read and billed, and the run that bills it" />
      <Box sx={{ px: { xs: 0, sm: 2 }, pb: 3, display: 'grid', gap: 2 }}>
        {isPending && <RowSkeletons rows={8} />}
        {error !== null && error !== undefined && data === undefined && (
          <ErrorState error={error} what="The bill cycles" onRetry={() => void refetch()} />
        )}
        {data?.length === 0 && (
          <EmptyState
            title="No bill cycle has a window"
            sentence="The windows of the cycles arrive with the import of the utility (bill_cycles.csv)."
          />
        )}
        {windowsByMonth(data ?? []).map((month) => (
          <WindowMonthPanel key={month.month} label={month.label} windows={month.windows} />
        ))}
      </Box>
    </>
  )
}
