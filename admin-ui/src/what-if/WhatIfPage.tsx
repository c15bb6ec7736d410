import Box from '@mui/material/Box'
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
import { ProgressBar } from '../presentation/ProgressBar.js'
import { RecordSkeleton } from '../presentation/Skeletons.js'
import { StateChip } from '../presentation/StateChip.js'
import { TextLink } from '../presentation/TextLink.js'
import { processPath } from '../processes/process-words.js'
import { PrintedPart } from '../reports/PrintedPart.js'
import { classText, monthText } from '../reports/report-words.js'
import { MostAffectedPanel, RefusalsPanel } from './AffectedPanels.js'
import { BandsPanel } from './BandsPanel.js'
import { RevenueTable } from './RevenueTable.js'
import { scopeText, sumRevenue, whatIfStateText } from './what-if-words.js'

const LOOK_MS = 2_000

/** What a draft tariff would have brought in: in all, by class and month, who pays less or more, and what was supposed. */
export function WhatIfPage() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useQuery({
    queryKey: ['what-ifs', id],
    queryFn: async ({ signal }) => (await callApi<WhatIfPageJson>(`/what-ifs/${id}`, { signal })).body,
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'running' ? LOOK_MS : false),
  })
  if (error !== null && data === undefined) return <ErrorState what="The what-if" error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <RecordSkeleton />
  const csv = (part: 'revenue' | 'accounts' | 'refusals'): string => `/api/v1/exports/what-if?id=${data.id}&part=${part}`
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
            <ActionButton onClick={() => window.print()}>Print</ActionButton>
            {data.refusals.length > 0 && (
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
        }
      />
      <PrintedPart>
        {data.state !== 'done' && <Progress page={data} />}
        <RevenueTable title="In all" first="Period" rows={sumRevenue(data.revenue, () => 'all')} labelOf={() => 'All bills'} />
        <BandsPanel bands={data.bands} />
        <RevenueTable
          title="By class"
          first="Class"
          rows={sumRevenue(data.revenue, (row) => row.customerClass)}
          labelOf={classText}
        />
        <RevenueTable title="By month" first="Month" rows={sumRevenue(data.revenue, (row) => row.month)} labelOf={monthText} />
        <MostAffectedPanel rows={data.mostAffected} />
        <RefusalsPanel rows={data.refusals} />
        <RevenueTable
          title="By class and month"
          first="Class and month"
          rows={sumRevenue(data.revenue, (row) => `${row.customerClass} ${row.month}`)}
          labelOf={(key) => `${classText(key.slice(0, -8))}, ${monthText(key.slice(-7))}`}
        />
        <Panel title="What is not known, and what was supposed" padded>
          <ConsequenceList consequences={data.assumptions.map(plainSentence)} />
        </Panel>
      </PrintedPart>
    </>
  )
}

function Progress({ page }: { readonly page: WhatIfPageJson }) {
  const failed = page.failureCode === null ? undefined : `It stopped with ${page.failureCode}. The worker's log has the details.`
  return (
    <Box sx={{ py: 1 }}>
      <ProgressBar
        label="Accounts rated again"
        done={page.examined}
        total={page.accounts}
        noun="accounts"
        isRunning={page.state === 'running'}
        now={failed}
      />
    </Box>
  )
}
