import Box from '@mui/material/Box'
import { Link } from 'react-router-dom'
import type { PaymentPageJson } from '../../../api/payments/contract.js'
import { Day } from '../presentation/Day.js'
import { FactList } from '../presentation/FactList.js'
import { Instant } from '../presentation/Instant.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { channelText, tenderText } from './payment-words.js'

/** How a payment came in. */
export function PaymentFacts({ payment }: { readonly payment: PaymentPageJson }) {
  return (
    <Panel title="Facts" padded>
      <FactList
        facts={[
          { label: 'Channel', value: channelText(payment.channel) },
          { label: 'Id there', value: payment.externalId },
          { label: 'Stated account', value: payment.statedAccount },
          { label: 'Reference', value: payment.reference },
          {
            label: 'Tenders',
            value:
              payment.tenders.length === 0
                ? undefined
                : payment.tenders.map((tender, index) => (
                    <Box key={`${tender.kind} ${index}`}>
                      {tenderText(tender.kind)} <Money amount={tender.amount} currency={payment.currency} />
                      {tender.detail === null ? '' : ` (${tender.detail})`}
                    </Box>
                  )),
          },
          {
            label: 'File',
            value:
              payment.fileId === null ? undefined : <Link to={`/payment-files/${payment.fileId}/show`}>{payment.fileId}</Link>,
          },
          { label: 'Assigned on', value: payment.resolvedOn === null ? undefined : <Day date={payment.resolvedOn} /> },
          { label: 'Recorded', value: <Instant at={payment.recordedAt} /> },
          { label: 'By', value: payment.recordedBy },
        ]}
      />
    </Panel>
  )
}
