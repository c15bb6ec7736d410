import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import { useState } from 'react'
import type { CallerJson } from '../../../../api/customers/identity-contract.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { usePermission } from '../../shell/use-permission.js'

/** Says that nothing more is compared today, and lets a supervisor open it again. */
export function UnlockCaller({ caller, onUnlocked }: { readonly caller: CallerJson; readonly onUnlocked: () => void }) {
  const [isOpen, setOpen] = useState(false)
  const mayUnlock = usePermission('customers.unlock')
  const { begin, send, isSending } = useCommand({
    said: `${caller.name} may try again.`,
    onDone: () => {
      setOpen(false)
      onUnlocked()
    },
  })
  const open = (): void => {
    begin()
    setOpen(true)
  }
  return (
    <>
      <Alert severity="error" action={mayUnlock ? <Button onClick={open}>Let them try again…</Button> : undefined}>
        Too many wrong answers today. Tell {caller.name} nothing about the account
        {mayUnlock ? '.' : '; a supervisor can let them try again.'}
      </Alert>
      <ReasonDialog
        open={isOpen}
        title={`Let ${caller.name} try again?`}
        confirmLabel="Let them try again"
        isSending={isSending}
        onConfirm={(reason) => send({ path: `/customers/${caller.customerId}/identity-unlocks`, body: { reason } })}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
