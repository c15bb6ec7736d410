import Box from '@mui/material/Box'
import type { DepositPageJson } from '../../../api/deposits/contract.js'
import { Day } from '../presentation/Day.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Figure } from '../presentation/Figure.js'
import { HappeningsPanel } from '../presentation/HappeningsPanel.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { DepositActs } from './DepositActs.js'
import { DepositPartsPanel } from './DepositPartsPanel.js'
import { DepositRulesPanel } from './DepositRulesPanel.js'
import { DepositStateChip } from './DepositStateChip.js'
import { InterestPanel } from './InterestPanel.js'

export function DepositPanels({ deposit }: { readonly deposit: DepositPageJson }) {
  return (
    <>
      <RecordHeader
        kind="Deposit"
        number={deposit.id}
        name={deposit.customerName}
        state={<DepositStateChip state={deposit.state} />}
        below={
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
            <RecordLink resource="accounts" id={deposit.accountId} />
          </Box>
        }
        figures={<Figures deposit={deposit} />}
        acts={<DepositActs deposit={deposit} />}
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
          {deposit.instalments.length > 0 && <DepositPartsPanel deposit={deposit} />}
          <InterestPanel deposit={deposit} />
          {deposit.log.length > 0 ? <HappeningsPanel log={deposit.log} /> : <BroughtOver deposit={deposit} />}
        </Box>
        <DepositRulesPanel deposit={deposit} />
      </Box>
    </>
  )
}

/** Of a deposit from a former system nothing is known but since when it is held. */
function BroughtOver({ deposit }: { readonly deposit: DepositPageJson }) {
  return (
    <Panel title="What happened">
      <EmptyState
        dense
        title="Brought over from the former system"
        sentence="Interest and reviews that were due before that day are taken to have been given there."
      />
      <Box sx={{ px: 1.5, pb: 1 }}>
        <RecordLink resource="journal-entries" id={deposit.entryId}>
          Entry {deposit.entryId}
        </RecordLink>
      </Box>
    </Panel>
  )
}

function Figures({ deposit }: { readonly deposit: DepositPageJson }) {
  const { currency } = deposit
  if (deposit.state === 'asked') {
    return (
      <>
        <Figure label="Asked for" note={<>next due {<Day date={deposit.nextDueOn} />}</>}>
          <Money amount={deposit.amount} currency={currency} />
        </Figure>
        <Figure label="Paid of it">
          <Money amount={deposit.paid} currency={currency} />
        </Figure>
      </>
    )
  }
  if (deposit.state !== 'held') {
    return (
      <Figure
        label="It was"
        note={
          deposit.creditLeft === '0.00' ? undefined : (
            <>{<Money amount={deposit.creditLeft} currency={currency} />} of it is unused credit</>
          )
        }
      >
        <Money amount={deposit.amount} currency={currency} />
      </Figure>
    )
  }
  return (
    <>
      <Figure label="Held" note={<>since {<Day date={deposit.heldSince} />}</>}>
        <Money amount={deposit.amount} currency={currency} />
      </Figure>
      {deposit.accrued !== null && (
        <Figure label="Interest to today" note="not credited yet">
          <Money amount={deposit.accrued} currency={currency} />
        </Figure>
      )}
      {deposit.nextReviewOn !== null && (
        <Figure label="Next review">
          <Day date={deposit.nextReviewOn} />
        </Figure>
      )}
    </>
  )
}
