import type { WhatIfPageJson } from '../../../api/what-if/contract.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Money } from '../presentation/Money.js'
import { numberText } from '../presentation/money-text.js'
import { Panel } from '../presentation/Panel.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { classText } from '../reports/report-words.js'
import { lessText, percentText } from './what-if-words.js'

type Account = WhatIfPageJson['mostAffected'][number]
type Refusal = WhatIfPageJson['refusals'][number]

const ACCOUNTS: readonly DenseColumn<Account>[] = [
  { label: 'Account', render: (row) => <RecordLink resource="accounts" id={row.accountId} /> },
  { label: 'Class', render: (row) => classText(row.customerClass), desktopOnly: true },
  { label: 'Bills', align: 'right', render: (row) => numberText(row.bills), desktopOnly: true },
  { label: 'Released', align: 'right', render: (row) => <Money amount={row.released} />, desktopOnly: true },
  { label: 'Draft', align: 'right', render: (row) => <Money amount={row.draft} /> },
  { label: 'Difference', align: 'right', render: (row) => <Money amount={lessText(row.draft, row.released)} /> },
  { label: 'Change', align: 'right', render: (row) => percentText(row.released, row.draft) },
]

/** Accounts with the greatest difference of money, up or down, over the whole period. */
export function MostAffectedPanel({ rows }: { readonly rows: readonly Account[] }) {
  return (
    <Panel title="Accounts most affected">
      {rows.length === 0 ? (
        <EmptyState dense title="No account would have paid another amount" />
      ) : (
        <DenseTable label="Accounts most affected" rows={rows} columns={ACCOUNTS} rowKey={(row) => row.accountId} />
      )}
    </Panel>
  )
}

const REFUSALS: readonly DenseColumn<Refusal>[] = [
  { label: 'Code', render: (row) => row.code },
  { label: 'Under', render: (row) => (row.side === 'draft' ? 'the draft' : 'released tariffs') },
  { label: 'Accounts', align: 'right', render: (row) => numberText(row.accounts) },
  { label: 'Bills', align: 'right', render: (row) => numberText(row.bills) },
  { label: 'For example', render: (row) => row.example, desktopOnly: true },
]

/** Bills that could not be rated again, by reason: they are in no sum above. */
export function RefusalsPanel({ rows }: { readonly rows: readonly Refusal[] }) {
  return (
    <Panel title="Bills that could not be rated again">
      {rows.length === 0 ? (
        <EmptyState dense title="Every bill could be rated" />
      ) : (
        <DenseTable
          label="Bills that could not be rated again"
          rows={rows}
          columns={REFUSALS}
          rowKey={(row) => `${row.side} ${row.code}`}
        />
      )}
    </Panel>
  )
}
