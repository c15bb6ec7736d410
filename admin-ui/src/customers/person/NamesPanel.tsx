import Button from '@mui/material/Button'
import { useState } from 'react'
import type { CustomerPageJson } from '../../../../api/customers/contract.js'
import { Day } from '../../presentation/Day.js'
import { useCommand } from '../../presentation/use-command.js'
import { usePermission } from '../../shell/use-permission.js'
import { AddNameDialog } from './AddNameDialog.js'
import { PersonPanel } from './PersonPanel.js'
import { PersonRow } from './PersonRow.js'
import { personText } from './person-words.js'

/** Names besides the one on the bill; the customer is found by each of them. */
export function NamesPanel({ customer }: { readonly customer: CustomerPageJson }) {
  const [isAdding, setAdding] = useState(false)
  const mayWrite = usePermission('customers.write')
  const { send, isSending } = useCommand({ method: 'DELETE', said: 'The name is removed; the audit keeps it.' })
  return (
    <>
      <PersonPanel
        title="Other names"
        addLabel="Add a name…"
        isEmpty={customer.person.names.length === 0}
        empty={{ title: 'No other name', sentence: 'A former, trade or preferred name helps to find who calls.' }}
        onAdd={() => setAdding(true)}
      >
        {customer.person.names.map((name) => (
          <PersonRow
            key={name.id}
            label={personText(name.kind)}
            note={
              <>
                {name.fromOn !== null && (
                  <>
                    from <Day date={name.fromOn} />{' '}
                  </>
                )}
                {name.toOn !== null && (
                  <>
                    until <Day date={name.toOn} />
                  </>
                )}
              </>
            }
            acts={
              mayWrite && (
                <Button
                  size="small"
                  disabled={isSending}
                  onClick={() => send({ path: `/customers/${customer.id}/names/${name.id}` })}
                  aria-label={`Remove ${name.name}`}
                >
                  Remove
                </Button>
              )
            }
          >
            {name.name}
          </PersonRow>
        ))}
      </PersonPanel>
      <AddNameDialog open={isAdding} customerId={customer.id} onClose={() => setAdding(false)} />
    </>
  )
}
