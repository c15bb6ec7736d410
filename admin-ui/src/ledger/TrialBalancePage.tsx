import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useQuery, keepPreviousData } from '@tanstack/react-query'
import { useGetList } from 'react-admin'
import { useSearchParams } from 'react-router-dom'
import type { PeriodRecordJson, TrialBalanceJson } from '../../../api/ledger/contract.js'
import { callApi } from '../http.js'
import { dayText } from '../presentation/date-text.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { PageHeader } from '../presentation/PageHeader.js'
import { RowSkeletons } from '../presentation/Skeletons.js'
import { StateChip } from '../presentation/StateChip.js'
import { AddAccountButton } from './AddAccountButton.js'
import { BalanceCsvButton } from './BalanceCsvButton.js'
import { monthText } from './ledger-words.js'
import { withMovement } from './trial-balance-groups.js'
import { TrialBalanceTable } from './TrialBalanceTable.js'

/** The trial balance of a month, or of everything up to a day; every figure leads to the entries behind it. */
export function TrialBalancePage() {
  const [search, setSearch] = useSearchParams()
  const period = search.get('period') ?? ''
  const asOf = search.get('asOf') ?? ''
  const showsAll = search.get('all') === 'yes'
  const query = period !== '' ? `?period=${period}` : asOf !== '' ? `?asOf=${asOf}` : ''
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['trial-balance', query],
    queryFn: async ({ signal }) => (await callApi<TrialBalanceJson>(`/ledger/trial-balance${query}`, { signal })).body,
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <PageHeader
        title="Trial balance"
        subtitle={data === undefined ? undefined : spanText(data)}
        acts={
          <>
            {data !== undefined && (
              <StateChip state={data.isBalanced ? 'done' : 'failed'} label={data.isBalanced ? 'In balance' : 'Out of balance'} />
            )}
            <SpanFields period={period} asOf={asOf} onChange={(next) => setSearch(next, { replace: true })} />
            <Button
              variant="text"
              color="inherit"
              aria-pressed={showsAll}
              onClick={() =>
                setSearch(
                  { ...(period === '' ? {} : { period }), ...(asOf === '' ? {} : { asOf }), ...(showsAll ? {} : { all: 'yes' }) },
                  { replace: true },
                )
              }
            >
              {showsAll ? 'Hide what stands at zero' : 'Show every account'}
            </Button>
            <AddAccountButton />
            {data !== undefined && <BalanceCsvButton balance={data} />}
          </>
        }
      />
      <Box sx={{ px: { xs: 0, sm: 2 }, pb: 3 }}>
        {isPending && <RowSkeletons rows={14} />}
        {data === undefined && error !== null && (
          <ErrorState error={error} what="The trial balance" onRetry={() => void refetch()} />
        )}
        {data !== undefined && data.rows.length === 0 && (
          <EmptyState
            title="Nothing is posted in these days"
            sentence="The first entries come with the import: balances and deposits brought over."
          />
        )}
        {data !== undefined && data.rows.length > 0 && (
          <TrialBalanceTable balance={showsAll ? data : { ...data, rows: withMovement(data.rows) }} />
        )}
      </Box>
    </>
  )
}

function spanText(balance: TrialBalanceJson): string {
  if (balance.period !== null) return `${monthText(balance.period)}, in ${balance.currency}`
  return `Everything up to ${dayText(balance.to)}, in ${balance.currency}`
}

interface SpanProps {
  readonly period: string
  readonly asOf: string
  readonly onChange: (search: Record<string, string>) => void
}

function SpanFields({ period, asOf, onChange }: SpanProps) {
  const { data } = useGetList<PeriodRecordJson>('accounting-periods', {
    pagination: { page: 1, perPage: 200 },
    sort: { field: 'id', order: 'DESC' },
  })
  const months = (data ?? []).map((entry) => entry.id)
  return (
    <>
      <TextField
        select
        label="Month"
        value={months.includes(period) ? period : ''}
        onChange={(event) => onChange(event.target.value === '' ? {} : { period: event.target.value })}
        slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
        sx={{ minWidth: 160 }}
      >
        <MenuItem value="">All, up to a day</MenuItem>
        {months.map((month) => (
          <MenuItem key={month} value={month}>
            {monthText(month)}
          </MenuItem>
        ))}
      </TextField>
      {period === '' && (
        <TextField
          label="Up to"
          type="date"
          value={asOf}
          onChange={(event) => onChange(event.target.value === '' ? {} : { asOf: event.target.value })}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      )}
    </>
  )
}
