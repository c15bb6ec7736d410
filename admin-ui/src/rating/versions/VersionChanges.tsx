import Box from '@mui/material/Box'
import ToggleButton from '@mui/material/ToggleButton'
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { VersionComparisonJson } from '../../../../api/rating/contract.js'
import { callApi, problemOf } from '../../http.js'
import { dayText } from '../../presentation/date-text.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { ErrorState } from '../../presentation/ErrorState.js'
import { RowSkeletons } from '../../presentation/Skeletons.js'
import { useCurrency } from '../../presentation/use-utility.js'
import { ComparedRules } from '../ComparedRules.js'
import { versionPath } from './version-act-words.js'

interface Props {
  readonly tariff: string
  readonly version: number
  /** What is compared changes with these. */
  readonly edition: number
  readonly state: string
}

/** What a version changes, beside the tariff as it would stand on the same day without it; day by day where it changes several. */
export function VersionChanges({ tariff, version, edition, state }: Props) {
  const [chosen, setChosen] = useState<string>()
  const { data, error, refetch } = useQuery({
    queryKey: ['tariffs', tariff, 'versions', version, 'compare', edition, state, chosen],
    queryFn: async ({ signal }) =>
      (
        await callApi<VersionComparisonJson>(
          `${versionPath(tariff, version)}/compare${chosen === undefined ? '' : `?on=${chosen}`}`,
          { signal },
        )
      ).body,
    retry: false,
    placeholderData: keepPreviousData,
  })
  if (data === undefined) {
    if (error === null) return <RowSkeletons rows={6} />
    if (problemOf(error)?.code === 'VALIDATION') {
      const sentence = 'The draft has problems yet. The editor shows them beside the text.'
      return <EmptyState title="Not to be compared yet" sentence={sentence} />
    }
    return <ErrorState error={error} what="The comparison" onRetry={() => void refetch()} />
  }
  if (data.on === null) return <EmptyState title="Nothing is charged otherwise" sentence="Only names and notes differ." />
  return (
    <>
      <ComparedDay on={data.on} days={data.days} onChoose={setChosen} />
      <ComparedRules compared={data.comparison} was="without it" now="with it" />
    </>
  )
}

interface DayProps {
  readonly on: string
  readonly days: readonly string[]
  readonly onChoose: (day: string) => void
}

/** The day that is compared, and the others from which on something changes. */
function ComparedDay({ on, days, onChoose }: DayProps) {
  const currency = useCurrency()
  return (
    <Box sx={{ px: { xs: 1.5, sm: 0 }, color: 'text.secondary', fontSize: '0.8125rem', display: 'grid', gap: 1 }}>
      {days.length > 1 && (
        <>
          <Box sx={{ color: 'text.primary', fontWeight: 600 }}>
            It changes what holds from {days.length} days on. Look at each.
          </Box>
          <ToggleButtonGroup
            exclusive
            size="small"
            value={on}
            onChange={(_event, day: string | null) => day !== null && onChoose(day)}
            aria-label="From which day on"
            sx={{ flexWrap: 'wrap', '& .MuiToggleButton-root': { textTransform: 'none', py: 0.5, color: 'text.primary' } }}
          >
            {days.map((day) => (
              <ToggleButton key={day} value={day}>
                From {dayText(day)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        </>
      )}
      <span>
        What would hold on {dayText(on)} without this version, beside what it says. Prices in {currency}.
      </span>
    </Box>
  )
}
