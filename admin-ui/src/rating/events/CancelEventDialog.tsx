import { useEffect } from 'react'
import type { AnnouncedEventJson } from '../../../../api/rating/event-contract.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { concernedText, eventHoursText } from './event-words.js'

interface Props {
  readonly event: AnnouncedEventJson
  readonly onClose: () => void
}

/** Cancels an event: it stays on record, and no bill counts it any more. */
export function CancelEventDialog({ event, onClose }: Props) {
  const { begin, send, isSending } = useCommand<{ draftsAgain: number; billsToReview: number }>({
    said: (answer) => `The event is cancelled. ${concernedText(answer)}`,
    onDone: onClose,
  })
  useEffect(() => begin(), [begin])
  return (
    <ReasonDialog
      open
      dangerous
      title={`Cancel the event of ${eventHoursText(event)}`}
      confirmLabel="Cancel the event"
      isSending={isSending}
      suggestions={['Called off', 'Announced for other hours']}
      onConfirm={(reason) => send({ path: `/announced-events/${event.id}/cancel`, body: { reason } })}
      onClose={onClose}
    >
      It stays on record and no bill counts it any more. Issued bills that counted it are looked at again; where they come out
      otherwise, cancelling and billing again is proposed.
    </ReasonDialog>
  )
}
