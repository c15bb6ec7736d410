import { useQuery } from '@tanstack/react-query'
import { callApi } from '../http.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { Panel } from '../presentation/Panel.js'
import { RowSkeletons } from '../presentation/Skeletons.js'
import { RunningWorkList } from '../shell/RunningWorkList.js'
import type { RunningWorkItem } from '../shell/running-work.js'
import { usePermission } from '../shell/use-permission.js'

/** What runs right now, as behind the ring in the bar. */
export function RunningPanel() {
  const allowed = usePermission('processes.read')
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['home', 'running'],
    queryFn: async ({ signal }) => (await callApi<RunningWorkItem[]>('/home/running', { signal })).body,
    refetchInterval: 5_000,
    enabled: allowed,
  })
  if (!allowed) return null
  return (
    <Panel title="Running and waiting processes">
      {data !== undefined ? (
        <RunningWorkList items={data} />
      ) : isPending ? (
        <RowSkeletons rows={2} />
      ) : (
        <ErrorState dense error={error} what="What is running" onRetry={() => void refetch()} />
      )}
    </Panel>
  )
}
