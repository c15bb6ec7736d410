import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { ChoiceField } from '../../presentation/ChoiceField.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { EVENT_KINDS, type EventKind, eventKindText } from './event-words.js'

const NAME = /^[a-z][a-z0-9_]{0,59}$/

/** Begins a list of events under the name that tariffs ask for. */
export function NewEventListDialog({ onClose }: { readonly onClose: () => void }) {
  const [list, setList] = useState('critical_peak')
  const [label, setLabel] = useState('')
  const [kind, setKind] = useState<EventKind>('critical_peak')
  const { begin, send, isSending } = useCommand({ said: `The list ${list} is there.`, onDone: onClose })
  useEffect(() => begin(), [begin])
  const isName = NAME.test(list)
  return (
    <ReasonDialog
      open
      title="Begin a list of events"
      confirmLabel="Begin the list"
      isSending={isSending}
      reasonComesLast
      suggestions={['The programme begins']}
      {...(isName && label.trim() !== '' ? {} : { blockedBecause: 'Say what the list is called, and its name in tariffs.' })}
      onConfirm={(reason) => send({ path: '/event-lists', body: { list, kind, label: label.trim(), reason } })}
      onClose={onClose}
    >
      Tariffs that ask for it are billed from now on: without an event, nothing was announced.
      <TextField
        label="What it is called"
        value={label}
        onChange={(event) => setLabel(event.target.value)}
        autoFocus
        required
        fullWidth
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 100 } }}
      />
      <ChoiceField label="What for" value={kind} choices={EVENT_KINDS} textOf={eventKindText} onChoose={setKind} />
      <TextField
        label="Name in tariffs"
        value={list}
        onChange={(event) => setList(event.target.value)}
        error={!isName}
        helperText="Small letters, digits and _, as the tariff writes it"
        required
        fullWidth
        margin="dense"
      />
    </ReasonDialog>
  )
}
