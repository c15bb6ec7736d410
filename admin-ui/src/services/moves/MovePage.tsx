import Box from '@mui/material/Box'
import type { KeyboardEvent, ReactNode } from 'react'
import { useNavigate } from 'react-router-dom'
import { PageHeader } from '../../presentation/PageHeader.js'
import { useCommand } from '../../presentation/use-command.js'
import { requestPage } from '../service-paths.js'
import { AskPanel } from './AskPanel.js'
import type { Asked } from './move-draft.js'
import type { PreviewStanding } from './use-preview.js'

interface Props {
  readonly title: string
  readonly subtitle: string
  readonly asked: Asked
  readonly standing: PreviewStanding
  readonly confirmLabel: string
  readonly remedy?: ReactNode
  /** The parts to fill in, top to bottom. */
  readonly children: ReactNode
}

/** A page on which something is asked for: what to fill in on the left, what follows from it on the right, then the request's own page. */
export function MovePage({ title, subtitle, asked, standing, confirmLabel, remedy, children }: Props) {
  const navigate = useNavigate()
  const { send, isSending } = useCommand<{ requestId: string; accountId: string }>({
    said: ({ requestId }) => `Request ${requestId} is opened. Tell the customer what stands on this page.`,
    onDone: ({ requestId }) => void navigate(requestPage(requestId)),
  })
  const open = (): void => {
    if (standing.preview !== undefined && standing.isCurrent && !isSending) send({ path: '/service-requests', body: asked.wish })
  }
  return (
    <>
      <PageHeader title={title} subtitle={subtitle} />
      <Box
        component="form"
        onSubmit={(event) => {
          event.preventDefault()
          open()
        }}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key !== 'Enter') return
          if (event.ctrlKey || event.metaKey) open()
          // Enter in a field chooses or goes on; it must not open a request that nobody has looked at.
          if (event.target instanceof HTMLInputElement) event.preventDefault()
        }}
        sx={{
          px: { xs: 0, sm: 2 },
          pb: 3,
          display: 'grid',
          gap: 1.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.6fr) minmax(300px, 1fr)' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>{children}</Box>
        <Box sx={{ px: { xs: 2, sm: 0 }, height: { lg: '100%' } }}>
          <AskPanel asked={asked} standing={standing} confirmLabel={confirmLabel} isSending={isSending} remedy={remedy} />
        </Box>
      </Box>
    </>
  )
}
