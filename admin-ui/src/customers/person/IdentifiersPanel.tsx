import { useState } from 'react'
import type { CustomerPageJson } from '../../../../api/customers/contract.js'
import { AddIdentifierDialog } from './AddIdentifierDialog.js'
import { IdentifierRow } from './IdentifierRow.js'
import { PersonPanel } from './PersonPanel.js'

/** Numbers of documents, of which only the last characters are seen. */
export function IdentifiersPanel({ customer }: { readonly customer: CustomerPageJson }) {
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      <PersonPanel
        title="Documents"
        addLabel="Add a document…"
        isEmpty={customer.person.identifiers.length === 0}
        empty={{
          title: 'No document on record',
          sentence: 'A licence, passport or tax number can be put on record where the utility needs it.',
        }}
        onAdd={() => setAdding(true)}
      >
        {customer.person.identifiers.map((identifier) => (
          <IdentifierRow key={identifier.id} customerId={customer.id} identifier={identifier} />
        ))}
      </PersonPanel>
      <AddIdentifierDialog open={isAdding} customerId={customer.id} onClose={() => setAdding(false)} />
    </>
  )
}
