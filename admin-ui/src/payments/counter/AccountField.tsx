import Autocomplete from '@mui/material/Autocomplete'
import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type Ref, useEffect, useState } from 'react'
import type { AccountRecordJson } from '../../../../api/customers/contract.js'
import { callApi } from '../../http.js'
import { Money } from '../../presentation/Money.js'

const SHOWN = 8
const PAUSE_MS = 150

interface Props {
  readonly label?: string
  readonly account: AccountRecordJson | null
  readonly onAccount: (account: AccountRecordJson | null) => void
  readonly inputRef?: Ref<HTMLInputElement>
  readonly autoFocus?: boolean
}

/** Finds an account by number, name, address or telephone; Enter takes the first that fits. */
export function AccountField({ label = 'Account', account, onAccount, inputRef, autoFocus = false }: Props) {
  const [text, setText] = useState('')
  const asked = useLater(text.trim())
  const { data, isFetching } = useQuery({
    queryKey: ['account-choice', asked],
    queryFn: async ({ signal }) =>
      (
        await callApi<readonly AccountRecordJson[]>(
          `/accounts?filter=${encodeURIComponent(JSON.stringify({ q: asked }))}&range=${encodeURIComponent(`[0,${SHOWN - 1}]`)}`,
          { signal },
        )
      ).body,
    enabled: asked.length >= 2,
    placeholderData: keepPreviousData,
  })
  const options = asked.length >= 2 ? (data ?? []) : []
  return (
    <Autocomplete<AccountRecordJson>
      value={account}
      onChange={(_event, chosen) => onAccount(chosen)}
      inputValue={text}
      onInputChange={(_event, value) => setText(value)}
      options={[...options]}
      filterOptions={(found) => found}
      getOptionLabel={(option) => `${option.id} ${option.customerName}`}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      autoHighlight
      // Room for the label where it is the first thing of a dialog.
      sx={{ mt: 0.75 }}
      slotProps={{ paper: { sx: { border: 1, borderColor: 'divider', boxShadow: '0 8px 28px rgba(11, 34, 46, 0.18)' } } }}
      loading={isFetching}
      noOptionsText={asked.length < 2 ? 'Type a number, a name, an address or a telephone number' : 'No account fits'}
      renderOption={({ key, ...props }, option) => (
        <Box component="li" key={key} {...props} sx={{ display: 'block !important' }}>
          <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, fontWeight: 600 }}>
            <span>
              {option.id} {option.customerName}
            </span>
            <Money amount={option.balance} sayCredit />
          </Box>
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{option.serviceAddress ?? 'no service address'}</Box>
        </Box>
      )}
      renderInput={(params) => <TextField {...params} label={label} inputRef={inputRef} autoFocus={autoFocus} />}
    />
  )
}

/** The text a moment after the last key. */
function useLater(text: string): string {
  const [later, setLater] = useState(text)
  useEffect(() => {
    const wait = setTimeout(() => setLater(text), PAUSE_MS)
    return () => clearTimeout(wait)
  }, [text])
  return later
}
