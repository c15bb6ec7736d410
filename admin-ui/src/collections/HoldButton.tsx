import { useState } from 'react'
import { ActionButton } from '../presentation/ActionButton.js'
import { DayField } from '../presentation/DayField.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'

/** Holds collection of one account until a day, or until it is released. */
export function HoldButton({ accountId }: { readonly accountId: string }) {
  const [isOpen, setOpen] = useState(false)
  const [toOn, setToOn] = useState('')
  const { begin, send, isSending } = useCommand({ said: 'Collection of this account is held.', onDone: () => setOpen(false) })
  return (
    <>
      <ActionButton
        permission="collections.work"
        variant="outlined"
        onClick={() => {
          begin()
          setToOn('')
          setOpen(true)
        }}
      >
        Hold…
      </ActionButton>
      <ReasonDialog
        open={isOpen}
        title={`Hold collection of ${accountId}`}
        confirmLabel="Hold it"
        isSending={isSending}
        onConfirm={(reason) =>
          send({
            path: `/accounts/${encodeURIComponent(accountId)}/collection-holds`,
            body: { toOn: toOn === '' ? null : toOn, reason },
          })
        }
        onClose={() => setOpen(false)}
      >
        Nothing is written, called for or cut meanwhile; an ordered disconnection is taken back.
        <DayField label="Last day" value={toOn} onChange={setToOn} helperText="Left empty: until a supervisor releases it" />
      </ReasonDialog>
    </>
  )
}
