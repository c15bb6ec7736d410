import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router-dom'
import type { ServiceRequestRecordJson } from '../../../api/services/request-contract.js'
import { listQuery } from '../data-provider.js'
import { callApi } from '../http.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { Panel } from '../presentation/Panel.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { RowSkeletons } from '../presentation/Skeletons.js'
import { requestKindText } from './request-words.js'
import { RequestStateChip } from './requests/RequestStateChip.js'
import { requestPage } from './service-paths.js'

const SHOWN = 6

const COLUMNS: readonly DenseColumn<ServiceRequestRecordJson>[] = [
  { label: 'Request', render: (row) => <RecordLink resource="service-requests" id={row.id} /> },
  { label: 'Kind', render: (row) => requestKindText(row.kind) },
  { label: 'Customer', render: (row) => row.customerName, desktopOnly: true },
  { label: 'Day', render: (row) => <Day date={row.startOn ?? row.stopOn} /> },
  { label: 'State', render: (row) => <RequestStateChip request={row} /> },
]

/** The newest service requests that touch a place. */
export function PlaceRequestsPanel({ premiseId }: { readonly premiseId: string }) {
  const navigate = useNavigate()
  const query = listQuery({
    filter: { premiseId },
    sort: { field: 'id', order: 'DESC' },
    pagination: { page: 1, perPage: SHOWN },
  })
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['service-requests', 'of-place', premiseId],
    queryFn: async ({ signal }) => (await callApi<ServiceRequestRecordJson[]>(`/service-requests?${query}`, { signal })).body,
  })
  return (
    <Panel title="Service requests for this place">
      {isPending && <RowSkeletons rows={2} />}
      {error !== null && <ErrorState dense error={error} what="The service requests" onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState dense title="None" sentence="Nobody asked to move in or out here since moves are handled in this system." />
      )}
      {data !== undefined && data.length > 0 && (
        <DenseTable
          label="Service requests"
          rows={data}
          columns={COLUMNS}
          rowKey={(row) => row.id}
          onOpen={(row) => navigate(requestPage(row.id))}
        />
      )}
    </Panel>
  )
}
