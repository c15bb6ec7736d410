import { useState } from 'react'
import type { CustomerPageJson } from '../../../../api/customers/contract.js'
import { Day } from '../../presentation/Day.js'
import { StateChip } from '../../presentation/StateChip.js'
import { PersonPanel } from './PersonPanel.js'
import { PersonRow } from './PersonRow.js'
import { personText } from './person-words.js'
import { RecordConsentDialog } from './RecordConsentDialog.js'

/** What the customer agreed to and what they took back: the newest word on each. */
export function ConsentsPanel({ customer }: { readonly customer: CustomerPageJson }) {
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      <PersonPanel
        title="Consents"
        addLabel="Record a consent…"
        isEmpty={customer.person.consents.length === 0}
        empty={{ title: 'Nothing was agreed to', sentence: 'Without a consent nothing is sent or shared that needs one.' }}
        onAdd={() => setAdding(true)}
      >
        {customer.person.consents.map((consent) => (
          <PersonRow
            key={consent.purpose}
            label={personText(consent.purpose)}
            note={
              <>
                <Day date={consent.givenOn} /> {personText(consent.channel).toLowerCase()}, {consent.recordedBy}
                {consent.wording === null ? '' : ` · “${consent.wording}”`}
              </>
            }
          >
            <StateChip
              state={consent.isGiven ? 'given' : 'refused'}
              tone={consent.isGiven ? 'done' : 'idle'}
              label={consent.isGiven ? 'Agreed' : 'Not agreed'}
            />
          </PersonRow>
        ))}
      </PersonPanel>
      <RecordConsentDialog open={isAdding} customerId={customer.id} onClose={() => setAdding(false)} />
    </>
  )
}
