import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import { useEffect, useState } from 'react'
import { problemOf } from '../../http.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { type ChosenFile, ChosenFileField } from '../../rating/check/ChosenFileField.js'

/** Takes a file of what the former system had left in banks. */
export function ImportOpeningsButton() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <ActionButton permission="billing.correct" variant="outlined" onClick={() => setOpen(true)}>
        Import bank openings…
      </ActionButton>
      {isOpen && <ImportOpeningsDialog onClose={() => setOpen(false)} />}
    </>
  )
}

function ImportOpeningsDialog({ onClose }: { readonly onClose: () => void }) {
  const [file, setFile] = useState<ChosenFile>()
  const { begin, send, isSending, error, reset } = useCommand<{ opened: number; known: number }>({
    said: ({ opened, known }) => `${opened} opening${opened === 1 ? '' : 's'} entered, ${known} there already.`,
    onDone: onClose,
    handles: (failure) => problemOf(failure)?.code === 'BANK_FILE',
  })
  useEffect(() => begin(), [begin])
  const lines = (problemOf(error)?.facts?.['problems'] ?? []) as readonly { readonly line: number; readonly message: string }[]
  return (
    <ReasonDialog
      open
      title="Import bank openings"
      confirmLabel="Enter the openings"
      isSending={isSending}
      reasonComesLast
      suggestions={['Cut-over from the former system']}
      {...(file === undefined ? { blockedBecause: 'Choose a file.' } : {})}
      onConfirm={(reason) => send({ path: '/bank-openings/import', body: { file: file?.text ?? '', reason } })}
      onClose={onClose}
    >
      What the former system had left of energy or money, before the first bills go on from it. All of them are entered or none;
      the same file again changes nothing.
      <Box sx={{ mt: 1 }}>
        <ChosenFileField
          label="File"
          hint="CSV: agreement, bank, period (empty where one for all hours), quantity, earned_on"
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
