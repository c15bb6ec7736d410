import Box from '@mui/material/Box'
import { Instant } from '../../presentation/Instant.js'
import { Panel } from '../../presentation/Panel.js'
import { stateText } from '../../presentation/state-tone.js'
import type { RunAccountPage } from '../billing-records.js'

/** What people have done about the account in this run already. */
export function EarlierActs({ acts }: { readonly acts: RunAccountPage['acts'] }) {
  if (acts.length === 0) return null
  return (
    <Panel title="Done so far">
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 1.5, display: 'grid', gap: 0.75, fontSize: '0.8125rem' }}>
        {acts.map((act) => (
          <li key={act.id}>
            <strong>{stateText(act.act)}</strong> {act.reason}
            <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
              {act.recordedBy}, <Instant at={act.recordedAt} />
            </Box>
          </li>
        ))}
      </Box>
    </Panel>
  )
}
