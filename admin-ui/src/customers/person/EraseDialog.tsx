import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { callApi } from '../../http.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'

interface Props {
  readonly customerId: string
  readonly name: string
  readonly onClose: () => void
}

/** Shows what erasing leaves, or why it cannot be done, before it is done for ever. */
export function EraseDialog({ customerId, name, onClose }: Props) {
  const { begin, send, isSending } = useCommand({ said: 'The person is erased.', onDone: onClose })
  useEffect(begin, [begin])
  const path = `/customers/${customerId}/erasure`
  const { data } = useQuery({
    queryKey: ['customers', 'erasure', customerId],
    queryFn: async ({ signal }) =>
      (await callApi<{ refusedBecause: string | null; stays: readonly string[] }>(path, { signal })).body,
  })
  return (
    <ReasonDialog
      open
      title={`Erase ${name} for ever?`}
      confirmLabel="Erase this person"
      dangerous
      isSending={isSending}
      suggestions={['Asked for it in writing']}
      blockedBecause={data === undefined ? 'Looking at what would stay…' : (data.refusedBecause ?? undefined)}
      onConfirm={(reason) => send({ path, body: { reason } })}
      onClose={onClose}
    >
      Names become a mark; contact data, documents, notes and files are emptied. This cannot be undone. What stays:
      <Box component="ul" sx={{ my: 1, pl: 2.5 }}>
        {data?.stays.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </Box>
    </ReasonDialog>
  )
}
