import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useGetList } from 'react-admin'
import type { RenderedTextJson, TemplateTextJson } from '../../../api/documents/contract.js'
import { callApi } from '../http.js'
import { Panel } from '../presentation/Panel.js'
import { MessageText } from './MessageText.js'
import { useSettled } from './use-settled.js'

interface Props {
  readonly templateCode: string
  readonly text: TemplateTextJson
}

/** What the customer of a chosen account would read, while it is being written. */
export function TemplatePreview({ templateCode, text }: Props) {
  const { data: accounts } = useGetList<{ id: string }>('accounts', { pagination: { page: 1, perPage: 1 } })
  const [typed, setTyped] = useState<string>()
  const accountId = (typed ?? accounts?.[0]?.id ?? '').trim()
  const asked = useSettled({ accountId, text })
  const { data, error } = useQuery<RenderedTextJson>({
    queryKey: ['template-preview', templateCode, asked],
    queryFn: async ({ signal }) =>
      (
        await callApi<RenderedTextJson>(`/message-templates/${encodeURIComponent(templateCode)}/preview`, {
          method: 'POST',
          body: asked,
          signal,
        })
      ).body,
    enabled: asked.accountId !== '' && asked.text.subject !== '' && asked.text.body !== '',
    placeholderData: keepPreviousData,
    retry: false,
  })
  return (
    <Panel title="As a customer reads it">
      <Box sx={{ p: 2, pb: 0 }}>
        <TextField
          label="Account"
          value={typed ?? accountId}
          onChange={(event) => setTyped(event.target.value)}
          helperText="Its own fields have the values of their examples"
          fullWidth
          slotProps={{ htmlInput: { maxLength: 64 } }}
        />
        {error !== null && (
          <Alert severity="warning" sx={{ mt: 1.5 }}>
            {error instanceof Error ? error.message : String(error)}
          </Alert>
        )}
      </Box>
      {data !== undefined && (
        <>
          <MessageText message={{ ...data, channel: 'email', address: null, language: text.language }} />
          {data.shortText !== null && (
            <Box sx={{ borderTop: 1, borderColor: 'divider' }}>
              <MessageText
                message={{ subject: '', body: data.shortText, channel: 'sms', address: null, language: text.language }}
              />
            </Box>
          )}
        </>
      )}
    </Panel>
  )
}
