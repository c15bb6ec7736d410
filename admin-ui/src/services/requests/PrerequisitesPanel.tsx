import Box from '@mui/material/Box'
import { useState } from 'react'
import type { ServiceRequestPageJson } from '../../../../api/services/request-contract.js'
import { Panel } from '../../presentation/Panel.js'
import { type PrerequisiteAct, PrerequisiteDialog } from './PrerequisiteDialog.js'
import { PrerequisiteRow } from './PrerequisiteRow.js'

type Prerequisite = ServiceRequestPageJson['prerequisites'][number]

/** What has to be there before service begins: what is, what is not, and who may do something about it. */
export function PrerequisitesPanel({ page }: { readonly page: ServiceRequestPageJson }) {
  const [asking, setAsking] = useState<{ readonly prerequisite: Prerequisite; readonly act: PrerequisiteAct }>()
  const open = page.prerequisites.filter((each) => each.state === 'open').length
  return (
    <Panel title={open === 0 ? 'Everything is there' : `Before service begins: ${open} of ${page.prerequisites.length} missing`}>
      <Box
        component="ul"
        aria-label="Prerequisites"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          '& > li': { px: 1.5, py: 1, borderBottom: 1, borderColor: 'divider' },
          '& > li:last-child': { borderBottom: 0 },
        }}
      >
        {page.prerequisites.map((prerequisite) => (
          <PrerequisiteRow
            key={prerequisite.prerequisite}
            prerequisite={prerequisite}
            accountId={page.accountId}
            onAct={(act) => setAsking({ prerequisite, act })}
          />
        ))}
      </Box>
      <PrerequisiteDialog page={page} asking={asking} onClose={() => setAsking(undefined)} />
    </Panel>
  )
}
