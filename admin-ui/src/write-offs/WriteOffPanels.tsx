import Box from '@mui/material/Box'
import type { WriteOffPageJson } from '../../../api/write-offs/contract.js'
import { TraceTable } from '../collections/TraceTable.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { FactList } from '../presentation/FactList.js'
import { Figure } from '../presentation/Figure.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { StateChip } from '../presentation/StateChip.js'
import { usePermission } from '../shell/use-permission.js'
import { WriteOffActs } from './WriteOffActs.js'
import { APPROVAL_TEXTS, CAUSE_TEXTS, KIND_TEXTS, stateOf } from './write-off-words.js'

type Line = WriteOffPageJson['lines'][number]
type Recovery = WriteOffPageJson['recoveries'][number]

const LINES: readonly DenseColumn<Line>[] = [
  {
    label: 'Debt',
    render: (row) => (
      <>
        {row.itemKind.replaceAll('_', ' ')} due <Day date={row.dueOn} />
      </>
    ),
  },
  { label: 'Billed to', render: (row) => row.glCode ?? 'not known', desktopOnly: true },
  { label: 'Borne by', render: (row) => `${row.debitedCode} ${row.debitedName}` },
  { label: 'Amount', align: 'right', render: (row) => <Money amount={row.amount} /> },
  { label: 'Came back', align: 'right', render: (row) => (row.recovered === '0.00' ? '–' : <Money amount={row.recovered} />) },
]

const RECOVERIES: readonly DenseColumn<Recovery>[] = [
  { label: 'On', render: (row) => <Day date={row.on} /> },
  { label: 'What', render: (row) => (row.kind === 'paid' ? 'Paid' : `Taken back by ${row.recordedBy}: ${row.reason}`) },
  { label: 'Entry', render: (row) => <RecordLink resource="journal-entries" id={row.entryId} />, desktopOnly: true },
  { label: 'Amount', align: 'right', render: (row) => <Money amount={row.amount} /> },
]

export function WriteOffPanels({ page }: { readonly page: WriteOffPageJson }) {
  const seesProtections = usePermission('collections.read_protections')
  return (
    <>
      <RecordHeader
        kind="Write-off"
        number={String(page.id)}
        name={page.customerName}
        state={<StateChip state={page.state} {...stateOf(page.state)} />}
        below={
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
            <RecordLink resource="accounts" id={page.accountId} /> · {KIND_TEXTS[page.kind]}
          </Box>
        }
        figures={
          <>
            <Figure label={page.state === 'posted' ? 'Written off' : 'Proposed'}>
              <Money amount={page.amount} />
            </Figure>
            {page.state === 'posted' && (
              <Figure label="Came back">
                <Money amount={page.recovered} />
              </Figure>
            )}
          </>
        }
        acts={<WriteOffActs page={page} />}
      />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          p: 1.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.5fr) minmax(0, 1fr)' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 1.5 }}>
          <Panel title="Rules">
            <TraceTable trace={page.trace} seesProtections={seesProtections} />
          </Panel>
          {page.state === 'posted' && page.kind !== 'small_credit' && (
            <Panel title="Who bears it">
              <DenseTable
                label="Who bears it"
                rows={page.lines}
                columns={LINES}
                rowKey={(row) => `${row.itemId} ${row.glCode ?? ''} ${row.debitedCode}`}
              />
            </Panel>
          )}
        </Box>
        <Box sx={{ display: 'grid', gap: 1.5 }}>
          <Panel title="How it came about" padded>
            <WriteOffFacts page={page} />
          </Panel>
          {page.state === 'posted' && (
            <Panel title="What came back">
              {page.recoveries.length === 0 ? (
                <EmptyState dense title="Nothing came back yet" />
              ) : (
                <DenseTable label="What came back" rows={page.recoveries} columns={RECOVERIES} rowKey={(row) => row.id} />
              )}
            </Panel>
          )}
        </Box>
      </Box>
    </>
  )
}

function WriteOffFacts({ page }: { readonly page: WriteOffPageJson }) {
  return (
    <FactList
      labelWidth={110}
      facts={[
        {
          label: 'Proposed',
          value: (
            <>
              <Day date={page.proposedOn} /> by {page.proposedBy}, {CAUSE_TEXTS[page.cause]}
            </>
          ),
        },
        { label: 'Because', value: page.reason },
        { label: 'Needs', value: page.approval === 'none' ? 'nobody’s word' : `the word of ${APPROVAL_TEXTS[page.approval]}` },
        {
          label: 'Decided',
          value:
            page.decidedOn === null ? null : (
              <>
                <Day date={page.decidedOn} /> by {page.decidedBy}: {page.decisionReason}
              </>
            ),
        },
        { label: 'Account closed', value: page.closedOn === null ? null : <Day date={page.closedOn} /> },
        { label: 'Entry', value: page.entryId === null ? null : <RecordLink resource="journal-entries" id={page.entryId} /> },
      ]}
    />
  )
}
