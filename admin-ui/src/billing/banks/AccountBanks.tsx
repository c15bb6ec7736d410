import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import type { BankJson } from '../../../../api/billing/bank-contract.js'
import { callApi } from '../../http.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { bankFigure, bankName } from './bank-words.js'

/** What an account has put by for later bills, agreement by agreement; nothing where it has none. */
export function AccountBanks({ accountId }: { readonly accountId: string }) {
  const { data } = useQuery({
    queryKey: ['accounts', 'banks', accountId],
    queryFn: async ({ signal }) =>
      (await callApi<{ banks: BankJson[] }>(`/accounts/${encodeURIComponent(accountId)}/banks`, { signal })).body,
  })
  if (data === undefined || data.banks.length === 0) return null
  return (
    <Box sx={{ px: 1.25, py: 0.75, fontSize: '0.8125rem', borderTop: 1, borderColor: 'divider' }}>
      {data.banks.map((bank) => (
        <Box
          key={`${bank.agreementId} ${bank.bank} ${bank.period}`}
          sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}
        >
          <RecordLink resource="agreements" id={bank.agreementId}>
            Kept for later bills: {bankName(bank)}
          </RecordLink>
          <Box component="strong" sx={{ whiteSpace: 'nowrap' }}>
            {bankFigure(bank.balance, bank.unit)}
          </Box>
        </Box>
      ))}
    </Box>
  )
}
