import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router-dom'
import type { TariffComparisonJson, TariffPageJson } from '../../../api/rating/contract.js'
import { callApi } from '../http.js'
import { dayText } from '../presentation/date-text.js'
import { DayField } from '../presentation/DayField.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { PageHeader } from '../presentation/PageHeader.js'
import { RecordSkeleton, RowSkeletons } from '../presentation/Skeletons.js'
import { TextLink } from '../presentation/TextLink.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import { useCurrency } from '../presentation/use-utility.js'
import { ComparedRules } from './ComparedRules.js'
import { changeDays } from './version-words.js'

/** Two days of a tariff beside each other: which rules came and went between them, and which sentences and prices changed. */
export function ComparePage() {
  const { id = '' } = useParams()
  const [search, setSearch] = useSearchParams()
  const currency = useCurrency()
  const { data: tariff, error, refetch } = useRecordPage<TariffPageJson>('tariffs', id)
  const days = tariff === undefined ? [] : changeDays(tariff.timeline)
  // Where prices never changed by day, the revision before is what can be compared.
  const former = search.get('on') === null && days.length < 2 ? (tariff?.revisions[1]?.revision ?? '') : ''
  const first = sideOf(search, 'on', 'revision', days.at(-2) ?? days.at(-1))
  const one = former === '' ? first : { ...first, revision: String(former) }
  const other = sideOf(search, 'with', 'withRevision', days.at(-1))
  const query = searchOf(one, other).toString()
  const compared = useQuery({
    queryKey: ['tariffs', id, 'compare', query],
    queryFn: async ({ signal }) =>
      (await callApi<TariffComparisonJson>(`/tariffs/${encodeURIComponent(id)}/compare?${query}`, { signal })).body,
    enabled: one.day !== '' && other.day !== '',
    retry: false,
  })
  if (tariff === undefined) {
    if (error === null) return <RecordSkeleton />
    return <ErrorState error={error} what="This tariff" onRetry={() => void refetch()} />
  }
  return (
    <>
      <PageHeader
        title={`What changed in ${tariff.name}`}
        subtitle={
          <>
            <TextLink to={`/tariffs/${encodeURIComponent(id)}/show`} inText>{`Tariff ${id}`}</TextLink> · prices in {currency}
          </>
        }
      />
      <Box sx={{ px: 1.5, pb: 3, display: 'grid', gap: 2 }}>
        <Box sx={{ display: 'grid', gap: 1.5, pt: 1, gridTemplateColumns: { xs: '1fr', sm: 'auto auto 1fr' } }}>
          <SideFields label="From" tariff={tariff} side={one} onChange={(side) => setSearch(searchOf(side, other))} />
          <SideFields label="To" tariff={tariff} side={other} onChange={(side) => setSearch(searchOf(one, side))} />
        </Box>
        {compared.error !== null && (
          <ErrorState error={compared.error} what="The comparison" onRetry={() => void compared.refetch()} />
        )}
        {compared.error === null && compared.data === undefined && <RowSkeletons rows={6} />}
        {compared.data !== undefined &&
          (one.day === other.day && one.revision === other.revision ? (
            <EmptyState title="Choose two different days, or two revisions" />
          ) : (
            <ComparedRules compared={compared.data} was={sideText(one, other)} now={sideText(other, one)} />
          ))}
      </Box>
    </>
  )
}

/** A tariff as it stands on a day, by the revision that stands or by another; empty: the one that stands. */
interface Side {
  readonly day: string
  readonly revision: string
}

function sideOf(search: URLSearchParams, day: string, revision: string, otherwise = ''): Side {
  return { day: search.get(day) ?? otherwise, revision: search.get(revision) ?? '' }
}

function searchOf(one: Side, other: Side): URLSearchParams {
  return new URLSearchParams({
    on: one.day,
    with: other.day,
    ...(one.revision === '' ? {} : { revision: one.revision }),
    ...(other.revision === '' ? {} : { withRevision: other.revision }),
  })
}

/** `on 1 Sep 2026`, with the revision where the two are of different ones. */
function sideText(side: Side, other: Side): string {
  if (side.revision === other.revision) return `on ${dayText(side.day)}`
  const by = side.revision === '' ? 'as it stands' : `revision ${side.revision}`
  return side.day === other.day ? by : `on ${dayText(side.day)}, ${by}`
}

interface SideProps {
  readonly label: string
  readonly tariff: TariffPageJson
  readonly side: Side
  readonly onChange: (side: Side) => void
}

function SideFields({ label, tariff, side, onChange }: SideProps) {
  const [newest, ...older] = tariff.revisions
  return (
    <Box
      role="group"
      aria-label={label}
      sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr 1fr', sm: '170px 210px' } }}
    >
      <DayField label={`${label} prices of`} value={side.day} onChange={(day) => day !== '' && onChange({ ...side, day })} />
      <TextField
        select
        size="small"
        margin="dense"
        label="As left by"
        value={older.some(({ revision }) => String(revision) === side.revision) ? side.revision : ''}
        onChange={(event) => onChange({ ...side, revision: event.target.value })}
        slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
      >
        <MenuItem value="">{newest === undefined ? 'what stands' : `revision ${newest.revision}, which stands`}</MenuItem>
        {older.map(({ revision, recordedAt }) => (
          <MenuItem key={revision} value={String(revision)}>
            revision {revision}, {dayText(recordedAt.slice(0, 10))}
          </MenuItem>
        ))}
      </TextField>
    </Box>
  )
}
