import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { DayField } from '../presentation/DayField.js'
import { FormDialog } from '../presentation/FormDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { useUtility } from '../presentation/use-utility.js'
import { CHANNEL_TEXTS, REACHED_TEXTS, stageText } from './collection-words.js'

const CHANNELS = ['phone', 'visit', 'posted', 'served'] as const
const REACHED = ['customer', 'adult', 'emergency_contact', 'nobody'] as const
const NOTICES = ['none', 'first', 'second'] as const

interface Props {
  readonly open: boolean
  readonly accountId: string
  readonly onClose: () => void
}

/** A call, a visit, or a notice that was handed over or posted. */
export function RecordContactDialog({ open, accountId, onClose }: Props) {
  const today = useUtility()?.today ?? ''
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('phone')
  const [reached, setReached] = useState<(typeof REACHED)[number]>('customer')
  const [notice, setNotice] = useState<(typeof NOTICES)[number]>('none')
  const [on, setOn] = useState('')
  const [note, setNote] = useState('')
  const [leftDoorHanger, setLeft] = useState(false)
  const { begin, send, isSending } = useCommand({ said: 'The contact is written down.', onDone: onClose })
  useEffect(() => {
    if (!open) return
    begin()
    setOn(today)
    setNote('')
    setNotice('none')
    setLeft(false)
  }, [open, begin, today])
  const isNotice = channel === 'posted' || channel === 'served'
  return (
    <FormDialog
      open={open}
      title="Write down a contact"
      confirmLabel="Keep the contact"
      wide
      isReady={on !== ''}
      isSending={isSending}
      onConfirm={() =>
        send({
          path: `/accounts/${encodeURIComponent(accountId)}/collection-contacts`,
          body: {
            channel,
            reached,
            on,
            leftDoorHanger,
            note: note.trim() === '' ? null : note.trim(),
            notice: isNotice && notice !== 'none' ? { stage: notice, recipient: 'customer' } : null,
          },
        })
      }
      onClose={onClose}
    >
      <ChoiceField
        label="How"
        value={channel}
        choices={CHANNELS}
        textOf={(each) => CHANNEL_TEXTS[each] ?? each}
        onChoose={setChannel}
      />
      <ChoiceField
        label="Who was reached"
        value={reached}
        choices={REACHED}
        textOf={(each) => REACHED_TEXTS[each] ?? each}
        onChoose={setReached}
      />
      {isNotice && (
        <ChoiceField
          label="Notice of disconnection"
          value={notice}
          choices={NOTICES}
          textOf={(each) => (each === 'none' ? 'None left' : `${stageText(each)} notice left for the customer`)}
          onChoose={setNotice}
        />
      )}
      <DayField label="Day" value={on} onChange={setOn} required />
      <FormControlLabel
        control={<Checkbox checked={leftDoorHanger} onChange={(event) => setLeft(event.target.checked)} />}
        label="A door hanger was left"
      />
      <TextField
        label="Note"
        value={note}
        onChange={(event) => setNote(event.target.value)}
        fullWidth
        multiline
        minRows={2}
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </FormDialog>
  )
}
