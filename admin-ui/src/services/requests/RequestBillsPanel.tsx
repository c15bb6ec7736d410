import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router-dom'
import type { BillRecordJson } from '../../../../api/billing/contract.js'
import type { ServiceRequestPageJson } from '../../../../api/services/request-contract.js'
import { billPath } from '../../billing/run-words.js'
import { listQuery } from '../../data-provider.js'
import { callApi } from '../../http.js'
import { Day } from '../../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../../presentation/DenseTable.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { ErrorState } from '../../presentation/ErrorState.js'
import { Money } from '../../presentation/Money.js'
import { Panel } from '../../presentation/Panel.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { RowSkeletons } from '../../presentation/Skeletons.js'
import { stateText } from '../../presentation/state-tone.js'
import { usePermission } from '../../shell/use-permission.js'

const COLUMNS: readonly DenseColumn<BillRecordJson>[] = [
  {
    label: 'Bill',
    render: (row) => (
      <RecordLink resource="bills" id={row.id}>
        {row.billNumber}
      </RecordLink>
    ),
  },
  { label: 'Kind', render: (row) => stateText(row.kind) },
  { label: 'Issued', render: (row) => <Day date={row.issuedOn} /> },
  { label: 'Account', render: (row) => row.accountId, desktopOnly: true },
  { label: 'Total', align: 'right', render: (row) => <Money amount={row.total} currency={row.currency} /> },
]

/** Bills of the accounts of the request since it was asked for: final ones, first ones, and what was billed anew. */
export function RequestBillsPanel({ page }: { readonly page: ServiceRequestPageJson }) {
  const mayRead = usePermission('billing.read')
  const navigate = useNavigate()
  const accounts = [...new Set([page.accountId, ...page.agreements.map((part) => part.accountId)])]
  const query = listQuery({
    filter: { accountId: accounts, issuedFrom: page.requestedOn },
    sort: { field: 'issuedOn', order: 'DESC' },
    pagination: { page: 1, perPage: 10 },
  })
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['bills', 'of-request', page.id, query],
    queryFn: async ({ signal }) => (await callApi<readonly BillRecordJson[]>(`/bills?${query}`, { signal })).body,
    enabled: mayRead,
    refetchInterval: page.state === 'open' ? 10_000 : false,
  })
  if (!mayRead) return null
  return (
    <Panel title="Bills since then">
      {isPending && <RowSkeletons rows={2} />}
      {error !== null && <ErrorState dense error={error} what="The bills" onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState dense title="No bill yet" sentence="Final and first bills of the accounts above will stand here." />
      )}
      {data !== undefined && data.length > 0 && (
        <DenseTable
          label="Bills since the request"
          rows={data}
          columns={COLUMNS}
          rowKey={(row) => row.id}
          onOpen={(row) => navigate(billPath(row.id))}
        />
      )}
    </Panel>
  )
}
