import Box from '@mui/material/Box'
import type { DayPageJson } from '../../../api/home/contract.js'
import { channelText } from '../customers/customer-words.js'
import { countText } from '../presentation/count-text.js'
import { Figure } from '../presentation/Figure.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { DayBars } from './DayBars.js'
import { TextLink } from '../presentation/TextLink.js'

interface Props {
  readonly money: NonNullable<DayPageJson['money']>
  readonly bills: DayPageJson['billsToday']
}

/** What came in today and by which way, beside the days before; and what was billed. */
export function MoneyPanel({ money, bills }: Props) {
  return (
    <Panel title="Money today" padded aside={<TextLink to="/payments">All payments</TextLink>}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, mb: 1.5 }}>
        <Figure label="Received" note={countText(money.payments, 'payment')}>
          <Money amount={money.total} />
        </Figure>
        {money.byChannel.map((channel) => (
          <Figure key={channel.channel} label={channelText(channel.channel)} note={countText(channel.payments, 'payment')}>
            <Money amount={channel.amount} />
          </Figure>
        ))}
        {bills !== null && (
          <Figure label="Billed" note={countText(bills.bills, 'bill')}>
            <Money amount={bills.amount} />
          </Figure>
        )}
      </Box>
      <DayBars days={money.byDay} />
    </Panel>
  )
}
