import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { type FormEvent, useEffect, useState } from 'react'
import { useGetList } from 'react-admin'
import type { TemplatePageJson, TemplateRecordJson } from '../../../api/documents/contract.js'
import { useCommand } from '../presentation/use-command.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import { MergeFieldInput } from './MergeFieldInput.js'
import { MessagePreview } from './MessagePreview.js'
import { missingFields, sendBodyOf } from './send-draft.js'

interface Props {
  readonly open: boolean
  readonly accountId: string
  readonly customerName: string
  readonly onClose: () => void
}

const IN_OWN_WORDS = 'NOTICE'

/** A message to the customer of an account: a template, its fields, and beside them what the customer will read. */
export function SendMessageDialog({ open, accountId, customerName, onClose }: Props) {
  const [templateCode, setTemplateCode] = useState(IN_OWN_WORDS)
  const [channel, setChannel] = useState<'' | 'email' | 'sms' | 'post'>('')
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const { data: templates } = useGetList<TemplateRecordJson>(
    'message-templates',
    { pagination: { page: 1, perPage: 200 }, sort: { field: 'title', order: 'ASC' } },
    { enabled: open },
  )
  const { data: template } = useRecordPage<TemplatePageJson>('message-templates', templateCode, { isWanted: open })
  const { begin, send, isSending } = useCommand({ said: 'The message is on its way.', onDone: onClose })
  useEffect(() => {
    if (!open) return
    begin()
    setTemplateCode(IN_OWN_WORDS)
    setChannel('')
    setValues({})
  }, [open, begin])
  const fields = template?.id === templateCode ? template.fields : []
  const missing = missingFields(fields, values)
  const isReady = template?.id === templateCode && missing.length === 0
  const body = sendBodyOf({ templateCode, channel, fields, values })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    event.stopPropagation()
    if (isReady && !isSending) send({ path: `/accounts/${accountId}/messages`, body })
  }
  return (
    <Dialog open={open} onClose={onClose} fullWidth maxWidth="md">
      <form onSubmit={submit}>
        <DialogTitle>Send {customerName} a message</DialogTitle>
        <DialogContent
          sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 1fr) minmax(0, 1.2fr)' } }}
        >
          <Box>
            <TextField
              select
              label="Template"
              value={templates === undefined ? '' : templateCode}
              onChange={(event) => setTemplateCode(event.target.value)}
              fullWidth
              margin="dense"
            >
              {(templates ?? []).map((each) => (
                <MenuItem key={each.id} value={each.id}>
                  {each.title}
                </MenuItem>
              ))}
            </TextField>
            <TextField
              select
              label="By"
              value={channel}
              onChange={(event) => setChannel(event.target.value as typeof channel)}
              fullWidth
              margin="dense"
              slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
            >
              <MenuItem value="">As the customer chose</MenuItem>
              <MenuItem value="email">E-mail</MenuItem>
              <MenuItem value="sms">Text message</MenuItem>
              <MenuItem value="post">Letter</MenuItem>
            </TextField>
            {fields.map((field) => (
              <MergeFieldInput
                key={field.name}
                field={field}
                value={values[field.name] ?? ''}
                onChange={(value) => setValues({ ...values, [field.name]: value })}
              />
            ))}
          </Box>
          <MessagePreview accountId={accountId} body={body} isReady={open && isReady} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Close without sending</Button>
          <Button type="submit" variant="contained" disabled={!isReady || isSending}>
            {isSending ? 'Sending…' : 'Send the message'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
