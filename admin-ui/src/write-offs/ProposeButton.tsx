import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { ActionButton } from '../presentation/ActionButton.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'

const CAUSES = [
  { value: 'uncollectible', label: 'It cannot be collected' },
  { value: 'deceased', label: 'The customer has died' },
] as const

/** Proposes to write off the balance of a closed account before its time. */
export function ProposeButton({ accountId }: { readonly accountId: string }) {
  const [isOpen, setOpen] = useState(false)
  const [cause, setCause] = useState<string>('uncollectible')
  const { begin, send, isSending } = useCommand({
    said: 'It is proposed; somebody else decides on it.',
    onDone: () => setOpen(false),
  })
  return (
    <>
      <ActionButton
        permission="collections.propose_write_off"
        variant="outlined"
        onClick={() => {
          begin()
          setOpen(true)
        }}
      >
        Propose a write-off…
      </ActionButton>
      <ReasonDialog
        open={isOpen}
        title={`Propose to write off the balance of ${accountId}`}
        confirmLabel="Propose it"
        isSending={isSending}
        reasonComesLast
        onConfirm={(reason) => send({ path: `/accounts/${encodeURIComponent(accountId)}/write-offs`, body: { cause, reason } })}
        onClose={() => setOpen(false)}
      >
        All the account owes, before the time that the policy sets. The account must be closed; somebody else has to agree.
        <TextField select label="Why" value={cause} onChange={(event) => setCause(event.target.value)} fullWidth sx={{ mt: 1.5 }}>
          {CAUSES.map(({ value, label }) => (
            <MenuItem key={value} value={value}>
              {label}
            </MenuItem>
          ))}
        </TextField>
      </ReasonDialog>
    </>
  )
}
