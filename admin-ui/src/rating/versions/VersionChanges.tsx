import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import type { TariffComparisonJson } from '../../../../api/rating/contract.js'
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

/** What a version changes, beside the tariff as it would stand on the same day without it. */
export function VersionChanges({ tariff, version, edition, state }: Props) {
  const currency = useCurrency()
  const { data, error, refetch } = useQuery({
    queryKey: ['tariffs', tariff, 'versions', version, 'compare', edition, state],
    queryFn: async ({ signal }) =>
      (
        await callApi<{ on: string | null; comparison: TariffComparisonJson }>(`${versionPath(tariff, version)}/compare`, {
          signal,
        })
      ).body,
    retry: false,
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
      <Box sx={{ px: { xs: 1.5, sm: 0 }, color: 'text.secondary', fontSize: '0.8125rem' }}>
        What would hold on {dayText(data.on)} without this version, beside what it says. Prices in {currency}.
      </Box>
      <ComparedRules compared={data.comparison} was="without it" now="with it" />
    </>
  )
}
