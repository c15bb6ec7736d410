import Box from '@mui/material/Box'
import { useParams } from 'react-router-dom'
import type { ConnectionPageJson } from '../../../api/connections/contract.js'
import { RecordPage } from '../presentation/RecordPage.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import { ConnectionFactsPanel } from './ConnectionFactsPanel.js'
import { ConnectionHead } from './ConnectionHead.js'
import { ConnectionLogPanel } from './ConnectionLogPanel.js'
import { ConnectionMoneyPanel } from './ConnectionMoneyPanel.js'
import { ConnectionRecordsPanel } from './ConnectionRecordsPanel.js'
import { ConnectionWorkPanel } from './ConnectionWorkPanel.js'
import { PermitsPanel } from './PermitsPanel.js'
import { QuotesPanel } from './QuotesPanel.js'
import { StageLine } from './StageLine.js'
import { WaitsPanel } from './WaitsPanel.js'

const REFRESH_MS = 15_000

/** One connection: the way it took, what it waits for, quotes side by side, permits, field orders, money, and its log. */
export function ConnectionShow() {
  const { id = '' } = useParams()
  const query = useRecordPage<ConnectionPageJson>('connections', id, { refreshMs: REFRESH_MS })
  return (
    <RecordPage query={query} what={`Connection ${id}`} listPath="/connections">
      {(connection) => <ConnectionPanels connection={connection} />}
    </RecordPage>
  )
}

function ConnectionPanels({ connection }: { readonly connection: ConnectionPageJson }) {
  const column = { display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' } as const
  return (
    <>
      <ConnectionHead connection={connection} />
      <StageLine connection={connection} />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          p: 1.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1.6fr) minmax(0, 1fr)' },
        }}
      >
        <Box sx={column}>
          <WaitsPanel connection={connection} />
          <ConnectionFactsPanel connection={connection} />
          <ConnectionWorkPanel work={connection.work} />
        </Box>
        <Box sx={column}>
          <QuotesPanel quotes={connection.quotes} />
          <PermitsPanel connection={connection} />
          <ConnectionRecordsPanel connection={connection} />
        </Box>
        <Box sx={column}>
          <ConnectionMoneyPanel connection={connection} />
          <ConnectionLogPanel log={connection.log} />
        </Box>
      </Box>
    </>
  )
}
