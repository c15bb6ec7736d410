import Box from '@mui/material/Box'
import { useParams } from 'react-router-dom'
import { PageHeader } from '../presentation/PageHeader.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { AccountWriteOffs } from './AccountWriteOffs.js'
import { CreditPanel } from './CreditPanel.js'
import { ProposeButton } from './ProposeButton.js'

/** Of an account: its credit history, and what was written off of it. */
export function CreditPage() {
  const { id = '' } = useParams()
  return (
    <>
      <PageHeader
        title="Credit and write-offs"
        subtitle={
          <>
            Account <RecordLink resource="accounts" id={id} />
          </>
        }
        acts={<ProposeButton accountId={id} />}
      />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          p: 1.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1fr)' },
        }}
      >
        <CreditPanel accountId={id} />
        <AccountWriteOffs accountId={id} />
      </Box>
    </>
  )
}
