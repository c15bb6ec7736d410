import { useEffect, useState } from 'react'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { AssigneeField } from './AssigneeField.js'

interface Props {
  readonly open: boolean
  /** How many, or which one: "3 tasks". */
  readonly what: string
  readonly of?: 'task' | 'case'
  readonly isSending: boolean
  readonly onConfirm: (toUserId: string, reason: string) => void
  readonly onClose: () => void
}

/** Gives tasks or a case to another person, with a word of why. */
export function HandOverDialog({ open, what, of = 'task', isSending, onConfirm, onClose }: Props) {
  const [toUserId, setToUserId] = useState('')
  useEffect(() => {
    if (open) setToUserId('')
  }, [open])
  return (
    <ReasonDialog
      open={open}
      title={`Hand over ${what}`}
      confirmLabel={`Hand over ${what}`}
      reasonLabel="What they should know"
      reasonComesLast
      isSending={isSending}
      blockedBecause={toUserId === '' ? 'Choose who gets it.' : undefined}
      onConfirm={(reason) => onConfirm(toUserId, reason)}
      onClose={onClose}
    >
      <AssigneeField of={of} value={toUserId} onChange={setToUserId} />
    </ReasonDialog>
  )
}
