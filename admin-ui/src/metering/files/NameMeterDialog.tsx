import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import type { HeldRecordJson } from '../../../../api/metering/files/contract.js'
import { countText } from '../../presentation/count-text.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'

/** Says which meter of ours a name of a file means; what is held aside under it is applied. */
export function NameMeterDialog({ held, onClose }: { readonly held: HeldRecordJson; readonly onClose: () => void }) {
  const [meterId, setMeterId] = useState('')
  const command = useCommand<{ filesAsked: number }>({
    said: (answer) => `${countText(answer.filesAsked, 'file')} will be read again for this meter.`,
    onDone: onClose,
  })
  const { begin } = command
  useEffect(() => begin(), [begin])
  return (
    <ReasonDialog
      open
      title={`Which meter is ${held.id}?`}
      confirmLabel={`Apply ${countText(held.records, 'record')}`}
      isSending={command.isSending}
      suggestions={['Confirmed by the sender', 'Seen on the plate']}
      reasonComesLast
      {...(meterId.trim() === '' ? { blockedBecause: 'Type the number of the meter.' } : {})}
      onConfirm={(reason) =>
        command.send({ path: '/meter-names', body: { identifier: held.id, meterId: meterId.trim(), reason } })
      }
      onClose={onClose}
    >
      From now on the name means this meter, in files that come as well.
      <TextField
        label="Our meter"
        value={meterId}
        onChange={(event) => setMeterId(event.target.value)}
        autoFocus
        required
        fullWidth
        margin="dense"
        helperText="The number on its plate, as in the list of meters"
      />
    </ReasonDialog>
  )
}
