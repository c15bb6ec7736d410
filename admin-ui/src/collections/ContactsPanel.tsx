import { useState } from 'react'
import type { CollectionPageJson } from '../../../api/collections/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Panel } from '../presentation/Panel.js'
import { CHANNEL_TEXTS, REACHED_TEXTS } from './collection-words.js'
import { RecordContactDialog } from './RecordContactDialog.js'

type Contact = CollectionPageJson['contacts'][number]

const COLUMNS: readonly DenseColumn<Contact>[] = [
  { label: 'Day', render: (row) => <Day date={row.on} /> },
  { label: 'How', render: (row) => CHANNEL_TEXTS[row.channel] ?? row.channel },
  { label: 'Reached', render: (row) => REACHED_TEXTS[row.reached] ?? row.reached },
  { label: 'Note', render: (row) => row.note ?? '–', desktopOnly: true },
]

/** Attempts to reach the household, as facts: how, when, whom. */
export function ContactsPanel({ accountId, contacts }: { readonly accountId: string; readonly contacts: readonly Contact[] }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Panel
      title="Contacts"
      aside={
        <ActionButton permission="collections.work" size="small" onClick={() => setOpen(true)}>
          Write down a contact…
        </ActionButton>
      }
    >
      {contacts.length === 0 ? (
        <EmptyState dense title="Nobody was called or visited yet" />
      ) : (
        <DenseTable label="Contacts" rows={contacts} columns={COLUMNS} rowKey={(row) => row.id} />
      )}
      <RecordContactDialog open={isOpen} accountId={accountId} onClose={() => setOpen(false)} />
    </Panel>
  )
}
