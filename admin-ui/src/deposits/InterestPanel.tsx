import type { DepositPageJson } from '../../../api/deposits/contract.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'

type Credit = DepositPageJson['interest'][number]
interface Row {
  readonly key: string
  readonly on: string
  readonly amount: string | null
  readonly row: Credit['rows'][number]
}

const COLUMNS: readonly DenseColumn<Row>[] = [
  { label: 'Credited', render: ({ on, amount }) => (amount === null ? null : <Day date={on} />) },
  {
    label: 'From, until',
    render: ({ row }) => (
      <>
        <Day date={row.from} /> – <Day date={row.until} />
      </>
    ),
  },
  { label: 'Days', align: 'right', desktopOnly: true, render: ({ row }) => `${row.days} of ${row.yearDays}` },
  { label: 'On', align: 'right', desktopOnly: true, render: ({ row }) => <Money amount={row.principal} /> },
  { label: 'Rate', align: 'right', render: ({ row }) => `${row.percent} %` },
  { label: 'Interest', align: 'right', render: ({ amount }) => (amount === null ? null : <Money amount={amount} />) },
]

/** What the deposit earned, and how each credit was worked out; the amount stands on the last row of its credit. */
export function InterestPanel({ deposit }: { readonly deposit: DepositPageJson }) {
  const rows = deposit.interest.flatMap((credit) =>
    credit.rows.map(
      (row, index): Row => ({
        key: `${credit.id}/${index}`,
        on: credit.on,
        amount: index === credit.rows.length - 1 ? credit.amount : null,
        row,
      }),
    ),
  )
  return (
    <Panel title="Interest">
      {rows.length === 0 ? (
        <EmptyState
          dense
          title="No interest was credited yet"
          sentence="It is credited by the policy, as the rules beside say."
        />
      ) : (
        <DenseTable label="Interest" rows={rows} columns={COLUMNS} rowKey={(row) => row.key} />
      )}
    </Panel>
  )
}
