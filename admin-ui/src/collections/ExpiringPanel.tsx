import type { ExpiringProtectionJson } from '../../../api/collections/contract.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Panel } from '../presentation/Panel.js'
import { TextLink } from '../presentation/TextLink.js'
import { decisionPath, PROTECTION_TEXTS } from './collection-words.js'

const COLUMNS: readonly DenseColumn<ExpiringProtectionJson>[] = [
  { label: 'Ends', render: (row) => <Day date={row.endsOn} /> },
  { label: 'Account', render: (row) => <TextLink to={decisionPath(row.accountId)}>{row.accountId}</TextLink> },
  { label: 'Customer', render: (row) => row.customerName },
  {
    label: 'What',
    render: (row) => (row.kind === null ? 'a protection' : (PROTECTION_TEXTS[row.kind] ?? row.kind)),
    desktopOnly: true,
  },
  { label: 'Case', render: (row) => (row.hasCase ? 'open' : '–') },
]

/** Protections that end soon, so that a renewal can be asked for. */
export function ExpiringPanel({ expiring }: { readonly expiring: readonly ExpiringProtectionJson[] }) {
  return (
    <Panel title="Protections about to end">
      {expiring.length === 0 ? (
        <EmptyState dense title="None in the next three weeks" />
      ) : (
        <DenseTable label="Protections about to end" rows={expiring} columns={COLUMNS} rowKey={(row) => row.id} />
      )}
    </Panel>
  )
}
