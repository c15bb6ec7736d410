import Box from '@mui/material/Box'
import { useParams } from 'react-router-dom'
import { PageHeader } from '../presentation/PageHeader.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { usePermission } from '../shell/use-permission.js'
import { DecisionPanel } from './DecisionPanel.js'
import { HoldButton } from './HoldButton.js'
import { ProtectionsPanel } from './ProtectionsPanel.js'

/** Of an account: why service may not be cut or when at the earliest, and what protects the household. */
export function DecisionPage() {
  const { id = '' } = useParams()
  const seesProtections = usePermission('collections.read_protections')
  return (
    <>
      <PageHeader
        title="Disconnection"
        subtitle={
          <>
            Account <RecordLink resource="accounts" id={id} />
          </>
        }
        acts={<HoldButton accountId={id} />}
      />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          p: 1.5,
          alignItems: 'start',
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            lg: seesProtections ? 'minmax(0, 1.4fr) minmax(0, 1fr)' : 'minmax(0, 1fr)',
          },
        }}
      >
        <DecisionPanel accountId={id} />
        {seesProtections && <ProtectionsPanel accountId={id} />}
      </Box>
    </>
  )
}
