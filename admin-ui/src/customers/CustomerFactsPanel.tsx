import type { CustomerPageJson } from '../../../api/customers/contract.js'
import { Day } from '../presentation/Day.js'
import { FactList } from '../presentation/FactList.js'
import { Panel } from '../presentation/Panel.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { languageText } from './customer-words.js'

export function CustomerFactsPanel({ customer }: { readonly customer: CustomerPageJson }) {
  const address = [
    customer.mailLine1,
    customer.mailLine2,
    `${customer.mailCity}, ${customer.mailState} ${customer.mailPostcode}`,
    customer.mailCountry === 'US' ? null : customer.mailCountry,
  ]
  return (
    <Panel title="Who it is" padded>
      <FactList
        facts={[
          { label: 'Kind', value: customer.kind === 'person' ? 'Person' : 'Organisation' },
          { label: 'Telephone', value: customer.phone ?? 'none' },
          { label: 'E-mail', value: customer.email ?? 'none' },
          { label: 'Mail goes to', value: address.filter((line) => line !== null).map((line) => <div key={line}>{line}</div>) },
          { label: 'Language', value: languageText(customer.language) },
          { label: 'Born', value: customer.dateOfBirth === null ? null : <Day date={customer.dateOfBirth} /> },
          { label: 'Life support', value: customer.lifeSupport ? 'Medical equipment at home' : null },
          { label: 'Senior', value: customer.senior ? 'Registered as 65 or older' : null },
          { label: 'Remarks', value: customer.notes },
          {
            label: 'Owns',
            value:
              customer.ownedPremises.length === 0
                ? null
                : customer.ownedPremises.map((premise) => (
                    <div key={premise.premiseId}>
                      <RecordLink resource="premises" id={premise.premiseId}>
                        {premise.address}
                      </RecordLink>
                    </div>
                  )),
          },
        ]}
      />
    </Panel>
  )
}
