import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router-dom'
import type { WhatIfPageJson } from '../../../api/what-if/contract.js'
import { callApi } from '../http.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { ConsequenceList } from '../presentation/ConsequenceList.js'
import { dayText } from '../presentation/date-text.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { PageHeader } from '../presentation/PageHeader.js'
import { Panel } from '../presentation/Panel.js'
import { plainSentence } from '../presentation/plain-sentence.js'
import { RecordSkeleton } from '../presentation/Skeletons.js'
import { StateChip } from '../presentation/StateChip.js'
import { TextLink } from '../presentation/TextLink.js'
import { TrialProgress } from '../presentation/TrialProgress.js'
import { processPath } from '../processes/process-words.js'
import { PrintedPart } from '../reports/PrintedPart.js'
import { classText, monthText } from '../reports/report-words.js'
import { MostAffectedPanel, RefusalsPanel } from './AffectedPanels.js'
import { BandsPanel } from './BandsPanel.js'
import { CancelWhatIfButton } from './CancelWhatIfButton.js'
import { RevenueTable } from './RevenueTable.js'
import { scopeText, sumRevenue, whatIfStateText } from './what-if-words.js'

const LOOK_MS = 2_000

/** What a draft tariff would have brought in: in all, by class and month, who pays less or more, and what was supposed. */
export function WhatIfPage() {
  const { id = '' } = useParams()
  const { data, error, refetch, dataUpdatedAt } = useQuery({
    queryKey: ['what-ifs', id],
    queryFn: async ({ signal }) => (await callApi<WhatIfPageJson>(`/what-ifs/${id}`, { signal })).body,
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'running' ? LOOK_MS : false),
  })
  if (error !== null && data === undefined) return <ErrorState what="The what-if" error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <RecordSkeleton />
  const isRunning = data.state === 'running'
  return (
    <>
      <PageHeader
        title={`What ${data.tariffName} would have brought in`}
        subtitle={
          <>
            {data.tariff} as on {dayText(data.asOn)}
            {data.insteadOf !== null && data.insteadOf !== data.tariff && ` in place of ${data.insteadOf}`}, from{' '}
            {dayText(data.from)} to {dayText(data.to)} · {scopeText(data)} · started by {data.startedBy}
          </>
        }
        acts={
          <>
            <StateChip state={data.state} label={whatIfStateText(data.state)} />
            <TextLink to={processPath(data.processId)}>Process</TextLink>
            {isRunning ? <CancelWhatIfButton whatIf={data} /> : <Files page={data} />}
          </>
        }
      />
      <PrintedPart>
        {data.state !== 'done' && (
          <TrialProgress
            label="Accounts rated again"
            trial={data}
            at={dataUpdatedAt}
            beginning="The first accounts are being rated. The page may be left; it goes on."
          />
        )}
        {(!isRunning || data.revenue.length > 0) && <Results page={data} />}
        <Panel title="What is not known, and what was supposed" padded>
          <ConsequenceList consequences={data.assumptions.map(plainSentence)} />
        </Panel>
      </PrintedPart>
    </>
  )
}

/** The answer as files, and on paper. */
function Files({ page }: { readonly page: WhatIfPageJson }) {
  const csv = (part: 'revenue' | 'accounts' | 'refusals'): string => `/api/v1/exports/what-if?id=${page.id}&part=${part}`
  return (
    <>
      <ActionButton onClick={() => window.print()}>Print</ActionButton>
      {page.refusals.length > 0 && (
        <ActionButton permission="reports.export" href={csv('refusals')}>
          Not rated as CSV
        </ActionButton>
      )}
      <ActionButton permission="reports.export" href={csv('accounts')}>
        Accounts as CSV
      </ActionButton>
      <ActionButton permission="reports.export" variant="contained" href={csv('revenue')}>
        Revenue as CSV
      </ActionButton>
    </>
  )
}

/** Of all accounts, or of those that were rated so far. */
function Results({ page }: { readonly page: WhatIfPageJson }) {
  const { revenue, state } = page
  return (
    <>
      <RevenueTable
        title={state === 'running' ? 'In all, so far' : 'In all'}
        first="Period"
        rows={sumRevenue(revenue, () => 'all')}
        labelOf={() => 'All bills'}
      />
      <BandsPanel bands={page.bands} />
      <RevenueTable title="By class" first="Class" rows={sumRevenue(revenue, (row) => row.customerClass)} labelOf={classText} />
      <RevenueTable title="By month" first="Month" rows={sumRevenue(revenue, (row) => row.month)} labelOf={monthText} />
      <MostAffectedPanel rows={page.mostAffected} />
      <RefusalsPanel rows={page.refusals} />
      <RevenueTable
        title="By class and month"
        first="Class and month"
        rows={sumRevenue(revenue, (row) => `${row.customerClass} ${row.month}`)}
        labelOf={(key) => `${classText(key.slice(0, -8))}, ${monthText(key.slice(-7))}`}
      />
    </>
  )
}
