import TextField from '@mui/material/TextField'
import { useState } from 'react'
import type { OutageRecordJson } from '../../../../api/fieldwork/contract.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { ConfirmDialog } from '../../presentation/ConfirmDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { useToday } from '../../presentation/use-utility.js'

/** Says on which day service was back. */
export function EndOutageButton({ outage }: { readonly outage: OutageRecordJson }) {
  const [isOpen, setOpen] = useState(false)
  const [endsOn, setEndsOn] = useState('')
  const today = useToday()
  const command = useCommand({ said: 'The outage is over.', onDone: () => setOpen(false) })
  const ask = (): void => {
    command.begin()
    setEndsOn(today ?? '')
    setOpen(true)
  }
  return (
    <>
      <ActionButton permission="fieldwork.configure" variant="contained" onClick={ask}>
        End the outage…
      </ActionButton>
      <ConfirmDialog
        open={isOpen}
        title={`End “${outage.name}”?`}
        confirmLabel="End the outage"
        isSending={command.isSending}
        blockedBecause={endsOn === '' ? 'Say on which day service was back.' : undefined}
        onConfirm={() => command.send({ path: `/outages/${outage.id}/end`, body: { endsOn } })}
        onClose={() => setOpen(false)}
      >
        From the day after, no use is an exception again{outage.pausesDisconnections && ', and disconnections go on'}. Orders that
        are open stay open.
        <TextField
          label="Last day of the outage"
          type="date"
          value={endsOn}
          onChange={(event) => setEndsOn(event.target.value)}
          fullWidth
          margin="dense"
          sx={{ mt: 1.5 }}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: outage.startsOn } }}
        />
      </ConfirmDialog>
    </>
  )
}
