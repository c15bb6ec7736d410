import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { moneyText } from '../presentation/money-text.js'
import { useCommand } from '../presentation/use-command.js'
import { actPath } from './connection-words.js'
import type { ConnectionDialogProps } from './dialog-props.js'
import { LineFields } from './LineFields.js'
import { MeterSizeField } from './MeterSizeField.js'
import { firstQuoteDraft, type LabourDraft, type MaterialDraft, type QuoteDraft, scopeOf } from './quote-draft.js'
import { RunningTotal } from './RunningTotal.js'

const REASON_MIN = 3

interface Props extends Omit<ConnectionDialogProps, 'open'> {
  readonly isScopeChange: boolean
}

/** Materials, labour and the size of the meter, with the total as it grows. For a new scope the reason is asked for as well. */
export function QuoteDialog({ connection, isScopeChange, onClose }: Props) {
  const [draft, setDraft] = useState<QuoteDraft>(() => firstQuoteDraft(connection))
  const [reason, setReason] = useState('')
  const { begin, send, isSending } = useCommand({
    said: isScopeChange ? 'The scope is changed; send the new quote.' : 'The quote is drafted.',
    onDone: onClose,
  })
  useEffect(begin, [begin])
  const scope = scopeOf(draft)
  const lacks =
    scope === undefined
      ? 'Finish every line: what, how much, at which price.'
      : isScopeChange && reason.trim().length < REASON_MIN
        ? 'Say why.'
        : undefined
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (lacks !== undefined || isSending) return
          const body = { ...scope, ...(isScopeChange ? { reason: reason.trim() } : {}) }
          send({ path: actPath(connection.id, isScopeChange ? 'scope' : 'quotes'), body })
        }}
      >
        <DialogTitle>{isScopeChange ? `Change the scope of ${connection.id}` : `Quote for ${connection.id}`}</DialogTitle>
        <DialogContent>
          {isScopeChange &&
            'A new version of the quote is drafted. What was done counts; the difference is charged or credited once it is accepted.'}
          <MeterSizeField
            sizes={connection.meterSizes}
            value={draft.meterSize}
            onChange={(meterSize) => setDraft({ ...draft, meterSize })}
          />
          <LineFields<MaterialDraft>
            title="Materials"
            fields={[
              { name: 'description', label: 'What', width: '3fr' },
              { name: 'quantity', label: 'Quantity', width: '1fr', isFigure: true },
              { name: 'unit', label: 'Unit', width: '1fr' },
              { name: 'unitPrice', label: 'Price each', width: '1fr', isFigure: true },
            ]}
            lines={draft.materials}
            valueOf={(line, field) => String(line[field as keyof MaterialDraft])}
            onChange={(key, field, value) =>
              setDraft({
                ...draft,
                materials: draft.materials.map((line) => (line.key === key ? { ...line, [field]: value } : line)),
              })
            }
            onAdd={() =>
              setDraft({
                ...draft,
                materials: [...draft.materials, { key: draft.nextKey, description: '', quantity: '', unit: 'ft', unitPrice: '' }],
                nextKey: draft.nextKey + 1,
              })
            }
            onRemove={(key) => setDraft({ ...draft, materials: draft.materials.filter((line) => line.key !== key) })}
            addLabel="Add a material"
          />
          <LineFields<LabourDraft>
            title={`Labour at ${moneyText(connection.labourRate, connection.currency)} an hour`}
            fields={[
              { name: 'description', label: 'Work', width: '3fr' },
              { name: 'hours', label: 'Hours', width: '1fr', isFigure: true },
            ]}
            lines={draft.labour}
            valueOf={(line, field) => String(line[field as keyof LabourDraft])}
            onChange={(key, field, value) =>
              setDraft({ ...draft, labour: draft.labour.map((line) => (line.key === key ? { ...line, [field]: value } : line)) })
            }
            onAdd={() =>
              setDraft({
                ...draft,
                labour: [...draft.labour, { key: draft.nextKey, description: '', hours: '' }],
                nextKey: draft.nextKey + 1,
              })
            }
            onRemove={(key) => setDraft({ ...draft, labour: draft.labour.filter((line) => line.key !== key) })}
            addLabel="Add work"
          />
          <RunningTotal connection={connection} scope={scope} />
          {isScopeChange && (
            <TextField
              label="Reason"
              helperText="Kept in the audit with your name"
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              required
              fullWidth
              margin="dense"
              slotProps={{ htmlInput: { maxLength: 500 } }}
            />
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Close without keeping</Button>
          <Button type="submit" variant="contained" disabled={lacks !== undefined || isSending} title={lacks}>
            {isSending ? 'Sending…' : isScopeChange ? 'Draft the new version' : 'Keep the draft'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
