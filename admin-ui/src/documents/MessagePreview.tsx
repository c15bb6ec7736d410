import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ComposedMessageJson } from '../../../api/documents/contract.js'
import { languageText } from '../customers/customer-words.js'
import { callApi } from '../http.js'
import { channelReasonText, channelText } from './message-words.js'
import { MessageText } from './MessageText.js'
import { useSettled } from './use-settled.js'

interface Props {
  readonly accountId: string
  readonly body: object
  /** All that is needed has been filled in. */
  readonly isReady: boolean
}

/** The message as it would leave: by which way and why, in which language, in which words. */
export function MessagePreview({ accountId, body, isReady }: Props) {
  const asked = useSettled(body)
  const { data, error } = useQuery<ComposedMessageJson>({
    queryKey: ['message-preview', accountId, asked],
    queryFn: async ({ signal }) =>
      (await callApi<ComposedMessageJson>(`/accounts/${accountId}/messages/preview`, { method: 'POST', body: asked, signal }))
        .body,
    enabled: isReady && JSON.stringify(asked) === JSON.stringify(body),
    placeholderData: keepPreviousData,
    retry: false,
  })
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, minHeight: 200, alignSelf: 'start', minWidth: 0 }}>
      <Box sx={{ px: 2, py: 1, borderBottom: 1, borderColor: 'divider', color: 'text.secondary', fontSize: '0.8125rem' }}>
        {data === undefined || !isReady
          ? 'Fill in the fields to see what the customer will read.'
          : `${channelText(data.channel)}, ${channelReasonText(data.reason)}; in ${languageText(data.language)}`}
      </Box>
      {isReady && error !== null && <Alert severity="warning">{error instanceof Error ? error.message : String(error)}</Alert>}
      {isReady && data !== undefined && <MessageText message={data} />}
    </Box>
  )
}
