import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AgencyRecordJson } from '../../../api/agencies/contract.js'
import { callApi } from '../http.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { PageHeader } from '../presentation/PageHeader.js'
import { Panel } from '../presentation/Panel.js'
import { TextLink } from '../presentation/TextLink.js'
import { AgencyDialog } from './AgencyDialog.js'
import { AgencyFilesPanel } from './AgencyFilesPanel.js'
import { AgencyTable } from './AgencyTable.js'

/** Collection agencies: what is with each, what it collected and kept, and the files both ways. */
export function AgencyPage() {
  const [changing, setChanging] = useState<AgencyRecordJson | 'new'>()
  const { data, error, refetch } = useQuery({
    queryKey: ['agencies', 'all'],
    queryFn: async ({ signal }) => (await callApi<AgencyRecordJson[]>('/agencies', { signal })).body,
  })
  return (
    <>
      <PageHeader
        title="Collection agencies"
        subtitle="Debts of closed accounts that others collect. Paid, disputed and bankrupt ones are recalled each night."
        acts={
          <ActionButton permission="agencies.configure" variant="outlined" onClick={() => setChanging('new')}>
            Add an agency…
          </ActionButton>
        }
      />
      {error !== null && data === undefined && <ErrorState what="Agencies" error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <Box sx={{ display: 'grid', gap: 1.5, p: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <Panel title="Agencies" aside={<TextLink to="/agency-placements">Every debt with an agency</TextLink>}>
            <AgencyTable agencies={data} onChange={setChanging} />
          </Panel>
          <AgencyFilesPanel />
        </Box>
      )}
      {changing !== undefined && <AgencyDialog agency={changing} onClose={() => setChanging(undefined)} />}
    </>
  )
}
