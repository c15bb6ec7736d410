import Box from '@mui/material/Box'
import type { ReactNode } from 'react'
import type { AccountPageJson } from '../../../../api/customers/account-page-contract.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { Panel } from '../../presentation/Panel.js'
import { usePermission } from '../../shell/use-permission.js'
import { InteractionItem } from '../InteractionItem.js'
import { QuickNote } from '../QuickNote.js'
import { allOf } from './all-of.js'
import { TextLink } from '../../presentation/TextLink.js'

/** What was said and noted, the newest first, with the field to add to it. `others` leads to what stands in the same place. */
export function AccountNotes({ account, others }: { readonly account: AccountPageJson; readonly others?: ReactNode }) {
  const mayNote = usePermission('customers.note')
  return (
    <Panel
      title="Notes and contacts"
      aside={
        <>
          {others}
          <TextLink to={allOf('interactions', account.id)}>All notes</TextLink>
        </>
      }
    >
      {mayNote && <QuickNote path={`/accounts/${account.id}/interactions`} />}
      {account.customerNotes !== null && (
        <Box sx={{ px: 1.25, py: 0.75, fontSize: '0.8125rem', borderBottom: 1, borderColor: 'divider', bgcolor: 'action.hover' }}>
          {account.customerNotes}
        </Box>
      )}
      {account.interactions.length === 0 ? (
        <EmptyState
          dense
          title="Nothing was noted yet"
          sentence={mayNote ? 'Press n to write the first note.' : 'Notes of calls and visits appear here.'}
        />
      ) : (
        <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {account.interactions.map((entry) => (
            <InteractionItem key={entry.id} entry={entry} />
          ))}
        </Box>
      )}
    </Panel>
  )
}
