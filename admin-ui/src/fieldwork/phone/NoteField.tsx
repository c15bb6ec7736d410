import TextField from '@mui/material/TextField'
import type { PartProps } from './part-props.js'
import { VisitPart } from './VisitPart.js'

/** What the office should know. */
export function NoteField({ order, draft, onDraft }: PartProps) {
  return (
    <VisitPart part="note" title={order.type.requiredFields.includes('note') ? 'Note' : 'Note, if there is one'}>
      <TextField
        label="For the office"
        value={draft.note}
        onChange={(event) => onDraft({ ...draft, note: event.target.value })}
        fullWidth
        multiline
        minRows={2}
        sx={{ '& .MuiInputBase-input': { fontSize: '1.0625rem' } }}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </VisitPart>
  )
}
