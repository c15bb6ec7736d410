import { useEffect } from 'react'
import type { DepositPageJson } from '../../../api/deposits/contract.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { depositAct } from './deposit-words.js'

interface Props {
  readonly act: 'review' | 'take-interest-back'
  readonly deposit: DepositPageJson
  readonly onClose: () => void
}

const WORDS = {
  review: {
    title: 'Review the deposit now',
    confirm: 'Review it',
    does: 'With good history it goes back to the account with its interest. Else it stays, and is raised where it is too small by now; the customer is written to.',
  },
  'take-interest-back': {
    title: 'Take the last interest back',
    confirm: 'Take it back',
    does: 'Its entry is mirrored, and what it paid is owed again. The next sweep reckons those days anew by the policy in force then: mend the policy first.',
  },
} as const

/** An act that needs nothing but its reason. */
export function PlainActDialog({ act, deposit, onClose }: Props) {
  const { begin, send, isSending } = useCommand<{ sentence: string }>({ said: ({ sentence }) => sentence, onDone: onClose })
  useEffect(begin, [begin])
  return (
    <ReasonDialog
      open
      title={WORDS[act].title}
      confirmLabel={WORDS[act].confirm}
      isSending={isSending}
      onConfirm={(reason) => send({ path: depositAct(deposit.id, act), body: { version: deposit.version, reason } })}
      onClose={onClose}
    >
      {WORDS[act].does}
    </ReasonDialog>
  )
}
