import TextField from '@mui/material/TextField'
import type { SyntheticEvent } from 'react'
import type { DraftText } from './template-draft.js'

export type WrittenField = 'subject' | 'body' | 'shortText'

const SHORT_MAX = 480
/** What one text message carries; longer ones go, and are paid, as several. */
const ONE_MESSAGE = 160

interface Props {
  readonly draft: DraftText
  readonly onChange: (changes: Partial<DraftText>) => void
  /** Where the cursor stands, so that a field can be put in there. */
  readonly onCursor: (field: WrittenField, at: number) => void
}

/** Subject, text and short text of one language. */
export function TextFields({ draft, onChange, onCursor }: Props) {
  const noting = (field: WrittenField) => (event: SyntheticEvent) => {
    const { target } = event
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) onCursor(field, target.selectionStart ?? 0)
  }
  const length = draft.shortText.length
  return (
    <>
      <TextField
        label="Subject"
        value={draft.subject}
        onChange={(event) => onChange({ subject: event.target.value })}
        onSelect={noting('subject')}
        fullWidth
        required
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 200, lang: draft.language } }}
      />
      <TextField
        label="Text"
        value={draft.body}
        onChange={(event) => onChange({ body: event.target.value })}
        onSelect={noting('body')}
        fullWidth
        required
        multiline
        minRows={10}
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 10_000, lang: draft.language } }}
      />
      <TextField
        label="As a text message"
        value={draft.shortText}
        onChange={(event) => onChange({ shortText: event.target.value })}
        onSelect={noting('shortText')}
        helperText={
          length === 0
            ? 'Without it, it never goes as a text message'
            : `${length} of ${SHORT_MAX} characters${length > ONE_MESSAGE ? '; more than 160 go as several messages' : ''}, fields not filled in`
        }
        fullWidth
        multiline
        minRows={2}
        margin="dense"
        slotProps={{ htmlInput: { maxLength: SHORT_MAX, lang: draft.language } }}
      />
    </>
  )
}
