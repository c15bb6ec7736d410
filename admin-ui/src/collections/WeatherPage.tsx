import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { WeatherPageJson } from '../../../api/collections/contract.js'
import { callApi } from '../http.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { Instant } from '../presentation/Instant.js'
import { PageHeader } from '../presentation/PageHeader.js'
import { Panel } from '../presentation/Panel.js'
import { plainSentence } from '../presentation/plain-sentence.js'
import { serviceText } from '../presentation/service-words.js'
import { WeatherDialog } from './WeatherDialog.js'
import { WEATHER_TEXTS } from './weather-words.js'

type Moratorium = WeatherPageJson['moratoria'][number]
type Area = WeatherPageJson['areas'][number]
type Reading = WeatherPageJson['readings'][number]

const MORATORIA: readonly DenseColumn<Moratorium>[] = [
  { label: 'Service', render: (row) => serviceText(row.service) },
  { label: 'Why', render: (row) => plainSentence(row.says) },
  { label: 'May end on', render: (row) => (row.until === null ? '–' : <Day date={row.until} />) },
  { label: 'Rule', render: (row) => `${row.ruleSays} (${row.citation})`, desktopOnly: true },
]

const AREAS: readonly DenseColumn<Area>[] = [
  { label: 'Read route', render: (row) => row.area },
  { label: 'Why', render: (row) => `${row.why === 'storm' ? 'Storm' : 'Hold'}: ${row.name}` },
  { label: 'Since', render: (row) => <Day date={row.fromOn} /> },
  { label: 'Until', render: (row) => (row.toOn === null ? 'ended by hand' : <Day date={row.toOn} />) },
]

const READINGS: readonly DenseColumn<Reading>[] = [
  { label: 'For', render: (row) => <Day date={row.on} /> },
  { label: 'What', render: (row) => WEATHER_TEXTS[row.kind] },
  { label: 'Low, °F', align: 'right', render: (row) => row.low ?? '–' },
  { label: 'High, °F', align: 'right', render: (row) => row.high ?? '–' },
  { label: 'Advisory', render: (row) => (row.kind === 'advisory' ? (row.isAdvised ? 'yes' : 'none') : '–') },
  { label: 'Source', render: (row) => row.source, desktopOnly: true },
  { label: 'Read', render: (row) => <Instant at={row.readAt} />, desktopOnly: true },
  { label: 'By', render: (row) => row.recordedBy, desktopOnly: true },
]

/** The weather as it is known, whose word it is, and what lets nobody be cut today. */
export function WeatherPage() {
  const [isOpen, setOpen] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['collections', 'weather'],
    queryFn: async ({ signal }) => (await callApi<WeatherPageJson>('/weather', { signal })).body,
    refetchInterval: 60_000,
  })
  return (
    <>
      <PageHeader
        title="Weather and moratoria"
        subtitle={
          data === undefined ? (
            ' '
          ) : (
            <>
              What lets nobody be cut on <Day date={data.today} />, and what is known of the weather.
            </>
          )
        }
        acts={
          <ActionButton permission="collections.release" variant="contained" onClick={() => setOpen(true)}>
            Enter a reading…
          </ActionButton>
        }
      />
      {error !== null && data === undefined && <ErrorState what="The weather" error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <Box sx={{ display: 'grid', gap: 1.5, p: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <Panel title="In force today, everywhere">
            {data.moratoria.length === 0 ? (
              <EmptyState dense title="Neither the calendar nor the weather forbids a cut today" />
            ) : (
              <DenseTable
                label="Moratoria"
                rows={data.moratoria}
                columns={MORATORIA}
                rowKey={(row) => `${row.service}/${row.rule}/${row.citation}/${row.says}`}
              />
            )}
          </Panel>
          <Panel title="In force today, by area">
            {data.areas.length === 0 ? (
              <EmptyState dense title="Disconnections pause in no area" />
            ) : (
              <DenseTable
                label="Areas"
                rows={data.areas}
                columns={AREAS}
                rowKey={(row) => `${row.area}/${row.why}/${row.name}`}
              />
            )}
          </Panel>
          <Panel title="Readings, the latest first">
            {data.readings.length === 0 ? (
              <EmptyState dense title="No weather is known: what depends on it forbids the cut" />
            ) : (
              <DenseTable label="Readings" rows={data.readings} columns={READINGS} rowKey={(row) => row.id} />
            )}
          </Panel>
        </Box>
      )}
      <WeatherDialog open={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}
