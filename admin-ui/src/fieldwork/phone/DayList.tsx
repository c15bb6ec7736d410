import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import { dayText, weekdayText } from '../../presentation/date-text.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { RowSkeletons } from '../../presentation/Skeletons.js'
import { useDocumentTitle } from '../../presentation/use-document-title.js'
import { isEnded, kmText } from '../field-words.js'
import { BigButton } from './BigButton.js'
import { ConflictCard } from './ConflictCard.js'
import { DayOrder } from './DayOrder.js'
import { stateOnDevice } from './queued-send.js'
import { entriesOfOthers } from './signal-words.js'
import { usePhone, usePhoneState } from './use-phone.js'

/** Today's orders in the order of the route, and over them whatever the office did not take. */
export function DayList() {
  useDocumentTitle('My route')
  const phone = usePhone()
  const state = usePhoneState()
  const { kept, queue, hasSignal, isBusy, trouble } = state
  const refused = queue.filter((entry) => entry.refusal !== null && entry.userId === kept?.userId)
  const others = entriesOfOthers(state)
  if (kept === undefined) {
    if (isBusy) return <RowSkeletons rows={6} height={72} />
    return (
      <EmptyState
        title="No day on this phone yet"
        sentence={trouble ?? (hasSignal ? 'Ask the office for it.' : 'Load it once with signal; after that it works without.')}
        act={
          <BigButton variant="contained" onClick={() => void phone.sync()} size="plain">
            Load my route
          </BigButton>
        }
      />
    )
  }
  const { day } = kept
  const stands = day.orders.map((order) => ({ order, stands: stateOnDevice(order, queue) }))
  const isOpen = ({ stands: state }: (typeof stands)[number]): boolean =>
    state !== 'result_waits' && (state === 'result_refused' || !isEnded(state))
  const open = stands.filter(isOpen)
  const done = stands.filter((entry) => !isOpen(entry))
  return (
    <Box component="main" sx={{ pb: 4 }}>
      <Box sx={{ px: 2, pt: 2, pb: 1 }}>
        <Box component="h1" sx={{ m: 0, fontSize: '1.375rem', fontWeight: 650 }}>
          {weekdayText(day.today)}, {dayText(day.today)}
        </Box>
        <Box sx={{ color: 'text.secondary' }}>
          {day.crews.map((crew) => crew.name).join(', ') || 'no crew'} · {open.length} to do · {kmText(day.kmTotal)}
        </Box>
      </Box>
      {trouble !== undefined && (
        <Alert severity="error" sx={{ mx: 2, mb: 1, fontSize: '0.9375rem' }}>
          {trouble}
        </Alert>
      )}
      {others > 0 && (
        <Alert severity="info" sx={{ mx: 2, mb: 1, fontSize: '0.9375rem' }}>
          {others === 1 ? '1 result of somebody else waits' : `${others} results of somebody else wait`} on this phone until they
          sign in.
        </Alert>
      )}
      {refused.map((entry) => (
        <ConflictCard key={entry.seq} entry={entry} />
      ))}
      {open.length === 0 && done.length === 0 && (
        <EmptyState
          title={day.crews.length === 0 ? 'You are in no crew' : 'Nothing for you today'}
          sentence={
            day.crews.length === 0
              ? 'A supervisor puts you into one under Set-up › Crews.'
              : 'Orders appear here when the dispatcher gives them to your crew.'
          }
        />
      )}
      <Box component="ol" aria-label="To do" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {open.map(({ order, stands: how }, index) => (
          <DayOrder key={order.id} order={order} stands={how} number={index + 1} />
        ))}
      </Box>
      {done.length > 0 && (
        <>
          <Box component="h2" sx={{ m: 0, px: 2, pt: 2, pb: 0.5, fontSize: '1rem' }}>
            Done
          </Box>
          <Box component="ul" aria-label="Done" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {done.map(({ order, stands: how }) => (
              <DayOrder key={order.id} order={order} stands={how} />
            ))}
          </Box>
        </>
      )}
      <Box sx={{ px: 2, pt: 3 }}>
        <BigButton size="plain" to="/" sx={{ ml: -1, mb: 1 }}>
          Open the office’s console
        </BigButton>
        <BigButton variant="outlined" onClick={() => void phone.signOut()} disabled={!hasSignal} size="plain">
          Sign out {kept.userName}
        </BigButton>
        <Box sx={{ mt: 0.5, color: 'text.secondary', fontSize: '0.875rem' }}>
          Takes the day off this phone. What waits to be sent stays until you sign in again.
        </Box>
      </Box>
    </Box>
  )
}
