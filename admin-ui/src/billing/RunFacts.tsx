import { Link } from 'react-router-dom'
import { Day } from '../presentation/Day.js'
import { dayText } from '../presentation/date-text.js'
import { FactList } from '../presentation/FactList.js'
import { Instant } from '../presentation/Instant.js'
import { Money } from '../presentation/Money.js'
import { numberText } from '../presentation/money-text.js'
import { Panel } from '../presentation/Panel.js'
import { processPath } from '../processes/process-words.js'
import type { RunPage } from './billing-records.js'

/** Dates and people of a run. */
export function RunFacts({ run }: { readonly run: RunPage }) {
  return (
    <Panel title="Facts" padded>
      <FactList
        facts={[
          { label: 'Window', value: `${dayText(run.windowStart)} – ${dayText(run.windowEnd)}` },
          { label: 'Read on', value: <Day date={run.readDate} /> },
          { label: 'Bills dated', value: <Day date={run.accountingDate} /> },
          { label: 'Taxes', value: <Money amount={run.taxes} /> },
          {
            label: 'Bills issued',
            value: run.issued === 0 ? undefined : <Link to={billsPath(run.id)}>{numberText(run.issued)}</Link>,
          },
          {
            label: 'Not yet issued',
            value: run.drafts === 0 ? undefined : <Link to={billsPath(run.id)}>{numberText(run.drafts)}</Link>,
          },
          { label: 'Started', value: <Instant at={run.startedAt} /> },
          { label: 'Started by', value: run.startedBy },
          { label: 'Computed', value: run.computedAt === null ? undefined : <Instant at={run.computedAt} /> },
          { label: 'Approved', value: run.approvedAt === null ? undefined : <Instant at={run.approvedAt} /> },
          { label: 'Approved by', value: run.approvedBy },
          { label: 'Issued', value: run.issuedAt === null ? undefined : <Instant at={run.issuedAt} /> },
          { label: 'Closed', value: run.closedAt === null ? undefined : <Instant at={run.closedAt} /> },
          { label: 'Process', value: <Link to={processPath(run.workflowId)}>{run.workflowId}</Link> },
        ]}
      />
    </Panel>
  )
}

function billsPath(runId: number): string {
  return `/bills?filter=${encodeURIComponent(JSON.stringify({ runId }))}`
}
