import { useQuery } from '@tanstack/react-query'
import type { WorkOrderRecordJson } from '../../../../api/fieldwork/contract.js'
import { callApi } from '../../http.js'
import { Day } from '../../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../../presentation/DenseTable.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { ErrorState } from '../../presentation/ErrorState.js'
import { Panel } from '../../presentation/Panel.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { RowSkeletons } from '../../presentation/Skeletons.js'
import { TextLink } from '../../presentation/TextLink.js'
import { usePermission } from '../../shell/use-permission.js'
import { OrderStateChip } from '../OrderStateChip.js'

const SHOWN = 5

const COLUMNS: readonly DenseColumn<WorkOrderRecordJson>[] = [
  { label: 'Order', render: (row) => <RecordLink resource="work-orders" id={row.id} /> },
  { label: 'Work', render: (row) => row.typeTitle },
  { label: 'Day', render: (row) => <Day date={row.completedOn ?? row.scheduledOn ?? row.wantedOn} />, desktopOnly: true },
  { label: 'State', render: (row) => <OrderStateChip state={row.state} /> },
]

/** What was done and is to be done at a place, the newest first. */
export function PlaceOrdersPanel({ premiseId }: { readonly premiseId: string }) {
  const allowed = usePermission('fieldwork.read')
  const filter = JSON.stringify({ premiseId })
  const query = useQuery({
    queryKey: ['work-orders', 'place', premiseId],
    queryFn: async ({ signal }) => {
      const text = new URLSearchParams({ filter, sort: '["id","DESC"]', range: `[0,${SHOWN - 1}]` })
      return (await callApi<readonly WorkOrderRecordJson[]>(`/work-orders?${text}`, { signal })).body
    },
    enabled: allowed,
  })
  if (!allowed) return null
  return (
    <Panel
      title="Work in the field"
      aside={
        query.data?.length === SHOWN && <TextLink to={`/work-orders?filter=${encodeURIComponent(filter)}`}>All of it</TextLink>
      }
    >
      {query.isPending && <RowSkeletons rows={2} />}
      {query.error !== null && (
        <ErrorState dense error={query.error} what="The work orders" onRetry={() => void query.refetch()} />
      )}
      {query.data?.length === 0 && <EmptyState dense title="None" sentence="Nothing was ordered here yet." />}
      {query.data !== undefined && query.data.length > 0 && (
        <DenseTable label="Work orders" rows={query.data} columns={COLUMNS} rowKey={(row) => row.id} />
      )}
    </Panel>
  )
}
