import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import type { QuietHoursJson } from '../../../api/documents/contract.js'
import { Panel } from '../presentation/Panel.js'
import { useCommand } from '../presentation/use-command.js'
import { useQuery } from '@tanstack/react-query'
import { callApi } from '../http.js'
import { usePermission } from '../shell/use-permission.js'

/** Between which hours a customer gets no e-mail and no text message. */
export function QuietHoursPanel({ customerId }: { readonly customerId: string }) {
  const path = `/customers/${encodeURIComponent(customerId)}/quiet-hours`
  const { data } = useQuery({
    queryKey: ['customers', 'quiet-hours', customerId],
    queryFn: async ({ signal }) => (await callApi<{ hours: QuietHoursJson | null }>(path, { signal })).body,
  })
  const mayWrite = usePermission('customers.write')
  const [hours, setHours] = useState({ from: '', to: '' })
  const stored = data?.hours ?? null
  useEffect(() => setHours(stored ?? { from: '', to: '' }), [stored])
  const { begin, send, isSending } = useCommand<{ hours: QuietHoursJson | null }>({
    method: 'PUT',
    said: (answer) => (answer.hours === null ? 'No quiet hours any more.' : 'Quiet hours kept.'),
  })
  const keep = (wanted: QuietHoursJson | null): void => {
    begin()
    send({ path, body: { hours: wanted } })
  }
  const isChanged = hours.from !== (stored?.from ?? '') || hours.to !== (stored?.to ?? '')
  const isWhole = hours.from !== '' && hours.to !== '' && hours.from !== hours.to
  return (
    <Panel title="Quiet hours" padded>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        {(['from', 'to'] as const).map((end) => (
          <TextField
            key={end}
            label={end === 'from' ? 'From' : 'To'}
            type="time"
            value={hours[end]}
            disabled={!mayWrite || isSending}
            onChange={(event) => setHours({ ...hours, [end]: event.target.value })}
            slotProps={{ inputLabel: { shrink: true } }}
            sx={{ width: 130 }}
          />
        ))}
        {mayWrite && isChanged && (
          <Button variant="contained" disabled={!isWhole || isSending} onClick={() => keep(hours)}>
            Keep
          </Button>
        )}
        {mayWrite && stored !== null && !isChanged && (
          <Button disabled={isSending} onClick={() => keep(null)}>
            Take back
          </Button>
        )}
      </Box>
      <Box sx={{ color: 'text.secondary', fontSize: '0.75rem', mt: 1 }}>
        On the utility’s clock. E-mails and text messages wait until they are over; urgent ones do not.
      </Box>
    </Panel>
  )
}
