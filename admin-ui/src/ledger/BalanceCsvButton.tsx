import DownloadIcon from '@mui/icons-material/FileDownloadOutlined'
import Button from '@mui/material/Button'
import type { TrialBalanceJson } from '../../../api/ledger/contract.js'
import { csvText, downloadText } from '../presentation/csv-text.js'

/** The trial balance as the file to send: one row for each account, debits positive and credits negative. */
export function BalanceCsvButton({ balance }: { readonly balance: TrialBalanceJson }) {
  const download = (): void => {
    const text = csvText(
      [
        { head: 'account', text: (row: TrialBalanceJson['rows'][number]) => row.code },
        { head: 'name', text: (row) => row.name },
        { head: 'kind', text: (row) => row.kind },
        { head: 'opening', text: (row) => row.opening },
        { head: 'debits', text: (row) => row.debit },
        { head: 'credits', text: (row) => row.credit },
        { head: 'closing', text: (row) => row.closing },
      ],
      balance.rows,
    )
    downloadText(`trial-balance-${balance.period ?? balance.to}.csv`, text)
  }
  return (
    <Button variant="text" color="inherit" startIcon={<DownloadIcon />} onClick={download}>
      Export CSV
    </Button>
  )
}
