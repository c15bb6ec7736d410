import Box from '@mui/material/Box'
import type { PlanBoardJson } from '../../../api/plans/contract.js'
import { Day } from '../presentation/Day.js'
import { Money } from '../presentation/Money.js'
import { plainSentence } from '../presentation/plain-sentence.js'
import { TextLink } from '../presentation/TextLink.js'
import { planPath } from './plan-words.js'

/** A plan on the board: whose it is, what is left, what comes next, and why it stands where it does. */
export function PlanCard({ plan }: { readonly plan: PlanBoardJson['columns'][number]['cards'][number] }) {
  return (
    <Box sx={{ px: 1.5, py: 1, borderBottom: 1, borderColor: 'divider', '&:last-child': { borderBottom: 0 } }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
        <Box sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          <TextLink to={planPath(plan.id)}>{plan.accountId}</TextLink> {plan.customerName}
        </Box>
        <Money amount={plan.state === 'kept' ? plan.arrears : plan.open} sx={{ fontWeight: 600 }} />
      </Box>
      {plan.because !== null && <Box sx={{ fontSize: '0.8125rem', color: 'secondary.main' }}>{plainSentence(plan.because)}</Box>}
      <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
        {plan.nextDueOn !== null && (
          <>
            <Money amount={plan.nextAmount} /> due <Day date={plan.nextDueOn} />
          </>
        )}
        {plan.endedOn !== null && (
          <>
            {plan.state === 'kept' ? 'Kept' : 'Broken'} <Day date={plan.endedOn} />
          </>
        )}
      </Box>
    </Box>
  )
}
