import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import type { CustomerPageJson } from '../../../api/customers/contract.js'
import { Panel } from '../presentation/Panel.js'
import { useCommand } from '../presentation/use-command.js'
import { usePermission } from '../shell/use-permission.js'
import { channelText, messageText } from './customer-words.js'

const MESSAGES = ['bill', 'reminder', 'outage', 'appointment', 'service', 'marketing'] as const
const CHANNELS = ['email', 'sms', 'post', 'phone', 'none'] as const

/** Which kind of message goes by which channel; a choice is kept at once and can be changed back as easily. */
export function PreferencesPanel({ customer }: { readonly customer: CustomerPageJson }) {
  const mayWrite = usePermission('customers.write')
  const { send, isSending } = useCommand({ method: 'PUT', said: 'Preference kept.' })
  const chosen = new Map(customer.preferences.map((preference) => [preference.messageKind, preference.channel]))
  return (
    <Panel title="How messages are sent" padded>
      <Box
        sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '140px minmax(0, 260px)' }, gap: 1, alignItems: 'center' }}
      >
        {MESSAGES.map((messageKind) => (
          <Box key={messageKind} sx={{ display: 'contents' }}>
            <Box component="label" htmlFor={`preference-${messageKind}`} sx={{ fontSize: '0.8125rem' }}>
              {messageText(messageKind)}
            </Box>
            <TextField
              select
              id={`preference-${messageKind}`}
              value={chosen.get(messageKind) ?? ''}
              disabled={!mayWrite || isSending}
              onChange={(event) =>
                send({
                  path: `/customers/${customer.id}/preferences`,
                  body: { choices: [{ messageKind, channel: event.target.value === '' ? null : event.target.value }] },
                })
              }
              slotProps={{ select: { displayEmpty: true } }}
              sx={{ '& .MuiInputBase-input': { py: '5px' } }}
            >
              <MenuItem value="">As the account’s bills</MenuItem>
              {CHANNELS.filter((channel) => messageKind !== 'bill' || channel !== 'none').map((channel) => (
                <MenuItem key={channel} value={channel}>
                  {channelText(channel)}
                </MenuItem>
              ))}
            </TextField>
          </Box>
        ))}
      </Box>
    </Panel>
  )
}
