import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { ActionButton } from '../../presentation/ActionButton.js'
import { ConfirmDialog } from '../../presentation/ConfirmDialog.js'
import { ConsequenceList } from '../../presentation/ConsequenceList.js'
import { moneyText } from '../../presentation/money-text.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import type { BillPage } from '../billing-records.js'
import type { Comparison } from '../bill-comparison.js'
import { billPath } from '../run-words.js'

interface Props {
  readonly bill: BillPage
  readonly correction: NonNullable<BillPage['correction']>
  readonly comparison: Comparison
}

/** Approve or withdraw a proposed correction. */
export function CorrectionActs({ bill, correction, comparison }: Props) {
  const [asked, setAsked] = useState<'approve' | 'withdraw'>()
  const navigate = useNavigate()
  const command = useCommand<{ state: string; rebillId: number | null }>({
    said: (answer) => (answer.state === 'approved' ? 'The correction is carried out.' : 'The correction is withdrawn.'),
    onDone: (answer) => navigate(billPath(answer.rebillId ?? bill.id)),
  })
  const ask = (act: 'approve' | 'withdraw'): void => {
    command.begin()
    setAsked(act)
  }
  const money = (amount: string): string => moneyText(amount, bill.currency)
  return (
    <>
      <ActionButton permission="billing.approve_correction" variant="contained" onClick={() => ask('approve')}>
        Approve the correction…
      </ActionButton>
      <ActionButton permission="billing.correct" variant="outlined" onClick={() => ask('withdraw')}>
        Withdraw…
      </ActionButton>
      <ConfirmDialog
        open={asked === 'approve'}
        title={`Correct bill ${bill.billNumber}?`}
        confirmLabel="Approve the correction"
        isSending={command.isSending}
        onConfirm={() => command.send({ path: `/bill-corrections/${correction.id}/approve`, body: {} })}
        onClose={() => setAsked(undefined)}
      >
        <ConsequenceList
          consequences={[
            `Bill ${bill.billNumber} over ${money(comparison.before)} is cancelled; its entry gets its exact mirror.`,
            correction.rebillId === null
              ? 'Its days become unbilled and are part of the next bill.'
              : `A new bill over ${money(comparison.after)} is issued for the same days and sent to the customer.`,
            'What was paid on the cancelled bill pays the new one, or stays as a credit.',
          ]}
        />
      </ConfirmDialog>
      <ReasonDialog
        open={asked === 'withdraw'}
        title={`Withdraw the correction of ${bill.billNumber}?`}
        confirmLabel="Withdraw the correction"
        isSending={command.isSending}
        onConfirm={(reason) => command.send({ path: `/bill-corrections/${correction.id}/withdraw`, body: { reason } })}
        onClose={() => setAsked(undefined)}
      >
        The bill stays as it is, and the draft is thrown away.
      </ReasonDialog>
    </>
  )
}
