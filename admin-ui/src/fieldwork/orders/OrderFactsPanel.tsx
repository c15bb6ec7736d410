import type { WorkOrderPageJson } from '../../../../api/fieldwork/contract.js'
import { FactList } from '../../presentation/FactList.js'
import { Money } from '../../presentation/Money.js'
import { Panel } from '../../presentation/Panel.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { serviceText } from '../../presentation/service-words.js'
import { TextLink } from '../../presentation/TextLink.js'
import { codeText, METER_EFFECTS, minutesText } from '../field-words.js'

/** What the job is about and what it takes. */
export function OrderFactsPanel({ order }: { readonly order: WorkOrderPageJson }) {
  return (
    <Panel title="About" padded>
      <FactList
        facts={[
          {
            label: 'Account',
            value:
              order.accountId === null ? null : (
                <RecordLink resource="accounts" id={order.accountId}>
                  {`${order.accountId} ${order.customerName ?? ''}`}
                </RecordLink>
              ),
          },
          {
            label: 'Service',
            value: order.service === null ? null : `${serviceText(order.service)} at ${order.servicePointId ?? 'this place'}`,
          },
          {
            label: 'Agreement',
            value: order.agreementId === null ? null : <RecordLink resource="agreements" id={order.agreementId} />,
          },
          { label: 'Route', value: `${order.readRoute}, postcode ${order.postcode}` },
          { label: 'Note', value: order.note },
          { label: 'Takes', value: minutesText(order.expectedMinutes) },
          { label: 'Skills', value: order.skills.map(codeText).join(', ') },
          { label: 'Meter', value: METER_EFFECTS[order.type.meterEffect] },
          {
            label: 'Charge',
            value: order.type.chargeAmount === null ? null : <Money amount={order.type.chargeAmount} />,
          },
          {
            label: 'Kind of work',
            value: <TextLink to={`/work-order-types/${order.typeCode}/show`}>{order.typeTitle}</TextLink>,
          },
        ]}
        labelWidth={96}
      />
    </Panel>
  )
}
