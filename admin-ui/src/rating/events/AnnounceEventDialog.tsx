import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import type { EventListJson } from '../../../../api/rating/event-contract.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { EventListField } from './EventListField.js'
import { concernedText } from './event-words.js'

interface Props {
  readonly lists: readonly EventListJson[]
  readonly onClose: () => void
}

/** Enters one event: its list, from when to when, and when it was announced. */
export function AnnounceEventDialog({ lists, onClose }: Props) {
  const [list, setList] = useState(lists[0]?.list ?? '')
  const [startsAt, setStartsAt] = useState('')
  const [endsAt, setEndsAt] = useState('')
  const [announcedAt, setAnnouncedAt] = useState('')
  const { begin, send, isSending } = useCommand<{ draftsAgain: number; billsToReview: number; known: number }>({
    said: (answer) => (answer.known > 0 ? 'That event was there already.' : `The event is entered. ${concernedText(answer)}`),
    onDone: onClose,
  })
  useEffect(() => begin(), [begin])
  const isWhole = [startsAt, endsAt, announcedAt].every((moment) => moment !== '')
  return (
    <ReasonDialog
      open
      title="Announce an event"
      confirmLabel="Enter the event"
      isSending={isSending}
      reasonComesLast
      suggestions={['Announced to customers by text message']}
      {...(isWhole ? {} : { blockedBecause: 'Say from when to when, and when it was announced.' })}
      onConfirm={(reason) =>
        send({ path: '/announced-events', body: { list, events: [{ startsAt, endsAt, announcedAt }], reason } })
      }
      onClose={onClose}
    >
      Bills that were issued for these hours are looked at again; where they come out otherwise, cancelling and billing again is
      proposed.
      <EventListField lists={lists} value={list} onChoose={setList} />
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 1.5 }}>
        <MomentField label="From" value={startsAt} onChange={setStartsAt} />
        <MomentField label="To, not included" value={endsAt} onChange={setEndsAt} />
        <MomentField label="Announced" value={announcedAt} onChange={setAnnouncedAt} />
      </Box>
    </ReasonDialog>
  )
}

interface MomentProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A minute by the clock of the utility. */
function MomentField({ label, value, onChange }: MomentProps) {
  return (
    <TextField
      label={label}
      type="datetime-local"
      value={value}
      onChange={(event) => onChange(event.target.value.slice(0, 16))}
      fullWidth
      required
      margin="dense"
      slotProps={{ inputLabel: { shrink: true } }}
    />
  )
}
