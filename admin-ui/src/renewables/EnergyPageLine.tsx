import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SentEnergyPageJson } from '../../../api/renewables/energy-page-contract.js'
import { callApi } from '../http.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { dayText } from '../presentation/date-text.js'
import { EndPageDialog } from './EndPageDialog.js'
import { SendPageDialog } from './SendPageDialog.js'

const CHANNELS: Readonly<Record<string, string>> = { email: 'by e-mail', sms: 'by text message', post: 'by post' }

/** The customer's own page of usage, banks, shares and programmes: who sent it, until when it opens; nothing where it had nothing to show. */
export function EnergyPageLine({ accountId }: { readonly accountId: string }) {
  const [dialog, setDialog] = useState<'send' | 'end'>()
  const path = `/accounts/${encodeURIComponent(accountId)}/energy-page`
  const { data } = useQuery({
    queryKey: ['accounts', 'energy-page', accountId],
    queryFn: async ({ signal }) => (await callApi<SentEnergyPageJson>(path, { signal })).body,
  })
  if (data === undefined || !data.hasAny) return null
  const { sent } = data
  return (
    <Box
      sx={{
        px: 1.25,
        py: 0.25,
        fontSize: '0.8125rem',
        borderTop: 1,
        borderColor: 'divider',
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 1,
      }}
    >
      <Box sx={{ flex: 1, minWidth: 180 }} title={sent === null ? undefined : sentText(sent)}>
        {sent === null
          ? 'The customer can have their usage and these figures on a page of their own.'
          : `Customer’s own page: opens until ${dayText(sent.validUntil)}`}
      </Box>
      <ActionButton permission="documents.send" onClick={() => setDialog('send')}>
        {sent === null ? 'Send the link…' : 'Send another…'}
      </ActionButton>
      {sent !== null && (
        <ActionButton permission="documents.send" onClick={() => setDialog('end')}>
          Take back…
        </ActionButton>
      )}
      {dialog === 'send' && <SendPageDialog path={path} isAgain={sent !== null} onClose={() => setDialog(undefined)} />}
      {dialog === 'end' && <EndPageDialog path={path} onClose={() => setDialog(undefined)} />}
    </Box>
  )
}

function sentText({ channel, sentOn, sentBy }: NonNullable<SentEnergyPageJson['sent']>): string {
  return `Sent ${channel === null ? '' : `${CHANNELS[channel] ?? ''} `}on ${dayText(sentOn)} by ${sentBy}`
}
