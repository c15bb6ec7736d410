import type { DepositPageJson } from '../../../api/deposits/contract.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { StateChip } from '../presentation/StateChip.js'

type Row = DepositPageJson['instalments'][number]

const COLUMNS: readonly DenseColumn<Row>[] = [
  { label: 'Part', render: (row) => row.number },
  { label: 'Due', render: (row) => <Day date={row.dueOn} /> },
  { label: 'Amount', align: 'right', render: (row) => <Money amount={row.amount} /> },
  { label: 'Open', align: 'right', render: (row) => <Money amount={row.open} /> },
  {
    label: 'Standing',
    render: (row) =>
      row.paidOn === null ? (
        <StateChip state="pending" label="to come" />
      ) : (
        <>
          closed <Day date={row.paidOn} />
        </>
      ),
  },
]

/** In which parts the deposit was asked for, and how they stand. */
export function DepositPartsPanel({ deposit }: { readonly deposit: DepositPageJson }) {
  return (
    <Panel title="Asked for in parts">
      <DenseTable label="Parts" rows={deposit.instalments} columns={COLUMNS} rowKey={(row) => row.number} />
    </Panel>
  )
}
