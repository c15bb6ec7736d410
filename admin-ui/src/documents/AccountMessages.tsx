import Box from '@mui/material/Box'
import { useGetList } from 'react-admin'
import { useNavigate } from 'react-router-dom'
import type { MessageRecordJson } from '../../../api/documents/contract.js'
import { allOf } from '../customers/account/all-of.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Instant } from '../presentation/Instant.js'
import { TextLink } from '../presentation/TextLink.js'
import { channelText } from './message-words.js'
import { MessageStateChip } from './MessageStateChip.js'

const SHOWN = 12

/** The newest messages of an account, as lines of a panel. */
export function AccountMessages({ accountId }: { readonly accountId: string }) {
  const navigate = useNavigate()
  const { data, isPending } = useGetList<MessageRecordJson>('messages', {
    filter: { accountId },
    sort: { field: 'id', order: 'DESC' },
    pagination: { page: 1, perPage: SHOWN },
  })
  if (isPending || data === undefined) return null
  if (data.length === 0) {
    return <EmptyState dense title="Nothing was sent yet" sentence="Send the first one with More ▾, Send a message." />
  }
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {data.map((message) => (
        <Box
          component="li"
          key={message.id}
          onClick={() => void navigate(`/messages/${message.id}/show`)}
          sx={{
            px: 1.25,
            py: 0.75,
            borderBottom: 1,
            borderColor: 'divider',
            cursor: 'pointer',
            '&:hover': { bgcolor: 'action.hover' },
          }}
        >
          <Box sx={{ display: 'flex', gap: 1, justifyContent: 'space-between', alignItems: 'baseline', flexWrap: 'wrap' }}>
            <Box sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' }}>
              <TextLink to={`/messages/${message.id}/show`}>{message.subject}</TextLink>
            </Box>
            <MessageStateChip message={message} />
          </Box>
          <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
            {channelText(message.channel)} · <Instant at={message.createdAt} />
          </Box>
        </Box>
      ))}
      {data.length === SHOWN && (
        <Box component="li" sx={{ px: 1.25, py: 0.75 }}>
          <TextLink to={allOf('messages', accountId)}>All messages</TextLink>
        </Box>
      )}
    </Box>
  )
}
