import { useEffect, useState } from 'react'
import type { NonCashRecordJson } from '../../../api/deposits/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { nonCashKindText } from './deposit-words.js'

const ENDS = ['released', 'called'] as const
const END_TEXT = { released: 'Given back to the issuer', called: 'Called upon: the issuer pays' } as const

/** Ends a security that stands. */
export function EndNonCashButton({ security }: { readonly security: NonCashRecordJson }) {
  const [isOpen, setOpen] = useState(false)
  if (security.state !== 'standing') return null
  return (
    <>
      <ActionButton permission="deposits.demand" size="small" onClick={() => setOpen(true)}>
        End…
      </ActionButton>
      {isOpen && <EndDialog security={security} onClose={() => setOpen(false)} />}
    </>
  )
}

function EndDialog({ security, onClose }: { readonly security: NonCashRecordJson; readonly onClose: () => void }) {
  const [end, setEnd] = useState<(typeof ENDS)[number]>('released')
  const { begin, send, isSending } = useCommand({ said: 'It stands no more.', onDone: onClose })
  useEffect(begin, [begin])
  return (
    <ReasonDialog
      open
      title={`End the ${nonCashKindText(security.kind).toLowerCase()} of ${security.issuer}`}
      confirmLabel="End it"
      isSending={isSending}
      onConfirm={(reason) =>
        send({ path: `/non-cash-deposits/${security.id}/end`, body: { version: security.version, end, reason } })
      }
      onClose={onClose}
    >
      <ChoiceField label="How" value={end} choices={ENDS} textOf={(one) => END_TEXT[one]} onChoose={setEnd} />
      {end === 'called' && 'What the issuer pays is posted as an ordinary payment.'}
    </ReasonDialog>
  )
}
