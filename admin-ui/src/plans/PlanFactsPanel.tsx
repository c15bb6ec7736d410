import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import type { PlanPageJson } from '../../../api/plans/contract.js'
import { Day } from '../presentation/Day.js'
import { FactList } from '../presentation/FactList.js'
import { Instant } from '../presentation/Instant.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { TextLink } from '../presentation/TextLink.js'
import { stateText } from '../presentation/state-tone.js'
import { sentText, signedText } from './plan-words.js'

/** What was agreed, by whom, over which debts and under which rules. */
export function PlanFactsPanel({ plan }: { readonly plan: PlanPageJson }) {
  return (
    <Panel title="The agreement" padded>
      <FactList
        facts={[
          {
            label: 'Made',
            value: (
              <>
                <Day date={plan.madeOn} /> by {plan.signedBy === 'online' ? 'the customer' : plan.madeBy}
              </>
            ),
          },
          {
            label: 'Signed',
            value: (
              <>
                {plan.signedName}, {signedText(plan.signedBy)}, <Instant at={plan.signedAt} />
              </>
            ),
          },
          {
            label: 'From the offer',
            value:
              plan.offer === null ? null : (
                <>
                  {sentText(plan.offer.channel)} on <Day date={plan.offer.offeredOn} /> by {plan.offer.offeredBy}, good until{' '}
                  <Day date={plan.offer.validUntil} />
                </>
              ),
          },
          {
            label: 'Document',
            value: !plan.hasAgreement ? null : (
              <Link href={`/api/v1/payment-plans/${plan.id}/agreement.pdf`} target="_blank" rel="noreferrer">
                The agreement as it was sent (PDF)
              </Link>
            ),
          },
          { label: 'Monthly income', value: plan.monthlyIncome === null ? null : <Money amount={plan.monthlyIncome} /> },
          { label: 'Amended', value: plan.renegotiations === 0 ? null : `${plan.renegotiations} times` },
          { label: 'Taken up again', value: plan.reinstatements === 0 ? null : `${plan.reinstatements} times` },
          {
            label: 'Ended',
            value:
              plan.endedOn === null ? null : (
                <>
                  <Day date={plan.endedOn} /> {plan.endReason}
                </>
              ),
          },
          {
            label: 'Missed when it broke',
            value: plan.missed === null ? null : <Money amount={plan.missed} />,
          },
          {
            label: 'Debts taken over',
            value: plan.debts.map((debt) => (
              <Box key={debt.itemId} sx={{ display: 'flex', gap: 1, justifyContent: 'space-between' }}>
                <span>
                  {debt.billId === null ? stateText(debt.kind) : <TextLink to={`/bills/${debt.billId}/show`}>Bill</TextLink>} due{' '}
                  <Day date={debt.dueOn} />
                </span>
                <Money amount={debt.amount} />
              </Box>
            )),
          },
          {
            label: 'By these rules',
            value: plan.decidedBy.map((row) => (
              <Box key={row.parameter} sx={{ mb: 0.5 }}>
                {row.says}{' '}
                <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
                  {row.citation} · {row.pack} {row.version}
                </Box>
              </Box>
            )),
          },
          {
            label: 'Process',
            value: (
              <TextLink to={`/processes/${encodeURIComponent(`payment-plan/${plan.id}`)}/show`}>its steps and clock</TextLink>
            ),
          },
        ]}
      />
    </Panel>
  )
}
