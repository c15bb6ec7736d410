import type { SimulationPageJson } from '../../../api/policy-effects/contract.js'
import { countText } from '../presentation/count-text.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { classText } from '../reports/report-words.js'

type Row = SimulationPageJson['mostAffected'][number]

const COLUMNS: readonly DenseColumn<Row>[] = [
  { label: 'Account', render: (row) => <RecordLink resource="accounts" id={row.accountId} /> },
  { label: 'Class', render: (row) => classText(row.customerClass), desktopOnly: true },
  { label: 'Notices', align: 'right', render: (row) => `${row.governedNotices} → ${row.triedNotices}` },
  { label: 'Cuts', align: 'right', render: (row) => `${row.governedCuts} → ${row.triedCuts}` },
  { label: 'First cut in force', render: (row) => <Day date={row.governedCutOn} />, desktopOnly: true },
  { label: 'First cut, this pack', render: (row) => <Day date={row.triedCutOn} />, desktopOnly: true },
  { label: 'Past due', align: 'right', render: (row) => <Money amount={row.pastDue} /> },
]

/** Accounts that the two treat differently, those with the greatest difference first. */
export function MostAffectedPanel({ page }: { readonly page: SimulationPageJson }) {
  return (
    <Panel title={`Accounts most affected (of ${countText(page.affected, 'account')} treated differently)`}>
      {page.mostAffected.length === 0 ? (
        <EmptyState dense title="No account would have been treated differently" />
      ) : (
        <DenseTable label="Accounts most affected" rows={page.mostAffected} columns={COLUMNS} rowKey={(row) => row.accountId} />
      )}
    </Panel>
  )
}
