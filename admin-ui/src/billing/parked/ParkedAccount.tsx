import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { callApi } from '../../http.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { ErrorState } from '../../presentation/ErrorState.js'
import { Panel } from '../../presentation/Panel.js'
import { RowSkeletons } from '../../presentation/Skeletons.js'
import type { RunAccountPage } from '../billing-records.js'
import { reasonText } from '../billing-words.js'
import { EarlierActs } from './EarlierActs.js'
import { LastPeriods } from './LastPeriods.js'
import { MendActs } from './MendActs.js'
import { ParkedFigures } from './ParkedFigures.js'
import { RegisterReads } from './RegisterReads.js'

const STACK = { display: 'grid', gap: 2, minWidth: 0 } as const

interface Props {
  /** `run:account`. */
  readonly id: string
  readonly onMended: () => void
}

/** One parked account: why, the figures, its reads with a chart, its last bills, and what can be done. */
export function ParkedAccount({ id, onMended }: Props) {
  const [runId, accountId] = id.split(':')
  const {
    data: account,
    error,
    isPending,
    refetch,
  } = useQuery({
    queryKey: ['run-account', id],
    queryFn: async ({ signal }) =>
      (await callApi<RunAccountPage>(`/run-accounts/${runId}/${encodeURIComponent(accountId ?? '')}`, { signal })).body,
  })
  if (account === undefined) {
    if (isPending) return <RowSkeletons rows={8} />
    return <ErrorState error={error} what={`Account ${accountId ?? ''}`} onRetry={() => void refetch()} />
  }
  const registers = concerned(account, account.registers)
  return (
    <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      <Box sx={{ px: { xs: 2, sm: 0 } }}>
        <Typography variant="h2">
          <Link to={`/accounts/${account.accountId}/show`}>{account.accountId}</Link> {account.customerName}
        </Typography>
        <Typography variant="body1" sx={{ mt: 0.5 }}>
          <strong>{reasonText(account.reasonCode)}.</strong> {account.sentence}
        </Typography>
        <MendActs account={account} registers={registers} onMended={onMended} />
      </Box>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1fr)' },
          alignItems: 'start',
        }}
      >
        <Box sx={STACK}>
          <Panel title="Reads">
            {registers.length === 0 && (
              <EmptyState dense title="No meter" sentence="The service that is held has no meter in place." />
            )}
            {registers.map((register) => (
              <RegisterReads key={`${register.meterId} ${register.register}`} register={register} readDate={account.readDate} />
            ))}
          </Panel>
          <ParkedFigures account={account} />
        </Box>
        <Box sx={STACK}>
          <Panel title="Last bills">
            <LastPeriods periods={concerned(account, account.periods)} />
          </Panel>
          <EarlierActs acts={account.acts} />
        </Box>
      </Box>
    </Box>
  )
}

/** Only what belongs to the agreement that is held; everything where the account as a whole is. */
function concerned<Row extends { readonly agreementId: string }>(account: RunAccountPage, rows: readonly Row[]): readonly Row[] {
  const own = rows.filter((row) => row.agreementId === account.agreementId)
  return own.length > 0 ? own : rows
}
