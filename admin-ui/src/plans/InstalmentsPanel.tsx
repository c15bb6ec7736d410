import type { PlanPageJson } from '../../../api/plans/contract.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { StateChip } from '../presentation/StateChip.js'
import { instalmentText } from './plan-words.js'

type Row = PlanPageJson['instalments'][number]

const COLUMNS: readonly DenseColumn<Row>[] = [
  { label: 'Instalment', render: (row) => instalmentText(row.number) },
  { label: 'Due', render: (row) => <Day date={row.dueOn} /> },
  { label: 'Amount', align: 'right', desktopOnly: true, render: (row) => <Money amount={row.amount} /> },
  { label: 'Open', align: 'right', render: (row) => <Money amount={row.open} /> },
  { label: 'Standing', render: (row) => <Standing row={row} /> },
]

/** The instalments as they stand. Those of a plan that ended are closed: its debts stand where they stood before. */
export function InstalmentsPanel({ plan }: { readonly plan: PlanPageJson }) {
  return (
    <Panel title="Instalments">
      <DenseTable label="Instalments" rows={plan.instalments} columns={COLUMNS} rowKey={(row) => row.number} />
    </Panel>
  )
}

function Standing({ row }: { readonly row: Row }) {
  if (row.paidOn !== null) {
    return (
      <>
        closed <Day date={row.paidOn} />
      </>
    )
  }
  if (row.remindedOn === null) return <StateChip state="pending" label="to come" />
  return (
    <>
      <StateChip state="overdue" tone="waiting" label="missed" /> reminded <Day date={row.remindedOn} />
    </>
  )
}
