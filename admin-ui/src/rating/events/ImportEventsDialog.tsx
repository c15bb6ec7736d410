import { useState } from 'react'
import type { EventListJson } from '../../../../api/rating/event-contract.js'
import { ImportFileDialog } from '../../presentation/ImportFileDialog.js'
import { EventListField } from './EventListField.js'
import { concernedText } from './event-words.js'

interface Props {
  readonly lists: readonly EventListJson[]
  readonly onClose: () => void
}

interface Answer {
  readonly eventIds: readonly number[]
  readonly known: number
  readonly draftsAgain: number
  readonly billsToReview: number
}

/** Enters a file of events into one of the lists. */
export function ImportEventsDialog({ lists, onClose }: Props) {
  const [list, setList] = useState(lists[0]?.list ?? '')
  return (
    <ImportFileDialog<Answer>
      title="Import a file of events"
      confirmLabel="Enter the events"
      suggestions={['List of the programme']}
      path="/announced-events/import"
      body={{ list }}
      refusal="EVENT_FILE"
      hint="CSV: starts,ends,announced, each as 2026-08-13T16:00"
      said={({ eventIds, known, ...bills }) =>
        `${eventIds.length} event${eventIds.length === 1 ? '' : 's'} entered, ${known} there already. ${concernedText(bills)}`
      }
      onClose={onClose}
    >
      All of them are entered or none. What is there already is passed over, so the same file again changes nothing.
      <EventListField lists={lists} value={list} onChoose={setList} />
    </ImportFileDialog>
  )
}
