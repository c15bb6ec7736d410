import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import { useEffect, useState } from 'react'
import type { EventListJson } from '../../../../api/rating/event-contract.js'
import { problemOf } from '../../http.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { type ChosenFile, ChosenFileField } from '../check/ChosenFileField.js'
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

/** Enters a file of events, all of them or none; what is wrong with it is shown line by line. */
export function ImportEventsDialog({ lists, onClose }: Props) {
  const [list, setList] = useState(lists[0]?.list ?? '')
  const [file, setFile] = useState<ChosenFile>()
  const { begin, send, isSending, error, reset } = useCommand<Answer>({
    said: ({ eventIds, known, ...bills }) =>
      `${eventIds.length} event${eventIds.length === 1 ? '' : 's'} entered, ${known} there already. ${concernedText(bills)}`,
    onDone: onClose,
    handles: (failure) => problemOf(failure)?.code === 'EVENT_FILE',
  })
  useEffect(() => begin(), [begin])
  const lines = (problemOf(error)?.facts?.['problems'] ?? []) as readonly { readonly line: number; readonly message: string }[]
  return (
    <ReasonDialog
      open
      title="Import a file of events"
      confirmLabel="Enter the events"
      isSending={isSending}
      reasonComesLast
      suggestions={['List of the programme']}
      {...(file === undefined ? { blockedBecause: 'Choose a file.' } : {})}
      onConfirm={(reason) => send({ path: '/announced-events/import', body: { list, file: file?.text ?? '', reason } })}
      onClose={onClose}
    >
      All of them are entered or none. What is there already is passed over, so the same file again changes nothing.
      <EventListField lists={lists} value={list} onChoose={setList} />
      <Box sx={{ mt: 1 }}>
        <ChosenFileField
          label="File"
          hint="CSV: starts,ends,announced, each as 2026-08-13T16:00"
          accept=".csv,text/csv"
          file={file}
          onFile={(chosen) => {
            reset()
            setFile(chosen)
          }}
        />
      </Box>
      {lines.length > 0 && (
        <Alert severity="error" sx={{ mt: 1 }}>
          Nothing was entered.
          {lines.slice(0, 10).map(({ line, message }) => (
            <Box key={line}>
              Line {line}: {message}
            </Box>
          ))}
          {lines.length > 10 && <Box>and {lines.length - 10} more</Box>}
        </Alert>
      )}
    </ReasonDialog>
  )
}
