import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { type FormEvent, useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { WorkOrderTypeJson } from '../../../../api/fieldwork/contract.js'
import { useCommand } from '../../presentation/use-command.js'
import { ResultCodeFields } from './ResultCodeFields.js'
import { StepFields } from './StepFields.js'
import { TypeFields } from './TypeFields.js'
import { typeBody, typeDraft, whatTypeLacks } from './type-draft.js'

interface Props {
  readonly open: boolean
  /** Absent: a new one. */
  readonly type: WorkOrderTypeJson | undefined
  readonly onClose: () => void
}

/** Adds a kind of work or changes it as a whole. Orders that are open are done the new way. */
export function TypeDialog({ open, type, onClose }: Props) {
  const [draft, setDraft] = useState(() => typeDraft(type))
  const navigate = useNavigate()
  const { begin, send, isSending } = useCommand<{ id: string }>({
    method: 'PUT',
    said: type === undefined ? 'The kind of work is there.' : 'The kind of work is changed.',
    onDone: ({ id }) => {
      onClose()
      if (type === undefined) void navigate(`/work-order-types/${id}/show`)
    },
  })
  useEffect(() => {
    if (!open) return
    begin()
    setDraft(typeDraft(type))
  }, [open, type, begin])
  const lacks = whatTypeLacks(draft)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (lacks === undefined && !isSending)
      send({ path: `/work-order-types/${draft.typeCode}`, body: typeBody(draft, type?.version ?? 0) })
  }
  return (
    <Dialog open={open} onClose={onClose} fullWidth maxWidth="md">
      <form onSubmit={submit}>
        <DialogTitle>{type === undefined ? 'Add a kind of work' : `Change “${type.title}”`}</DialogTitle>
        <DialogContent>
          <TypeFields draft={draft} isNew={type === undefined} onDraft={setDraft} />
          <StepFields steps={draft.steps} onSteps={(steps) => setDraft({ ...draft, steps })} />
          <ResultCodeFields codes={draft.resultCodes} onCodes={(resultCodes) => setDraft({ ...draft, resultCodes })} />
        </DialogContent>
        <DialogActions>
          <Box sx={{ flex: { xs: '1 0 100%', sm: 1 }, color: 'text.secondary', fontSize: '0.8125rem' }}>{lacks}</Box>
          <Button onClick={onClose}>Close without keeping</Button>
          <Button type="submit" variant="contained" disabled={lacks !== undefined || isSending}>
            {type === undefined ? 'Add it' : 'Keep the changes'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
