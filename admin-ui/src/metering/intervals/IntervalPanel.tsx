import Box from '@mui/material/Box'
import ToggleButton from '@mui/material/ToggleButton'
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { IntervalsPageJson } from '../../../../api/metering/files/contract.js'
import { callApi } from '../../http.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { ErrorState } from '../../presentation/ErrorState.js'
import { Panel } from '../../presentation/Panel.js'
import { ChannelChoice } from './ChannelChoice.js'
import { LoadView } from './LoadView.js'
import { loadCurve } from './load-points.js'
import { SpanSteps } from './SpanSteps.js'
import { SPANS, type Span, spanAround } from './span-days.js'

/** What a meter measured interval by interval: a day, a week or a month of one channel, with how the values came about. */
export function IntervalPanel({ meterId, today }: { readonly meterId: string; readonly today: string }) {
  const [span, setSpan] = useState<Span>('day')
  const [chosenDay, setChosenDay] = useState<string>()
  const [channelId, setChannelId] = useState<number>()
  const last = useIntervals(meterId, today, today)
  // Without a day chosen, the last one of which anything is there.
  const day = chosenDay ?? last.data?.lastDay ?? today
  const { from, to } = spanAround(span, day)
  const query = useIntervals(meterId, from, to, last.data !== undefined)
  const page = query.data
  const hasNone = last.data !== undefined && last.data.lastDay === null
  const channels = page?.channels ?? []
  const channel = channels.find((each) => each.channelId === channelId) ?? channels[0]
  return (
    <Panel
      title="Intervals"
      aside={
        hasNone ? undefined : (
          <ToggleButtonGroup
            exclusive
            size="small"
            value={span}
            aria-label="Span of the chart"
            onChange={(_event, value: Span | null) => value !== null && setSpan(value)}
          >
            {SPANS.map((each) => (
              <ToggleButton key={each} value={each} sx={{ py: 0, px: 1, minHeight: 26, textTransform: 'capitalize' }}>
                {each}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        )
      }
    >
      {hasNone ? (
        <EmptyState
          dense
          title="No intervals"
          sentence="They come with meter files: Metering › Meter files. A meter that is read by hand has none."
        />
      ) : (
        <Box sx={{ px: 1.25, py: 1 }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 0.5 }}>
            <SpanSteps span={span} day={day} from={from} to={to} today={today} onDay={setChosenDay} />
            <ChannelChoice channels={channels} chosen={channel?.channelId} onChoose={setChannelId} />
          </Box>
          {query.isError ? (
            <ErrorState error={query.error} what="The intervals" onRetry={() => void query.refetch()} />
          ) : channel === undefined ? (
            <EmptyState
              dense
              title={page === undefined ? 'Loading…' : 'Nothing has arrived for these days'}
              sentence={
                page === undefined ? undefined : 'Choose another day, or see Metering › Meter files for what is still to come.'
              }
            />
          ) : (
            <LoadView
              key={`${channel.channelId} ${from} ${to}`}
              meterId={meterId}
              curve={loadCurve(channel)}
              timeZone={page?.timeZone ?? 'UTC'}
              span={span}
            />
          )}
        </Box>
      )}
    </Panel>
  )
}

function useIntervals(meterId: string, from: string, to: string, enabled = true) {
  return useQuery({
    queryKey: ['meters', 'intervals', meterId, from, to],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (await callApi<IntervalsPageJson>(`/meters/${encodeURIComponent(meterId)}/intervals?from=${from}&to=${to}`, { signal }))
        .body,
  })
}
