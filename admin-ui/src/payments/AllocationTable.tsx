import Box from '@mui/material/Box'
import type { PaymentPreviewJson } from '../../../api/payments/contract.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { Money } from '../presentation/Money.js'
import { itemText } from './payment-words.js'

type Allocation = PaymentPreviewJson['allocations'][number]

const COLUMNS: readonly DenseColumn<Allocation>[] = [
  { label: 'Pays', render: (row) => `${itemText(row.kind)}${row.billNumber === null ? '' : ` ${row.billNumber}`}` },
  { label: 'Due', render: (row) => <Day date={row.dueOn} /> },
  { label: 'Amount', align: 'right', render: (row) => <Money amount={row.amount} /> },
]

interface Props {
  readonly allocations: readonly Allocation[]
  /** What stays as a credit of the account. */
  readonly unapplied: string
}

/** What a payment pays, and what is left of it. */
export function AllocationTable({ allocations, unapplied }: Props) {
  const isLeft = Number(unapplied) > 0
  return (
    <>
      {allocations.length > 0 && (
        <DenseTable label="What is paid" rows={allocations} columns={COLUMNS} rowKey={(row) => row.itemId} />
      )}
      {isLeft && (
        <Box sx={{ px: 1.25, py: 1, fontSize: '0.8125rem' }}>
          <Money amount={unapplied} /> stays as a credit and pays the next bill.
        </Box>
      )}
    </>
  )
}
