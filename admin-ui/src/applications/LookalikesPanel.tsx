import Box from '@mui/material/Box'
import type { ApplicationPageJson } from '../../../api/applications/contract.js'
import { reasonsText } from '../customers/merge/merge-words.js'
import { countText } from '../presentation/count-text.js'
import { Day } from '../presentation/Day.js'
import { Panel } from '../presentation/Panel.js'
import { RecordLink } from '../presentation/RecordLink.js'

/** Customers who may be the applicant: accept the application for one of them rather than make a second record. */
export function LookalikesPanel({ entry }: { readonly entry: ApplicationPageJson }) {
  return (
    <Panel title="Perhaps known already" padded>
      {entry.lookalikes.length === 0 ? (
        <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>Nobody on record looks like the applicant.</Box>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.75, fontSize: '0.8125rem' }}>
          {entry.lookalikes.map((one) => (
            <li key={one.id}>
              <RecordLink resource="customers" id={one.id}>
                {one.name}
              </RecordLink>{' '}
              · {one.id} · {countText(one.accounts, 'account')} · since <Day date={one.customerSince} />
              <Box sx={{ color: 'text.secondary' }}>{reasonsText(one.reasons)}</Box>
            </li>
          ))}
        </Box>
      )}
    </Panel>
  )
}
