import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router-dom'
import type { TariffComparisonJson, TariffPageJson } from '../../../api/rating/contract.js'
import { callApi } from '../http.js'
import { dayText } from '../presentation/date-text.js'
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
  const on = search.get('on') ?? days.at(-2) ?? days.at(-1) ?? ''
  const other = search.get('with') ?? days.at(-1) ?? ''
  const compared = useQuery({
    queryKey: ['tariffs', id, 'compare', on, other],
    queryFn: async ({ signal }) =>
      (await callApi<TariffComparisonJson>(`/tariffs/${encodeURIComponent(id)}/compare?on=${on}&with=${other}`, { signal })).body,
    enabled: on !== '' && other !== '',
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
            <TextLink to={`/tariffs/${encodeURIComponent(id)}/show`}>{`Tariff ${id}`}</TextLink> · prices in {currency}
          </>
        }
      />
      <Box sx={{ px: 1.5, pb: 3, display: 'grid', gap: 2 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, pt: 1 }}>
          <DayChoice label="From prices of" days={days} value={on} onChange={(day) => setSearch({ on: day, with: other })} />
          <DayChoice label="To prices of" days={days} value={other} onChange={(day) => setSearch({ on, with: day })} />
        </Box>
        {compared.error !== null && (
          <ErrorState error={compared.error} what="The comparison" onRetry={() => void compared.refetch()} />
        )}
        {compared.error === null && compared.data === undefined && <RowSkeletons rows={6} />}
        {compared.data !== undefined &&
          (on === other ? (
            <EmptyState title="Choose two different days" />
          ) : (
            <ComparedRules compared={compared.data} was={`on ${dayText(on)}`} now={`on ${dayText(other)}`} />
          ))}
      </Box>
    </>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly days: readonly string[]
  readonly value: string
  readonly onChange: (day: string) => void
}

function DayChoice({ label, days, value, onChange }: ChoiceProps) {
  return (
    <TextField
      select
      size="small"
      label={label}
      value={days.includes(value) ? value : ''}
      onChange={(event) => onChange(event.target.value)}
      sx={{ minWidth: 180 }}
    >
      {days.map((day) => (
        <MenuItem key={day} value={day}>
          {dayText(day)}
        </MenuItem>
      ))}
    </TextField>
  )
}
