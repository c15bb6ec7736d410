import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Skeleton from '@mui/material/Skeleton'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { AgreementBanksJson } from '../../../../api/billing/bank-contract.js'
import { callApi } from '../../http.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { ErrorState } from '../../presentation/ErrorState.js'
import { Panel } from '../../presentation/Panel.js'
import { BankEntries } from './BankEntries.js'
import { BankHistory } from './BankHistory.js'
import { OpenBankButton } from './OpenBankButton.js'
import { bankFigure, bankName } from './bank-words.js'

const BankChart = lazy(async () => ({ default: (await import('./BankChart.js')).BankChart }))

const CHART_HEIGHT = 150

/** Energy or money an agreement has put by, with its history; nothing where it has none. */
export function BankPanel({ agreementId }: { readonly agreementId: string }) {
  const [showsEntries, setShowsEntries] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['agreements', 'banks', agreementId],
    queryFn: async ({ signal }) =>
      (await callApi<AgreementBanksJson>(`/agreements/${encodeURIComponent(agreementId)}/banks`, { signal })).body,
  })
  if (error !== null) {
    return (
      <Panel title="Bank">
        <ErrorState error={error} what="The bank of this agreement" onRetry={() => void refetch()} dense />
      </Panel>
    )
  }
  if (data === undefined || (data.banks.length === 0 && data.mayOpen.length === 0)) return null
  const opens = <OpenBankButton agreementId={agreementId} banks={data.mayOpen} />
  if (data.banks.length === 0) {
    return (
      <Panel title="Kept for later bills" aside={opens}>
        <EmptyState
          dense
          title="Nothing yet"
          sentence="The tariff keeps what is left over for later bills. What the former system had left is entered before the first bill."
        />
      </Panel>
    )
  }
  // One day is no course: the figure above says it all.
  const hasCourse = new Set(data.banks.flatMap((bank) => bank.periods.map(({ periodTo }) => periodTo))).size > 1
  return (
    <Panel
      title="Kept for later bills"
      aside={
        <>
          {opens}
          <Button
            variant="text"
            onClick={() => setShowsEntries(!showsEntries)}
            aria-pressed={showsEntries}
            sx={{ minHeight: 28 }}
          >
            {showsEntries ? 'By period' : 'Every entry'}
          </Button>
        </>
      }
    >
      <Box sx={{ px: 1.5, py: 1, display: 'flex', flexWrap: 'wrap', columnGap: 3, rowGap: 0.5 }}>
        {data.banks.map((bank) => (
          <Box key={`${bank.bank} ${bank.period}`} sx={{ fontSize: '0.8125rem' }}>
            {bankName(bank)}{' '}
            <Box component="strong" sx={{ whiteSpace: 'nowrap' }}>
              {bankFigure(bank.balance, bank.unit)}
            </Box>
          </Box>
        ))}
      </Box>
      {hasCourse && (
        <Box sx={{ px: 1.5 }}>
          <Suspense fallback={<Skeleton variant="rounded" height={CHART_HEIGHT} />}>
            <BankChart banks={data.banks} height={CHART_HEIGHT} />
          </Suspense>
        </Box>
      )}
      {showsEntries ? (
        <BankEntries agreementId={agreementId} entries={data.entries} />
      ) : (
        data.banks.map((bank) => (
          <Box key={`${bank.bank} ${bank.period}`} sx={{ mt: 1 }}>
            {data.banks.length > 1 && <Box sx={{ px: 1.5, fontSize: '0.8125rem', fontWeight: 600 }}>{bankName(bank)}</Box>}
            <BankHistory bank={bank} />
          </Box>
        ))
      )}
    </Panel>
  )
}
