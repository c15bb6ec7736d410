import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { CaseTypeJson } from '../../../api/cases/contract.js'
import { callApi } from '../http.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { FormDialog } from '../presentation/FormDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { casePath } from './case-words.js'

interface Props {
  readonly open: boolean
  readonly accountId: string
  readonly onClose: () => void
}

/** Opens a complaint, an enquiry or a dispute about an account. */
export function OpenCaseDialog({ open, accountId, onClose }: Props) {
  const [typeCode, setTypeCode] = useState('')
  const [summary, setSummary] = useState('')
  const [body, setBody] = useState('')
  const [disputed, setDisputed] = useState('')
  const navigate = useNavigate()
  const { begin, send, isSending } = useCommand<{ caseId: number }>({
    said: 'The case is open and its clock runs.',
    onDone: ({ caseId }) => {
      onClose()
      void navigate(casePath(caseId))
    },
  })
  const { data: types = [] } = useQuery({
    queryKey: ['case-types'],
    queryFn: async ({ signal }) => (await callApi<CaseTypeJson[]>('/case-types', { signal })).body,
    enabled: open,
  })
  useEffect(() => {
    if (!open) return
    begin()
    setSummary('')
    setBody('')
    setDisputed('')
  }, [open, begin])
  const type = types.find(({ code }) => code === typeCode) ?? types[0]
  const isAmount = disputed.trim() === '' || /^\d{1,12}(\.\d{1,2})?$/.test(disputed.trim())
  return (
    <FormDialog
      open={open}
      title="Open a case"
      confirmLabel="Open the case"
      wide
      isReady={type !== undefined && summary.trim().length >= 3 && isAmount}
      isSending={isSending}
      onConfirm={() =>
        send({
          path: '/cases',
          body: {
            accountId,
            typeCode: type?.code,
            summary: summary.trim(),
            body: body.trim() === '' ? null : body.trim(),
            disputed: type?.holdsCollection === true && disputed.trim() !== '' ? disputed.trim() : null,
          },
        })
      }
      onClose={onClose}
    >
      <ChoiceField
        label="Type"
        value={type?.code ?? ''}
        choices={types.map(({ code }) => code)}
        textOf={(code) => types.find((one) => one.code === code)?.name ?? code}
        onChoose={setTypeCode}
        helperText={type === undefined ? undefined : `To be settled within ${type.businessDays} business days`}
      />
      <TextField
        label="In one line"
        value={summary}
        onChange={(event) => setSummary(event.target.value)}
        required
        autoFocus
        fullWidth
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
      <TextField
        label="What the customer says"
        value={body}
        onChange={(event) => setBody(event.target.value)}
        fullWidth
        multiline
        minRows={3}
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 20_000 } }}
      />
      {type?.holdsCollection === true && (
        <TextField
          label="Disputed amount"
          helperText="Not collected while the case is open"
          value={disputed}
          onChange={(event) => setDisputed(event.target.value)}
          error={!isAmount}
          fullWidth
          margin="dense"
          slotProps={{ htmlInput: { maxLength: 20, inputMode: 'decimal' } }}
        />
      )}
    </FormDialog>
  )
}
