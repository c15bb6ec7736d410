import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LineAccountsJson } from '../../../api/rating/line-account-contract.js'
import { callApi } from '../http.js'
import { AddAccountDialog } from '../ledger/AddAccountDialog.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { Panel } from '../presentation/Panel.js'
import { usePermission } from '../shell/use-permission.js'
import { GiveAccountDialog } from './GiveAccountDialog.js'

/** Codes of lines that have no account yet, each with the choice of one; nothing where all have theirs. */
export function LinesWithoutAccount({ tariff, lines }: { readonly tariff: string; readonly lines: readonly string[] }) {
  const { data } = useQuery({
    queryKey: ['line-accounts'],
    queryFn: async ({ signal }) => (await callApi<LineAccountsJson>('/line-accounts', { signal })).body,
    enabled: lines.length > 0,
  })
  const mayAdd = usePermission('ledger.accounts')
  if (lines.length === 0) return null
  return (
    <Panel title="Accounts of its lines" padded>
      <Alert severity="warning" sx={{ mb: 1 }}>
        {lines.length === 1 ? 'A code of its lines has' : `${lines.length} codes of its lines have`} no account. Choose the
        account each is credited to; the tariff can be proposed then.
        {mayAdd
          ? ' Where none fits, add one to the chart.'
          : ' Where none fits, finance adds one to the chart (Money, Trial balance).'}
      </Alert>
      {lines.map((line) => (
        <AccountChoice key={line} tariff={tariff} line={line} accounts={data?.accounts ?? []} mayAdd={mayAdd} />
      ))}
    </Panel>
  )
}

interface Props {
  readonly tariff: string
  readonly line: string
  readonly accounts: LineAccountsJson['accounts']
  readonly mayAdd: boolean
}

/** Chosen in the list of accounts to add one to it; no account has this code. */
const ADD = '+'

function AccountChoice({ tariff, line, accounts, mayAdd }: Props) {
  const [account, setAccount] = useState('')
  const [isAsking, setAsking] = useState(false)
  const [isAdding, setAdding] = useState(false)
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
        // One that was just added is chosen before the list is there again.
        value={chosen === undefined ? '' : account}
        onChange={(event) => (event.target.value === ADD ? setAdding(true) : setAccount(event.target.value))}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { 'aria-label': `Account of line ${line}` } }}
      >
        {accounts.map(({ code, name }) => (
          <MenuItem key={code} value={code}>
            {code} {name}
          </MenuItem>
        ))}
        {mayAdd && (
          <MenuItem value={ADD} sx={{ color: 'primary.main', fontWeight: 600 }}>
            Add an account…
          </MenuItem>
        )}
      </TextField>
      <ActionButton
        permission="rating.accounts"
        variant="outlined"
        {...(chosen === undefined ? { disabledBecause: 'Choose the account first.' } : {})}
        onClick={() => setAsking(true)}
      >
        Use this account…
      </ActionButton>
      {isAdding && <AddAccountDialog line={line} onAdded={setAccount} onClose={() => setAdding(false)} />}
      {isAsking && chosen !== undefined && (
        <GiveAccountDialog tariff={tariff} line={line} account={chosen} onClose={() => setAsking(false)} />
      )}
    </Box>
  )
}
