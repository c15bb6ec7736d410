import Box from '@mui/material/Box'
import type { PlanPageJson } from '../../../api/plans/contract.js'
import { Day } from '../presentation/Day.js'
import { Figure } from '../presentation/Figure.js'
import { HappeningsPanel } from '../presentation/HappeningsPanel.js'
import { Money } from '../presentation/Money.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { InstalmentsPanel } from './InstalmentsPanel.js'
import { PlanActs } from './PlanActs.js'
import { PlanFactsPanel } from './PlanFactsPanel.js'
import { PlanStateChip } from './PlanStateChip.js'

export function PlanPanels({ plan }: { readonly plan: PlanPageJson }) {
  return (
    <>
      <RecordHeader
        kind="Payment plan"
        number={String(plan.id)}
        name={plan.customerName}
        state={<PlanStateChip plan={plan} />}
        below={
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
            <RecordLink resource="accounts" id={plan.accountId} />
          </Box>
        }
        figures={
          <>
            <Figure
              label="Still to pay"
              note={
                <>
                  of <Money amount={plan.arrears} />
                </>
              }
            >
              <Money amount={plan.open} />
            </Figure>
            {plan.nextAmount !== null && (
              <Figure label="Next" emphasis={plan.isAtRisk} note={<Day date={plan.nextDueOn} />}>
                <Money amount={plan.nextAmount} />
              </Figure>
            )}
            {plan.forgiven !== '0.00' && (
              <Figure label="Forgiven" note="for paying on time">
                <Money amount={plan.forgiven} />
              </Figure>
            )}
          </>
        }
        acts={<PlanActs plan={plan} />}
      />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          p: 1.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.6fr) minmax(0, 1fr)' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 1.5 }}>
          <InstalmentsPanel plan={plan} />
          <HappeningsPanel log={plan.log} />
        </Box>
        <PlanFactsPanel plan={plan} />
      </Box>
    </>
  )
}
