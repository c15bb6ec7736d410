import Box from '@mui/material/Box'
import { useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import type { CustomerPageJson } from '../../../api/customers/contract.js'
import { QuietHoursPanel } from '../documents/QuietHoursPanel.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { Day } from '../presentation/Day.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Figure } from '../presentation/Figure.js'
import { Panel } from '../presentation/Panel.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { CustomerMoveButtons } from '../services/CustomerMoveButtons.js'
import { usePermission } from '../shell/use-permission.js'
import { AlertStrip } from './alerts/AlertStrip.js'
import { AlertsToRead } from './alerts/AlertsToRead.js'
import { CustomerAccounts } from './CustomerAccounts.js'
import { CustomerActs } from './CustomerActs.js'
import { CustomerContacts } from './CustomerContacts.js'
import { CustomerFactsPanel } from './CustomerFactsPanel.js'
import { EditCustomerDialog } from './EditCustomerDialog.js'
import { IdentityMark } from './identity/IdentityMark.js'
import { InteractionItem } from './InteractionItem.js'
import { DuplicatesPanel } from './merge/DuplicatesPanel.js'
import { MergeNotice } from './merge/MergeNotice.js'
import { ConsentsPanel } from './person/ConsentsPanel.js'
import { DemographicsPanel } from './person/DemographicsPanel.js'
import { IdentifiersPanel } from './person/IdentifiersPanel.js'
import { NamesPanel } from './person/NamesPanel.js'
import { PreferencesPanel } from './PreferencesPanel.js'
import { QuickNote } from './QuickNote.js'
import { SpecialCareChips } from './SpecialCareChips.js'

export function CustomerPanels({ customer }: { readonly customer: CustomerPageJson }) {
  const [search] = useSearchParams()
  const [isEditing, setEditing] = useState(search.get('edit') === 'yes')
  const mayNote = usePermission('customers.note')
  const active = customer.accounts.filter((account) => account.status !== 'closed')
  return (
    <>
      <RecordHeader
        kind="Customer"
        number={customer.id}
        name={customer.name}
        state={
          <>
            <SpecialCareChips lifeSupport={customer.lifeSupport} senior={customer.senior} />
            <IdentityMark identity={customer.identity} />
          </>
        }
        figures={
          <>
            <Figure
              label="Accounts"
              note={
                active.length === customer.accounts.length ? 'none closed' : `${customer.accounts.length - active.length} closed`
              }
            >
              {active.length}
            </Figure>
            <Figure label="Customer since">
              <Day date={customer.customerSince} />
            </Figure>
          </>
        }
        acts={
          <>
            <ActionButton permission="customers.write" variant="contained" onClick={() => setEditing(true)}>
              Change contact data
            </ActionButton>
            <CustomerMoveButtons customerId={customer.id} accountIds={active.map((account) => account.accountId)} />
            <CustomerActs customer={customer} />
          </>
        }
      />
      <AlertsToRead alerts={customer.alerts} />
      <AlertStrip alerts={customer.alerts} />
      <MergeNotice customer={customer} />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          p: 1.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1.2fr) minmax(0, 1fr)' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          {customer.mergedInto === null && <DuplicatesPanel customerId={customer.id} name={customer.name} />}
          <CustomerFactsPanel customer={customer} />
          <CustomerContacts customer={customer} />
          <NamesPanel customer={customer} />
          <IdentifiersPanel customer={customer} />
        </Box>
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <CustomerAccounts customer={customer} />
          <PreferencesPanel customer={customer} />
          <QuietHoursPanel customerId={customer.id} />
          <ConsentsPanel customer={customer} />
          {customer.person.demographics !== null && (
            <DemographicsPanel customerId={customer.id} demographics={customer.person.demographics} />
          )}
        </Box>
        <Panel title="Notes and contacts">
          {mayNote && <QuickNote path={`/customers/${customer.id}/interactions`} />}
          {customer.interactions.length === 0 ? (
            <EmptyState
              dense
              title="Nothing was noted yet"
              sentence="Notes of this customer and of their accounts appear here."
            />
          ) : (
            <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {customer.interactions.map((entry) => (
                <InteractionItem key={entry.id} entry={entry} />
              ))}
            </Box>
          )}
        </Panel>
      </Box>
      <EditCustomerDialog open={isEditing} customer={customer} onClose={() => setEditing(false)} />
    </>
  )
}
