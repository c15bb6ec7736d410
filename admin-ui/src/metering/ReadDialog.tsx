import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import TextField from '@mui/material/TextField'
import { type FormEvent, useEffect, useState } from 'react'
import type { KeptReadJson, MeterPageJson, ReadRecordJson, ReadWarningJson } from '../../../api/metering/contract.js'
import { useCommand } from '../presentation/use-command.js'
import { ReadFields } from './ReadFields.js'
import { ReadPlausibility } from './ReadPlausibility.js'
import { firstDraft, readBody, type ReadDraft, whatIsMissing } from './read-draft.js'
import { useReadCheck } from './use-read-check.js'

interface Props {
  readonly open: boolean
  readonly meter: MeterPageJson
  /** The read to put another value in the place of; absent for a new one. */
  readonly correcting?: ReadRecordJson
  readonly onClose: () => void
}

/** Enters a read, or corrects one. What is odd about it is said while it is typed and must be confirmed, with a reason. */
export function ReadDialog({ open, meter, correcting, onClose }: Props) {
  const [draft, setDraft] = useState<ReadDraft>(() => firstDraft(meter, correcting))
  const [confirmed, setConfirmed] = useState<ReadonlySet<ReadWarningJson['code']>>(new Set())
  const command = useCommand<KeptReadJson>({ said: saidWhenKept, onDone: onClose })
  const { begin } = command
  useEffect(() => {
    if (!open) return
    begin()
    setDraft(firstDraft(meter, correcting))
    setConfirmed(new Set())
  }, [open, meter, correcting, begin])
  const { check, error } = useReadCheck({ meterId: meter.id, ...draft, corrects: correcting !== undefined })
  const needsReason = correcting !== undefined || (check?.warnings.length ?? 0) > 0
  const missing = whatIsMissing(draft, check, confirmed, correcting !== undefined)

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (missing !== undefined || command.isSending) return
    const path =
      correcting === undefined ? `/meters/${encodeURIComponent(meter.id)}/reads` : `/reads/${correcting.id}/corrections`
    command.send({ path, body: readBody(draft, confirmed, correcting !== undefined) })
  }
  return (
    <Dialog open={open} onClose={onClose} fullWidth maxWidth="sm">
      <form onSubmit={submit}>
        <DialogTitle>
          {correcting === undefined ? `Read of meter ${meter.id}` : `Correct the read of meter ${meter.id}`}
        </DialogTitle>
        <DialogContent>
          <ReadFields
            meter={meter}
            draft={draft}
            correcting={correcting}
            onChange={(next) => {
              // What was confirmed was confirmed of other figures.
              if (next.value !== draft.value || next.readOn !== draft.readOn || next.register !== draft.register)
                setConfirmed(new Set())
              setDraft(next)
            }}
          />
          <ReadPlausibility
            check={check}
            error={error}
            confirmed={confirmed}
            onConfirm={(code, isConfirmed) => {
              const next = new Set(confirmed)
              if (isConfirmed) next.add(code)
              else next.delete(code)
              setConfirmed(next)
            }}
          />
          {needsReason && (
            <TextField
              label="Reason"
              helperText="Kept in the audit with your name"
              value={draft.reason}
              onChange={(event) => setDraft({ ...draft, reason: event.target.value })}
              required
              fullWidth
              sx={{ mt: 1.5 }}
              slotProps={{ htmlInput: { maxLength: 500 } }}
            />
          )}
        </DialogContent>
        <DialogActions>
          <Box sx={{ flex: { xs: '1 0 100%', sm: 1 }, color: 'text.secondary', fontSize: '0.8125rem' }}>{missing}</Box>
          <Button onClick={onClose}>Close without keeping</Button>
          <Button type="submit" variant="contained" disabled={missing !== undefined || error !== null || command.isSending}>
            {command.isSending ? 'Keeping…' : 'Keep the read'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

function saidWhenKept({ accountsTriedAgain }: KeptReadJson): string {
  if (accountsTriedAgain.length === 0) return 'Read kept.'
  return `Read kept. ${accountsTriedAgain.join(', ')} was parked and is billed again now.`
}
