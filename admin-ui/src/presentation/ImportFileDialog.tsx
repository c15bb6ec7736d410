import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import { type ReactNode, useEffect, useState } from 'react'
import { problemOf } from '../http.js'
import { type ChosenFile, ChosenFileField } from './ChosenFileField.js'
import { ReasonDialog } from './ReasonDialog.js'
import { useCommand } from './use-command.js'

interface Props<Answer> {
  readonly title: string
  readonly confirmLabel: string
  readonly suggestions: readonly string[]
  /** Where the file goes, with what else its command needs. */
  readonly path: string
  readonly body?: Readonly<Record<string, unknown>>
  /** The refusal that names lines of the file. */
  readonly refusal: string
  readonly hint: string
  readonly said: (answer: Answer) => string
  /** Why the file cannot be sent yet, beside that there is none. */
  readonly blockedBecause?: string
  readonly children: ReactNode
  readonly onClose: () => void
}

const SHOWN = 10

/** Takes a file of lines, all of them or none; what is wrong with it is shown line by line. */
export function ImportFileDialog<Answer>({
  path,
  body = {},
  refusal,
  hint,
  said,
  blockedBecause,
  children,
  onClose,
  ...words
}: Props<Answer>) {
  const [file, setFile] = useState<ChosenFile>()
  const { begin, send, isSending, error, reset } = useCommand<Answer>({
    said,
    onDone: onClose,
    handles: (failure) => problemOf(failure)?.code === refusal,
  })
  useEffect(() => begin(), [begin])
  const lines = (problemOf(error)?.facts?.['problems'] ?? []) as readonly { readonly line: number; readonly message: string }[]
  const blocked = blockedBecause ?? (file === undefined ? 'Choose a file.' : undefined)
  return (
    <ReasonDialog
      open
      {...words}
      isSending={isSending}
      reasonComesLast
      {...(blocked === undefined ? {} : { blockedBecause: blocked })}
      onConfirm={(reason) => send({ path, body: { ...body, file: file?.text ?? '', reason } })}
      onClose={onClose}
    >
      {children}
      <Box sx={{ mt: 1 }}>
        <ChosenFileField
          label="File"
          hint={hint}
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
          {lines.slice(0, SHOWN).map(({ line, message }) => (
            <Box key={line}>
              Line {line}: {message}
            </Box>
          ))}
          {lines.length > SHOWN && <Box>and {lines.length - SHOWN} more</Box>}
        </Alert>
      )}
    </ReasonDialog>
  )
}
