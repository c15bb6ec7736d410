import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LineAccountsJson } from '../../../api/rating/line-account-contract.js'
import { callApi } from '../http.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { Panel } from '../presentation/Panel.js'
import { GiveAccountDialog } from './GiveAccountDialog.js'

/** Codes of lines that have no account yet, each with the choice of one; nothing where all have theirs. */
export function LinesWithoutAccount({ tariff, lines }: { readonly tariff: string; readonly lines: readonly string[] }) {
  const { data } = useQuery({
    queryKey: ['line-accounts'],
    queryFn: async ({ signal }) => (await callApi<LineAccountsJson>('/line-accounts', { signal })).body,
    enabled: lines.length > 0,
  })
  if (lines.length === 0) return null
  return (
    <Panel title="Accounts of its lines" padded>
      <Alert severity="warning" sx={{ mb: 1 }}>
        {lines.length === 1 ? 'A code of its lines has' : `${lines.length} codes of its lines have`} no account. Choose the
        account each is credited to; the tariff can be proposed then.
      </Alert>
      {lines.map((line) => (
        <AccountChoice key={line} tariff={tariff} line={line} accounts={data?.accounts ?? []} />
      ))}
    </Panel>
  )
}

interface Props {
  readonly tariff: string
  readonly line: string
  readonly accounts: LineAccountsJson['accounts']
}

function AccountChoice({ tariff, line, accounts }: Props) {
  const [account, setAccount] = useState('')
  const [isAsking, setAsking] = useState(false)
  const chosen = accounts.find(({ code }) => code === account)
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1,
        py: 0.75,
        alignItems: 'center',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(90px, 0.6fr) minmax(0, 1fr) auto' },
      }}
    >
      <Box component="strong" sx={{ overflowWrap: 'anywhere' }}>
        {line}
      </Box>
      <TextField
        select
        size="small"
        label="Credited to"
        value={account}
        onChange={(event) => setAccount(event.target.value)}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { 'aria-label': `Account of line ${line}` } }}
      >
        {accounts.map(({ code, name }) => (
          <MenuItem key={code} value={code}>
            {code} {name}
          </MenuItem>
        ))}
      </TextField>
      <ActionButton
        permission="rating.accounts"
        variant="outlined"
        {...(chosen === undefined ? { disabledBecause: 'Choose the account first.' } : {})}
        onClick={() => setAsking(true)}
      >
        Use this account…
      </ActionButton>
      {isAsking && chosen !== undefined && (
        <GiveAccountDialog tariff={tariff} line={line} account={chosen} onClose={() => setAsking(false)} />
      )}
    </Box>
  )
}
