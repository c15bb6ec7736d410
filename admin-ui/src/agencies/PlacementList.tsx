import { useState } from 'react'
import { type Identifier, useUnselectAll } from 'react-admin'
import type { PlacementRecordJson, RecalledFilesJson } from '../../../api/agencies/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { countText } from '../presentation/count-text.js'
import { Day } from '../presentation/Day.js'
import type { ListColumn, ListFilter } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { Money } from '../presentation/Money.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { useCommand } from '../presentation/use-command.js'
import { RECALL_TEXTS } from './agency-words.js'

const COLUMNS: readonly ListColumn<PlacementRecordJson>[] = [
  { id: 'id', label: 'Placement', sort: 'id', render: (row) => row.id, text: (row) => row.id },
  {
    id: 'account',
    label: 'Account',
    sort: 'accountId',
    phone: 'title',
    render: (row) => (
      <>
        <RecordLink resource="accounts" id={row.accountId} /> {row.customerName}
      </>
    ),
    text: (row) => row.accountId,
  },
  { id: 'agency', label: 'Agency', render: (row) => row.agencyCode, text: (row) => row.agencyCode },
  {
    id: 'placedOn',
    label: 'Placed',
    sort: 'placedOn',
    render: (row) => <Day date={row.placedOn} />,
    text: (row) => row.placedOn,
  },
  {
    id: 'amount',
    label: 'Amount',
    sort: 'amount',
    align: 'right',
    render: (row) => <Money amount={row.amount} />,
    text: (row) => row.amount,
  },
  {
    id: 'collected',
    label: 'Collected',
    sort: 'collected',
    align: 'right',
    render: (row) => (row.collected === '0.00' ? '–' : <Money amount={row.collected} />),
    text: (row) => row.collected,
  },
  {
    id: 'recalled',
    label: 'Recalled',
    sort: 'recalledOn',
    render: (row) =>
      row.recalledOn === null ? (
        'with the agency'
      ) : (
        <>
          <Day date={row.recalledOn} />: {RECALL_TEXTS[row.recallReason ?? ''] ?? row.recallReason}
        </>
      ),
    text: (row) => row.recallReason,
  },
]

const FILTERS: readonly ListFilter[] = [
  {
    source: 'isRecalled',
    label: 'Standing',
    choices: [
      { value: false, label: 'With the agency' },
      { value: true, label: 'Recalled' },
    ],
  },
  { source: 'agencyCode', label: 'Agency', kind: 'text' },
  { source: 'accountId', label: 'Account', kind: 'text' },
]

/** Debts that are or were with a collection agency. */
export function PlacementList() {
  return (
    <ListPage<PlacementRecordJson>
      resource="agency-placements"
      title="Debts with agencies"
      subtitle="What is paid, disputed, held, in a plan or bankrupt is recalled each night, and what brought nothing for long"
      columns={COLUMNS}
      filters={FILTERS}
      initially={{ isRecalled: false }}
      sort={{ field: 'id', order: 'DESC' }}
      searchFor="Account or name"
      bulkActs={(ids) => <RecallButton ids={ids} />}
      empty={{ title: 'Nothing is with an agency', sentence: 'Debts are placed on the page of the collection agencies.' }}
    />
  )
}

function RecallButton({ ids }: { readonly ids: readonly Identifier[] }) {
  const [isOpen, setOpen] = useState(false)
  const unselectAll = useUnselectAll('agency-placements')
  const what = countText(ids.length, 'debt')
  const { begin, send, isSending } = useCommand<RecalledFilesJson>({
    said: ({ files }) => `Recalled: ${files.map(({ name }) => name).join(', ')}.`,
    onDone: () => {
      setOpen(false)
      unselectAll()
    },
  })
  return (
    <>
      <ActionButton
        permission="agencies.place"
        variant="outlined"
        onClick={() => {
          begin()
          setOpen(true)
        }}
      >
        Recall {what}…
      </ActionButton>
      <ReasonDialog
        open={isOpen}
        title={`Recall ${what}`}
        confirmLabel={`Recall ${what}`}
        isSending={isSending}
        onConfirm={(reason) => send({ path: '/agency-placements/recall', body: { ids, reason } })}
        onClose={() => setOpen(false)}
      >
        A recall file is written for each agency. The same agency is not given them again.
      </ReasonDialog>
    </>
  )
}
