import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import { Link, useParams } from 'react-router-dom'
import type { EntryPageJson } from '../../../api/ledger/contract.js'
import { Day } from '../presentation/Day.js'
import { dayText } from '../presentation/date-text.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { FactList } from '../presentation/FactList.js'
import { Figure } from '../presentation/Figure.js'
import { Instant } from '../presentation/Instant.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { RecordSkeleton } from '../presentation/Skeletons.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import { EntryLines } from './EntryLines.js'
import { entryPath, eventText, monthText, sourcePath } from './ledger-words.js'

/** One entry of the ledger: its lines, what it comes from, and its mirror. */
export function EntryShow() {
  const { id = '' } = useParams()
  const { data: entry, error, isPending, refetch } = useRecordPage<EntryPageJson>('journal-entries', id)
  if (entry === undefined) {
    if (isPending) return <RecordSkeleton />
    return <ErrorState error={error} what="This entry" onRetry={() => void refetch()} />
  }
  const source = sourcePath(entry.sourceKind, entry.sourceId)
  return (
    <>
      <RecordHeader
        kind="Journal entry"
        number={String(entry.id)}
        name={entry.description}
        figures={
          <>
            <Figure label="Amount">
              <Money amount={entry.amount} currency={entry.currency} />
            </Figure>
            <Figure label="Accounting date">{dayText(entry.effectiveOn)}</Figure>
            <Figure label="Period">{monthText(entry.period)}</Figure>
          </>
        }
      />
      <Mirror entry={entry} />
      <Box
        sx={{
          p: { xs: 0, sm: 2 },
          pt: { xs: 2 },
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 320px' },
          alignItems: 'start',
        }}
      >
        <Panel title="Lines">
          <EntryLines entry={entry} />
        </Panel>
        <Panel title="Facts" padded>
          <FactList
            facts={[
              { label: 'Event', value: eventText(entry.eventKind) },
              { label: 'Source', value: source === undefined ? sourceText(entry) : <Link to={source}>{sourceText(entry)}</Link> },
              {
                label: 'Account',
                value:
                  entry.accountId === null ? undefined : <Link to={`/accounts/${entry.accountId}/show`}>{entry.accountId}</Link>,
              },
              { label: 'Effective', value: <Day date={entry.effectiveOn} /> },
              { label: 'Recorded', value: <Instant at={entry.recordedAt} /> },
              { label: 'By', value: entry.recordedBy },
            ]}
          />
        </Panel>
      </Box>
    </>
  )
}

function sourceText(entry: EntryPageJson): string {
  return `${entry.sourceKind.replaceAll('_', ' ')} ${entry.sourceId}`
}

function Mirror({ entry }: { readonly entry: EntryPageJson }) {
  if (entry.reversedByEntryId === null && entry.reversesEntryId === null) return null
  return (
    <Box sx={{ px: 2, pt: 2, display: 'grid', gap: 1 }}>
      {entry.reversedByEntryId !== null && (
        <Alert severity="warning">
          Taken back by its exact mirror, <Link to={entryPath(entry.reversedByEntryId)}>entry {entry.reversedByEntryId}</Link>.
        </Alert>
      )}
      {entry.reversesEntryId !== null && (
        <Alert severity="info">
          The exact mirror of <Link to={entryPath(entry.reversesEntryId)}>entry {entry.reversesEntryId}</Link>.
        </Alert>
      )}
    </Box>
  )
}
