import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import type { PlanPageJson } from '../../../api/plans/contract.js'
import { DayField } from '../presentation/DayField.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'

/** Divides what is left of a plan anew, because the income changed. */
export function AmendPlanDialog({ plan, onClose }: { readonly plan: PlanPageJson; readonly onClose: () => void }) {
  const [count, setCount] = useState(String(Math.max(1, plan.instalments.filter(({ open }) => open !== '0.00').length)))
  const [firstDueOn, setFirstDueOn] = useState('')
  const [income, setIncome] = useState(plan.monthlyIncome ?? '')
  const { begin, send, isSending } = useCommand({
    said: 'What is left is divided anew; the customer is written to.',
    onDone: onClose,
  })
  useEffect(begin, [begin])
  const isCount = /^[1-9]\d?$/.test(count.trim())
  const isIncome = income.trim() === '' || /^\d{1,9}(\.\d{1,2})?$/.test(income.trim())
  return (
    <ReasonDialog
      open
      title="Divide what is left anew"
      confirmLabel="Divide anew"
      reasonComesLast
      isSending={isSending}
      blockedBecause={isCount ? (isIncome ? undefined : 'An income like 1800.00, or nothing') : 'How many instalments?'}
      onConfirm={(reason) =>
        send({
          path: `/payment-plans/${plan.id}/amend`,
          body: {
            version: plan.version,
            count: Number(count),
            firstDueOn: firstDueOn === '' ? null : firstDueOn,
            monthlyIncome: income.trim() === '' ? null : income.trim(),
            reason,
          },
        })
      }
      onClose={onClose}
    >
      <TextField
        label="Instalments"
        value={count}
        onChange={(event) => setCount(event.target.value)}
        autoFocus
        fullWidth
        margin="dense"
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 2 } }}
      />
      <DayField label="First due on" value={firstDueOn} onChange={setFirstDueOn} helperText="Left empty: in a month" />
      <TextField
        label="Monthly income"
        value={income}
        onChange={(event) => setIncome(event.target.value)}
        helperText="Where the customer states one"
        fullWidth
        margin="dense"
        slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 12 } }}
      />
    </ReasonDialog>
  )
}
