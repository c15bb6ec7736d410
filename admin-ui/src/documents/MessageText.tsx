import Box from '@mui/material/Box'
import Link from '@mui/material/Link'

interface Props {
  readonly message: {
    readonly id?: number
    readonly channel: string
    readonly address: string | null
    readonly subject: string
    readonly body: string
    readonly language: string
  }
}

/** The words of a message on the paper they go on: address, subject, text. A text message has no subject. */
export function MessageText({ message }: Props) {
  const { id, channel, address, subject, body, language } = message
  const isText = channel === 'sms'
  return (
    <Box sx={{ p: 2, fontSize: '0.875rem', lineHeight: 1.55, maxWidth: '72ch' }}>
      {address !== null && (
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', whiteSpace: 'pre-line', mb: 1.5 }}>
          {channel === 'post' ? address : `To ${address}`}
        </Box>
      )}
      <Box lang={language}>
        {!isText && (
          <Box component="p" sx={{ m: 0, mb: 1.5, fontWeight: 600, fontSize: '1rem', overflowWrap: 'anywhere' }}>
            {subject}
          </Box>
        )}
        <Box
          component="p"
          sx={{
            m: 0,
            whiteSpace: 'pre-wrap',
            overflowWrap: 'anywhere',
            ...(isText
              ? { bgcolor: 'action.hover', borderRadius: '12px 12px 12px 2px', px: 1.5, py: 1, display: 'inline-block' }
              : {}),
          }}
        >
          {body}
        </Box>
      </Box>
      {channel === 'post' && id !== undefined && (
        <Box sx={{ mt: 2 }}>
          <Link href={`/api/v1/messages/${id}/letter.pdf`} target="_blank" rel="noopener">
            Open the letter as PDF
          </Link>
        </Box>
      )}
    </Box>
  )
}
