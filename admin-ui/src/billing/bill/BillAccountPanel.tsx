import Box from '@mui/material/Box'
import { Link } from 'react-router-dom'
import { Day } from '../../presentation/Day.js'
import { FactList } from '../../presentation/FactList.js'
import { Panel } from '../../presentation/Panel.js'
import type { BillPage } from '../billing-records.js'
import { billKindText, flagText } from '../billing-words.js'
import { printedPeriodText } from '../printed-period.js'
import { runPath } from '../run-words.js'

/** What the bill belongs to: account, run, dates, and the entries that it made. */
export function BillAccountPanel({ bill }: { readonly bill: BillPage }) {
  return (
    <Panel title="Facts" padded>
      <FactList
        labelWidth={96}
        facts={[
          { label: 'Kind', value: billKindText(bill.kind) },
          { label: 'Period', value: printedPeriodText(bill.periodFrom, bill.periodTo) },
          { label: 'Dated', value: <Day date={bill.issuedOn} /> },
          { label: 'Due', value: <Day date={bill.dueOn} /> },
          { label: 'Noted', value: bill.flags.map(flagText).join(', ') },
          { label: 'Run', value: bill.runId === null ? undefined : <Link to={runPath(bill.runId)}>{bill.runId}</Link> },
          { label: 'Entry', value: bill.entryId === null ? undefined : <EntryLink id={bill.entryId} /> },
          {
            label: 'Its mirror',
            value: bill.cancellationEntryId === null ? undefined : <EntryLink id={bill.cancellationEntryId} />,
          },
          {
            label: 'Mailed to',
            value: bill.mailingLines.length === 0 ? undefined : bill.mailingLines.map((line) => <Box key={line}>{line}</Box>),
          },
        ]}
      />
    </Panel>
  )
}

function EntryLink({ id }: { readonly id: number }) {
  return <Link to={`/journal-entries/${id}/show`}>Entry {id}</Link>
}
