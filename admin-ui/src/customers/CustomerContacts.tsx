import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import type { CustomerPageJson } from '../../../api/customers/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Panel } from '../presentation/Panel.js'
import { stateText } from '../presentation/state-tone.js'
import { useCommand } from '../presentation/use-command.js'
import { usePermission } from '../shell/use-permission.js'
import { AddContactDialog } from './AddContactDialog.js'

/** Further ways to reach a customer. Giving one up can be undone by adding it again, so it asks nothing. */
export function CustomerContacts({ customer }: { readonly customer: CustomerPageJson }) {
  const [isAdding, setAdding] = useState(false)
  const mayWrite = usePermission('customers.write')
  const { send, isSending } = useCommand({ method: 'DELETE', said: 'Given up. Add it again to undo.' })
  return (
    <Panel
      title="Further contacts"
      aside={
        <ActionButton permission="customers.write" variant="text" onClick={() => setAdding(true)} sx={{ minHeight: 28 }}>
          Add
        </ActionButton>
      }
    >
      {customer.contacts.length === 0 && (
        <EmptyState dense title="No further contacts" sentence="A second telephone number or address can be added." />
      )}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {customer.contacts.map((contact) => (
          <Box
            component="li"
            key={contact.id}
            sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 1.5, py: 0.5, fontSize: '0.8125rem' }}
          >
            <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
              {contact.value}
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {' '}
                {stateText(contact.kind)}
                {contact.label === null ? '' : ` · ${contact.label}`}
              </Box>
            </Box>
            {mayWrite && (
              <Button
                variant="text"
                disabled={isSending}
                onClick={() => send({ path: `/customers/${customer.id}/contacts/${contact.id}` })}
                aria-label={`Give up ${contact.value}`}
              >
                Give up
              </Button>
            )}
          </Box>
        ))}
      </Box>
      <AddContactDialog open={isAdding} customerId={customer.id} onClose={() => setAdding(false)} />
    </Panel>
  )
}
