import { useState } from 'react'
import type { AnnouncedEventJson, EventListJson } from '../../../../api/rating/event-contract.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import type { ListColumn } from '../../presentation/list-column.js'
import { ListPage } from '../../presentation/ListPage.js'
import { numberText } from '../../presentation/money-text.js'
import { StateChip } from '../../presentation/StateChip.js'
import { TextLink } from '../../presentation/TextLink.js'
import { CancelEventDialog } from './CancelEventDialog.js'
import { eventHoursText, momentText } from './event-words.js'

/** Bills that were made before the event was known, and what became of them. */
function BillsAgain({ event }: { readonly event: AnnouncedEventJson }) {
  if (event.bills === 0) return '–'
  if (event.billsWaiting > 0) return `${numberText(event.bills - event.billsWaiting)} of ${numberText(event.bills)} looked at`
  if (event.billsProposed === 0 && event.billsLeft === 0) return `${numberText(event.bills)}, all as they were`
  const left = event.billsLeft === 0 ? '' : `, ${numberText(event.billsLeft)} left to a person`
  return (
    <>
      <TextLink to="/bill-corrections">{numberText(event.billsProposed)} proposed</TextLink> of {numberText(event.bills)}
      {left}
    </>
  )
}

/** The events of all lists, the latest first. */
export function AnnouncedEventList({ lists }: { readonly lists: readonly EventListJson[] }) {
  const [chosen, setChosen] = useState<AnnouncedEventJson>()
  const columns: readonly ListColumn<AnnouncedEventJson>[] = [
    {
      id: 'startsAt',
      label: 'Hours',
      sort: 'startsAt',
      phone: 'title',
      render: (row) => eventHoursText(row),
      text: (row) => `${row.startsAt} ${row.endsAt}`,
    },
    { id: 'list', label: 'List', sort: 'list', render: (row) => row.label, text: (row) => row.list },
    {
      id: 'announcedAt',
      label: 'Announced',
      sort: 'announcedAt',
      render: (row) => momentText(row.announcedAt),
      text: (row) => row.announcedAt,
    },
    {
      id: 'state',
      label: 'State',
      phone: 'title',
      render: (row) => (
        <span title={row.cancelReason ?? undefined}>
          <StateChip state={row.state} tone={row.state === 'announced' ? 'done' : 'idle'} />
        </span>
      ),
      text: (row) => row.state,
    },
    { id: 'bills', label: 'Bills made before', render: (row) => <BillsAgain event={row} />, text: (row) => row.bills },
    { id: 'enteredBy', label: 'By', phone: 'hidden', render: (row) => row.enteredBy, text: (row) => row.enteredBy },
    { id: 'reason', label: 'Why', optional: true, phone: 'hidden', render: (row) => row.reason, text: (row) => row.reason },
    {
      id: 'act',
      label: 'Act',
      render: (row) =>
        row.state === 'announced' && (
          <ActionButton permission="rating.write" variant="text" onClick={() => setChosen(row)}>
            Cancel…
          </ActionButton>
        ),
      text: () => '',
    },
  ]
  return (
    <>
      <ListPage<AnnouncedEventJson>
        resource="announced-events"
        title="Events"
        isPart
        columns={columns}
        sort={{ field: 'startsAt', order: 'DESC' }}
        filters={[
          { source: 'list', label: 'List', choices: lists.map(({ list, label }) => ({ value: list, label })) },
          { source: 'from', label: 'From', kind: 'day' },
          { source: 'to', label: 'To', kind: 'day' },
        ]}
        saved={[{ label: 'Cancelled', filter: { state: 'cancelled' } }]}
        refreshMs={5000}
        empty={{ title: 'No event was announced yet', sentence: 'Without an event, tariffs that ask for a list count none.' }}
      />
      {chosen !== undefined && <CancelEventDialog event={chosen} onClose={() => setChosen(undefined)} />}
    </>
  )
}
