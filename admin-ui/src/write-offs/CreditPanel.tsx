import Box from '@mui/material/Box'
import type { CreditHistoryJson } from '../../../api/collections/credit-contract.js'
import { countText } from '../presentation/count-text.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { Panel } from '../presentation/Panel.js'
import { TextLink } from '../presentation/TextLink.js'
import { useCreditHistory } from './use-credit-history.js'

type Entry = CreditHistoryJson['entries'][number]

const EVENTS: Readonly<Record<Entry['kind'], { readonly label: string; readonly path: (subject: string) => string }>> = {
  late_payment: { label: 'Past due, collection began', path: (subject) => `/collections/${subject}/show` },
  returned_payment: { label: 'Payment returned', path: (subject) => `/payments/${subject}/show` },
  disconnection: { label: 'Service cut for non-payment', path: (subject) => `/collections/${subject}/show` },
  broken_plan: { label: 'Payment plan broken', path: (subject) => `/payment-plans/${subject}/show` },
  written_off: { label: 'Debt written off', path: (subject) => `/write-offs/${subject}/show` },
}

const COLUMNS: readonly DenseColumn<Entry>[] = [
  { label: 'On', render: (row) => <Day date={row.on} /> },
  {
    label: 'What happened',
    render: (row) => <TextLink to={EVENTS[row.kind].path(encodeURIComponent(row.subject))}>{EVENTS[row.kind].label}</TextLink>,
  },
  {
    label: 'Half from',
    render: (row) => (row.halvedFrom === null ? '–' : <Day date={row.halvedFrom} />),
    desktopOnly: true,
  },
  { label: 'Forgotten from', render: (row) => <Day date={row.forgottenFrom} />, desktopOnly: true },
  {
    label: 'Points today',
    align: 'right',
    render: (row) => (
      <>
        {row.counts}
        {row.counts !== row.points && (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {' '}
            of {row.points}
          </Box>
        )}
      </>
    ),
  },
]

/** What counts against the credit of an account, with the points of today and when they become fewer. */
export function CreditPanel({ accountId }: { readonly accountId: string }) {
  const { data, error, refetch } = useCreditHistory(accountId)
  return (
    <Panel title="Credit history" aside={data === undefined ? null : <strong>{countText(data.points, 'point')} today</strong>}>
      {error !== null && data === undefined && (
        <ErrorState what="The credit history" error={error} onRetry={() => void refetch()} />
      )}
      {data?.rule === null && <EmptyState dense title="No credit points" sentence="The policy pack in force knows none." />}
      {data !== undefined && data.rule !== null && data.entries.length === 0 && (
        <EmptyState dense title="Nothing counts against it" sentence={data.rule.says} />
      )}
      {data !== undefined && data.rule !== null && data.entries.length > 0 && (
        <>
          <DenseTable
            label="Credit history"
            rows={data.entries}
            columns={COLUMNS}
            rowKey={(row) => `${row.kind} ${row.subject}`}
          />
          <Box sx={{ px: 1.5, py: 1, color: 'text.secondary', fontSize: '0.75rem', borderTop: 1, borderColor: 'divider' }}>
            {data.rule.says} ·{' '}
            <TextLink to={`/policy-packs/${encodeURIComponent(data.rule.pack)}/show?version=${data.rule.version}`}>
              {data.rule.pack}, version {data.rule.version}
            </TextLink>
          </Box>
        </>
      )}
    </Panel>
  )
}
