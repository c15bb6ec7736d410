import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { EventListJson } from '../../../../api/rating/event-contract.js'
import { callApi } from '../../http.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { ErrorState } from '../../presentation/ErrorState.js'
import { PageHeader } from '../../presentation/PageHeader.js'
import { RowSkeletons } from '../../presentation/Skeletons.js'
import { AnnounceEventDialog } from './AnnounceEventDialog.js'
import { AnnouncedEventList } from './AnnouncedEventList.js'
import { EventListsPanel } from './EventListsPanel.js'
import { ImportEventsDialog } from './ImportEventsDialog.js'
import { NewEventListDialog } from './NewEventListDialog.js'

type Dialog = 'list' | 'event' | 'file'

/** Hours that were announced: the lists that tariffs ask for, and every event of them. */
export function EventsPage() {
  const [dialog, setDialog] = useState<Dialog>()
  const {
    data: lists,
    error,
    refetch,
  } = useQuery({
    queryKey: ['event-lists'],
    queryFn: async ({ signal }) => (await callApi<EventListJson[]>('/event-lists', { signal })).body,
  })
  const close = (): void => setDialog(undefined)
  const hasLists = lists !== undefined && lists.length > 0
  const act = (what: Dialog, label: string, variant: 'contained' | 'outlined') => (
    <ActionButton permission="rating.write" variant={variant} onClick={() => setDialog(what)}>
      {label}
    </ActionButton>
  )
  return (
    <>
      <PageHeader
        title="Announced events"
        subtitle="Critical peaks, hours whose saving is rebated, the supplier's peak: tariffs ask for them by list"
        acts={
          hasLists && (
            <>
              {act('list', 'New list…', 'outlined')}
              {act('file', 'Import a file…', 'outlined')}
              {act('event', 'Announce an event…', 'contained')}
            </>
          )
        }
      />
      {error !== null && <ErrorState error={error} what="The lists of events" onRetry={() => void refetch()} />}
      {error === null && lists === undefined && <RowSkeletons />}
      {lists?.length === 0 && (
        <EmptyState
          title="There is no list of events yet"
          sentence="A tariff that asks for announced hours is billed once its list is there; an account it bills is parked until then."
          act={act('list', 'Begin a list…', 'contained')}
        />
      )}
      {hasLists && (
        <>
          <Box sx={{ px: { xs: 1, sm: 2 }, mb: 1 }}>
            <EventListsPanel lists={lists} />
          </Box>
          <AnnouncedEventList lists={lists} />
        </>
      )}
      {dialog === 'list' && <NewEventListDialog onClose={close} />}
      {dialog === 'event' && lists !== undefined && <AnnounceEventDialog lists={lists} onClose={close} />}
      {dialog === 'file' && lists !== undefined && <ImportEventsDialog lists={lists} onClose={close} />}
    </>
  )
}
