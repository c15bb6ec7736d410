import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router-dom'
import type { SimulationPageJson } from '../../../api/policy-effects/contract.js'
import { callApi } from '../http.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { ConsequenceList } from '../presentation/ConsequenceList.js'
import { dayText } from '../presentation/date-text.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { PageHeader } from '../presentation/PageHeader.js'
import { Panel } from '../presentation/Panel.js'
import { RecordSkeleton } from '../presentation/Skeletons.js'
import { StateChip } from '../presentation/StateChip.js'
import { TextLink } from '../presentation/TextLink.js'
import { TrialProgress } from '../presentation/TrialProgress.js'
import { plainSentence } from '../presentation/plain-sentence.js'
import { processPath } from '../processes/process-words.js'
import { PrintedPart } from '../reports/PrintedPart.js'
import { classText, monthText } from '../reports/report-words.js'
import { EffectTable } from './EffectTable.js'
import { ruleText, simulationStateText, sumLines, whatText } from './effect-words.js'
import { MostAffectedPanel } from './MostAffectedPanel.js'

const LOOK_MS = 2_000

/** What a pack would have done in a past period: in all, by class and month, what was forbidden by which rule, and what was supposed. */
export function SimulationPage() {
  const { id = '' } = useParams()
  const { data, error, refetch, dataUpdatedAt } = useQuery({
    queryKey: ['policy-simulations', id],
    queryFn: async ({ signal }) => (await callApi<SimulationPageJson>(`/policy-simulations/${id}`, { signal })).body,
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'running' ? LOOK_MS : false),
  })
  if (error !== null && data === undefined) return <ErrorState what="The trial" error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <RecordSkeleton />
  const csv = (part: 'counts' | 'accounts'): string => `/api/v1/exports/policy-simulation?id=${data.id}&part=${part}`
  return (
    <>
      <PageHeader
        title={`What ${data.packName} would have done`}
        subtitle={
          <>
            Version {data.version} ({data.versionState}), from {dayText(data.from)} to {dayText(data.to)} · started by{' '}
            {data.startedBy}
          </>
        }
        acts={
          <>
            <StateChip state={data.state} label={simulationStateText(data.state)} />
            <TextLink to={processPath(data.processId)}>Process</TextLink>
            <ActionButton onClick={() => window.print()}>Print</ActionButton>
            <ActionButton permission="reports.export" href={csv('accounts')}>
              Accounts as CSV
            </ActionButton>
            <ActionButton permission="reports.export" variant="contained" href={csv('counts')}>
              Take out as CSV
            </ActionButton>
          </>
        }
      />
      <PrintedPart>
        {data.state !== 'done' && (
          <TrialProgress
            label="Accounts lived through"
            trial={data}
            at={dataUpdatedAt}
            beginning="The first accounts are being lived through. The page may be left; it goes on."
          />
        )}
        <Results page={data} />
      </PrintedPart>
    </>
  )
}

function Results({ page }: { readonly page: SimulationPageJson }) {
  const { lines } = page
  const acts = lines.filter(({ what }) => what !== 'forbidden')
  const cuts = lines.filter(({ what }) => what === 'cut')
  return (
    <>
      <EffectTable
        title="In all"
        first="What"
        rows={sumLines(acts, ({ what }) => ({ key: what, label: whatText(what) }))}
        empty="Nothing would have been done"
        showsMoney
      />
      <EffectTable
        title="Notices and cuts forbidden, by rule"
        first="Rule"
        rows={sumLines(lines, ({ what, rule }) => (what === 'forbidden' ? { key: rule, label: ruleText(rule) } : undefined))}
        empty="No rule forbade anything"
      />
      <EffectTable
        title="Disconnections by class"
        first="Class"
        rows={sumLines(cuts, ({ customerClass }) => ({ key: customerClass, label: classText(customerClass) }))}
        empty="Nothing would have been cut"
        showsMoney
      />
      <EffectTable
        title="By month"
        first="Month"
        rows={sumLines(
          lines.filter(({ what }) => what === 'cut' || what === 'first_notice' || what === 'second_notice'),
          ({ month, what }) => ({ key: `${month} ${what}`, label: `${monthText(month)}: ${whatText(what).toLowerCase()}` }),
        ).toSorted((left, right) => (left.month < right.month ? -1 : left.month > right.month ? 1 : 0))}
        empty="No notice and no cut"
      />
      <MostAffectedPanel page={page} />
      <Panel title="What is not known, and what was supposed" padded>
        <ConsequenceList consequences={page.assumptions.map(plainSentence)} />
      </Panel>
    </>
  )
}
