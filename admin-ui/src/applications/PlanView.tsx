import Box from '@mui/material/Box'
import type { ApplicationPlanJson } from '../../../api/applications/contract.js'
import { CheckItem } from '../services/moves/CheckItem.js'
import { NeededPrerequisite } from '../services/moves/NeededPrerequisite.js'
import { PlanList } from '../services/moves/PlanList.js'

/** What accepting does and what has to be there before service begins, or what stands in its way. */
export function PlanView({ plan }: { readonly plan: ApplicationPlanJson }) {
  const { preview, refusal } = plan
  if (refusal !== null) {
    return (
      <Box sx={{ p: 1, borderLeft: 3, borderColor: 'secondary.main', bgcolor: 'action.hover', fontSize: '0.8125rem' }}>
        {refusal.message}{' '}
        <Box component="span" sx={{ color: 'text.secondary' }}>
          ({refusal.code})
        </Box>
      </Box>
    )
  }
  if (preview === null) return null
  return (
    <>
      <PlanList preview={preview} />
      <Box
        component="ul"
        aria-label="Before service begins"
        sx={{ listStyle: 'none', m: 0, mt: 1, p: 0, display: 'grid', gap: 0.75 }}
      >
        {preview.prerequisites.map((needed) => (
          <CheckItem key={needed.prerequisite} standing="later">
            <NeededPrerequisite needed={needed} />
          </CheckItem>
        ))}
        {preview.prerequisites.length === 0 && <CheckItem standing="there">Nothing has to be paid or shown first</CheckItem>}
      </Box>
    </>
  )
}
