import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import type { PolicyRowJson } from '../../../api/policy/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { DayField } from '../presentation/DayField.js'
import { FormDialog } from '../presentation/FormDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { useToday } from '../presentation/use-utility.js'
import { versionPath } from './policy-words.js'

/** Records that somebody has read the source of a row. */
export function ConfirmRowButton({ row }: { readonly row: PolicyRowJson }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <ActionButton permission="policy.propose" size="small" onClick={() => setOpen(true)}>
        Confirm…
      </ActionButton>
      {isOpen && <ConfirmRowDialog row={row} onClose={() => setOpen(false)} />}
    </>
  )
}

function ConfirmRowDialog({ row, onClose }: { readonly row: PolicyRowJson; readonly onClose: () => void }) {
  const today = useToday() ?? ''
  const [confirmedBy, setConfirmedBy] = useState('')
  const [source, setSource] = useState('')
  const [day, setDay] = useState<string>()
  const { begin, send, isSending } = useCommand({ said: 'The row is confirmed.', onDone: onClose })
  useEffect(begin, [begin])
  const confirmedOn = day ?? today
  return (
    <FormDialog
      open
      title="Confirm a rule"
      confirmLabel="Confirm it"
      wide
      isReady={confirmedBy.trim().length >= 3 && source.trim().length >= 3 && confirmedOn !== ''}
      isSending={isSending}
      onConfirm={() =>
        send({
          path: `${versionPath(row.pack, row.version)}/confirm`,
          body: { row: row.row, confirmedBy: confirmedBy.trim(), confirmedOn, source: source.trim() },
        })
      }
      onClose={onClose}
    >
      “{row.says}” stands in the source as it stands here. It counts for every version of the pack that says the same.
      <TextField
        label="Who read the source"
        value={confirmedBy}
        onChange={(event) => setConfirmedBy(event.target.value)}
        required
        autoFocus
        fullWidth
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <TextField
        label="What was read"
        value={source}
        onChange={(event) => setSource(event.target.value)}
        required
        fullWidth
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
      <DayField label="Read on" value={confirmedOn} onChange={setDay} required />
    </FormDialog>
  )
}
