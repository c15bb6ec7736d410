import { useQuery } from '@tanstack/react-query'
import type { WriteOffRecordJson } from '../../../api/write-offs/contract.js'
import { callApi } from '../http.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { StateChip } from '../presentation/StateChip.js'
import { TextLink } from '../presentation/TextLink.js'
import { KIND_TEXTS, stateOf, writeOffPath } from './write-off-words.js'

const COLUMNS: readonly DenseColumn<WriteOffRecordJson>[] = [
  { label: 'Write-off', render: (row) => <TextLink to={writeOffPath(row.id)}>{`${row.id} ${KIND_TEXTS[row.kind]}`}</TextLink> },
  { label: 'State', render: (row) => <StateChip state={row.state} {...stateOf(row.state)} /> },
  { label: 'Since', render: (row) => <Day date={row.decidedOn ?? row.proposedOn} />, desktopOnly: true },
  { label: 'Amount', align: 'right', render: (row) => <Money amount={row.amount} /> },
  { label: 'Came back', align: 'right', render: (row) => (row.recovered === '0.00' ? '–' : <Money amount={row.recovered} />) },
]

/** What is proposed to be written off of an account, was, and came back. */
export function AccountWriteOffs({ accountId }: { readonly accountId: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['write-offs', 'account', accountId],
    queryFn: async ({ signal }) =>
      (await callApi<WriteOffRecordJson[]>(`/write-offs?filter=${encodeURIComponent(JSON.stringify({ accountId }))}`, { signal }))
        .body,
  })
  return (
    <Panel title="Write-offs">
      {error !== null && data === undefined && <ErrorState what="Write-offs" error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState dense title="Nothing was written off" sentence="Only the balance of a closed account is proposed." />
      )}
      {data !== undefined && data.length > 0 && (
        <DenseTable label="Write-offs" rows={data} columns={COLUMNS} rowKey={(row) => row.id} />
      )}
    </Panel>
  )
}
