import Autocomplete from '@mui/material/Autocomplete'
import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { PremiseRecordJson } from '../../../../api/premises/contract.js'
import { callApi } from '../../http.js'
import { serviceText } from '../../presentation/service-words.js'

const SHOWN = 8
const PAUSE_MS = 150

interface Props {
  readonly premise: PremiseRecordJson | null
  readonly onPremise: (premise: PremiseRecordJson | null) => void
  readonly autoFocus?: boolean
}

/** Finds a place by its number or address. */
export function PremiseField({ premise, onPremise, autoFocus = true }: Props) {
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const wait = setTimeout(() => setAsked(text.trim()), PAUSE_MS)
    return () => clearTimeout(wait)
  }, [text])
  const isAskable = asked.length >= 2
  const { data, isFetching } = useQuery({
    queryKey: ['premise-choice', asked],
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ filter: JSON.stringify({ q: asked }), range: `[0,${SHOWN - 1}]` })
      return (await callApi<readonly PremiseRecordJson[]>(`/premises?${query}`, { signal })).body
    },
    enabled: isAskable,
    placeholderData: keepPreviousData,
  })
  return (
    <Autocomplete<PremiseRecordJson>
      value={premise}
      onChange={(_event, chosen) => onPremise(chosen)}
      inputValue={text}
      onInputChange={(_event, value) => setText(value)}
      options={isAskable ? [...(data ?? [])] : []}
      filterOptions={(found) => found}
      getOptionLabel={(option) => `${option.address} (${option.id})`}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      autoHighlight
      sx={{ mt: 0.75 }}
      loading={isFetching}
      noOptionsText={isAskable ? 'No place fits' : 'Type a number or an address'}
      renderOption={({ key, ...props }, option) => (
        <Box component="li" key={key} {...props} sx={{ display: 'block !important' }}>
          <Box sx={{ fontWeight: 600 }}>{option.address}</Box>
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
            {option.id} · {option.services.map(serviceText).join(', ')}
          </Box>
        </Box>
      )}
      renderInput={(params) => <TextField {...params} label="Place" required autoFocus={autoFocus} />}
    />
  )
}
