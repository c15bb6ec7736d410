import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { DayField } from '../presentation/DayField.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { useToday } from '../presentation/use-utility.js'

interface Props {
  readonly title: string
  /** What is sent `lastDay` and `reason`. */
  readonly path: string
  readonly said: string
  readonly children?: ReactNode
  readonly onClose: () => void
}

/** Ends something after a last day. */
export function EndDialog({ title, path, said, children, onClose }: Props) {
  const today = useToday()
  const [lastDay, setLastDay] = useState(today ?? '')
  const { begin, send, isSending } = useCommand({ said, onDone: onClose })
  useEffect(begin, [begin])
  return (
    <ReasonDialog
      open
      title={title}
      confirmLabel="End it"
      isSending={isSending}
      reasonComesLast
      {...(lastDay === '' ? { blockedBecause: 'Say the last day.' } : {})}
      onConfirm={(reason) => send({ path, body: { lastDay, reason } })}
      onClose={onClose}
    >
      {children}
      <DayField label="Last day" value={lastDay} onChange={setLastDay} required />
    </ReasonDialog>
  )
}
