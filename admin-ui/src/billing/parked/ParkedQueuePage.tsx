import Box from '@mui/material/Box'
import { useCallback, useEffect } from 'react'
import { useGetList } from 'react-admin'
import { useSearchParams } from 'react-router-dom'
import { countText } from '../../presentation/count-text.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { ErrorState } from '../../presentation/ErrorState.js'
import { PageHeader } from '../../presentation/PageHeader.js'
import { RowSkeletons } from '../../presentation/Skeletons.js'
import { useHotKey } from '../../shell/use-hot-key.js'
import type { RunAccountRow } from '../billing-records.js'
import { ParkedAccount } from './ParkedAccount.js'
import { ParkedList } from './ParkedList.js'
import { ReasonChips } from './ReasonChips.js'
import { afterLeaving, neighbour } from './queue-order.js'

const QUEUE_MAX = 200

/** The queue of parked accounts: the list on the left, the facts and acts of one on the right, `j` and `k` to go on. */
export function ParkedQueuePage() {
  const [search, setSearch] = useSearchParams()
  const runId = search.get('run')
  const reason = search.get('reason')
  const { data, total, error, isPending, refetch } = useGetList<RunAccountRow>(
    'run-accounts',
    {
      filter: { outcome: 'parked', ...(runId === null ? { isLive: true } : { runId: Number(runId) }) },
      sort: { field: 'reasonCode', order: 'ASC' },
      pagination: { page: 1, perPage: QUEUE_MAX },
    },
    { refetchInterval: 4_000 },
  )
  const rows = (data ?? []).filter((row) => reason === null || row.reasonCode === reason)
  const at = search.get('at') ?? rows[0]?.id

  const change = useCallback(
    (name: 'at' | 'reason', value: string | undefined) => {
      setSearch(
        (before) => {
          const next = new URLSearchParams(before)
          if (value === undefined) next.delete(name)
          else next.set(name, value)
          if (name === 'reason') next.delete('at')
          return next
        },
        { replace: true },
      )
    },
    [setSearch],
  )
  const go = (step: 1 | -1) => () => change('at', neighbour(rows, at, step))
  useHotKey('j', go(1))
  useHotKey('k', go(-1))
  useEffect(() => {
    if (search.get('at') === null && rows[0] !== undefined) change('at', rows[0].id)
  }, [search, rows, change])

  return (
    <>
      <PageHeader
        title="Parked accounts"
        subtitle={total === undefined ? undefined : queueText(total)}
        acts={<ReasonChips rows={data ?? []} reason={reason} onPick={(code) => change('reason', code)} />}
      />
      {isPending && <RowSkeletons rows={10} />}
      {data === undefined && error !== null && <ErrorState error={error} what="The queue" onRetry={() => void refetch()} />}
      {data !== undefined && data.length === 0 && (
        <EmptyState
          title="No account is parked"
          sentence="When a check holds an account of a bill run, it waits here with its reason, its reads and its last bills."
        />
      )}
      {rows.length > 0 && (
        <Box
          sx={{
            px: { xs: 0, sm: 2 },
            pb: 3,
            display: 'grid',
            gap: 2,
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '280px minmax(0, 1fr)' },
            alignItems: 'start',
          }}
        >
          <ParkedList rows={rows} at={at} onPick={(id) => change('at', id)} />
          {at !== undefined && <ParkedAccount key={at} id={at} onMended={() => change('at', afterLeaving(rows, at))} />}
        </Box>
      )}
    </>
  )
}

function queueText(total: number): string {
  if (total === 0) return 'Nothing waits for a person'
  const shown = total > QUEUE_MAX ? `; the first ${QUEUE_MAX} are shown` : ''
  return `${countText(total, 'account')} ${total === 1 ? 'waits' : 'wait'} for a person${shown} · j next, k back`
}
