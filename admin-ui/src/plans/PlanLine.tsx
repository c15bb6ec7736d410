import Box from '@mui/material/Box'
import type { PlanRecordJson } from '../../../api/plans/contract.js'
import { Day } from '../presentation/Day.js'
import { Money } from '../presentation/Money.js'
import { TextLink } from '../presentation/TextLink.js'
import { planPath } from './plan-words.js'
import { PlanStateChip } from './PlanStateChip.js'

/** A payment plan in one line, beside what else comes next for an account. */
export function PlanLine({ plan }: { readonly plan: PlanRecordJson }) {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, fontSize: '0.8125rem' }}>
      <TextLink to={planPath(plan.id)} strong>
        Payment plan
      </TextLink>
      <PlanStateChip plan={plan} />
      <Box component="span" sx={{ color: 'text.secondary' }}>
        <Money amount={plan.open} /> to pay
        {plan.nextDueOn !== null && (
          <>
            , <Money amount={plan.nextAmount} /> on <Day date={plan.nextDueOn} />
          </>
        )}
      </Box>
    </Box>
  )
}
