import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OwnerAgreementRecordJson } from '../../../../api/services/owner-agreement-routes.js'
import { listQuery } from '../../data-provider.js'
import { callApi } from '../../http.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { Day } from '../../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../../presentation/DenseTable.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { ErrorState } from '../../presentation/ErrorState.js'
import { Panel } from '../../presentation/Panel.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { RowSkeletons } from '../../presentation/Skeletons.js'
import { OwnerAgreementDialog } from './OwnerAgreementDialog.js'

const COLUMNS: readonly DenseColumn<OwnerAgreementRecordJson>[] = [
  { label: 'Owner', render: (row) => row.customerName },
  { label: 'Account', render: (row) => <RecordLink resource="accounts" id={row.accountId} /> },
  { label: 'From', render: (row) => <Day date={row.fromOn} /> },
  { label: 'Until', render: (row) => (row.untilOn === null ? 'goes on' : <Day date={row.untilOn} />) },
]

/** To whose account service goes back between tenants, now and before. */
export function OwnerAgreementPanel({ premiseId }: { readonly premiseId: string }) {
  const [isChanging, setChanging] = useState(false)
  const query = listQuery({
    filter: { premiseId },
    sort: { field: 'fromOn', order: 'DESC' },
    pagination: { page: 1, perPage: 20 },
  })
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['owner-agreements', 'of-place', premiseId],
    queryFn: async ({ signal }) => (await callApi<OwnerAgreementRecordJson[]>(`/owner-agreements?${query}`, { signal })).body,
  })
  const current = data?.find((agreement) => agreement.untilOn === null)
  return (
    <Panel
      title="Between tenants"
      aside={
        <ActionButton permission="services.own" variant="text" onClick={() => setChanging(true)} sx={{ minHeight: 28 }}>
          {current === undefined ? 'Agree with the owner…' : 'Change…'}
        </ActionButton>
      }
    >
      {isPending && <RowSkeletons rows={1} />}
      {error !== null && <ErrorState dense error={error} what="The owner agreements" onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState
          dense
          title="No owner agreement"
          sentence="When a tenant leaves and nobody follows, the place has no customer of record and use there raises a task."
        />
      )}
      {data !== undefined && data.length > 0 && (
        <DenseTable label="Owner agreements" rows={data} columns={COLUMNS} rowKey={(row) => row.id} />
      )}
      {isChanging && <OwnerAgreementDialog premiseId={premiseId} current={current} onClose={() => setChanging(false)} />}
    </Panel>
  )
}
