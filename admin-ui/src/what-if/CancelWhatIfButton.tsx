import { useState } from 'react'
import type { WhatIfJson } from '../../../api/what-if/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { numberText } from '../presentation/money-text.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'

/** Stops a what-if that is under way; what it counted so far stays. */
export function CancelWhatIfButton({ whatIf }: { readonly whatIf: WhatIfJson }) {
  const [isAsking, setAsking] = useState(false)
  const { begin, send, isSending } = useCommand({ said: 'The what-if is cancelled.', onDone: () => setAsking(false) })
  const { id, examined, accounts } = whatIf
  return (
    <>
      <ActionButton
        permission="rating.write"
        variant="outlined"
        color="error"
        onClick={() => {
          begin()
          setAsking(true)
        }}
      >
        Cancel…
      </ActionButton>
      <ReasonDialog
        open={isAsking}
        title="Cancel the what-if"
        confirmLabel="Cancel it"
        dangerous
        isSending={isSending}
        suggestions={['Begun by mistake', 'Another draft is tried first']}
        onConfirm={(reason) => send({ path: `/what-ifs/${id}/cancel`, body: { reason } })}
        onClose={() => setAsking(false)}
      >
        {numberText(examined)} of {numberText(accounts)} accounts are rated. Their figures stay; the others are left out. It does
        not go on afterwards.
      </ReasonDialog>
    </>
  )
}
