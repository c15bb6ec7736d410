import type { ConnectionPageJson } from '../../../api/connections/contract.js'
import { Day } from '../presentation/Day.js'
import { Figure } from '../presentation/Figure.js'
import { Money } from '../presentation/Money.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { serviceText } from '../presentation/service-words.js'
import { StateChip } from '../presentation/StateChip.js'
import { ConnectionActs } from './ConnectionActs.js'
import { StageChip } from './StageChip.js'

/** What is connected where and for whom, how far it is, what it costs, and what can be done. */
export function ConnectionHead({ connection }: { readonly connection: ConnectionPageJson }) {
  const { money, currency } = connection
  return (
    <RecordHeader
      kind="Connection"
      number={connection.id}
      name={`${serviceText(connection.service)} at ${connection.address}`}
      state={connection.isStuck ? <StateChip state="stuck" /> : <StageChip stage={connection.stage} />}
      below={
        <>
          <RecordLink resource="accounts" id={connection.accountId}>
            {connection.customerName} ({connection.accountId})
          </RecordLink>
        </>
      }
      figures={
        <>
          <Figure label="Charged">
            <Money amount={money.charged} currency={currency} />
          </Figure>
          <Figure label="Open" emphasis={money.open !== '0.00'}>
            <Money amount={money.open} currency={currency} />
          </Figure>
          <Figure label={connection.isOverdue ? 'Was due' : 'Due'} emphasis={connection.isOverdue}>
            <Day date={connection.dueOn} />
          </Figure>
        </>
      }
      acts={<ConnectionActs connection={connection} />}
    />
  )
}
