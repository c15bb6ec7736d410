import { useQuery } from '@tanstack/react-query'
import Autocomplete from '@mui/material/Autocomplete'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import type { CustomerRecordJson } from '../../../api/customers/contract.js'
import { listQuery } from '../data-provider.js'
import { callApi } from '../http.js'

interface Props {
  readonly label: string
  readonly chosen: CustomerRecordJson | null
  readonly onChoose: (customer: CustomerRecordJson | null) => void
}

/** A customer, found by number, name, e-mail or telephone. */
export function CustomerChoice({ label, chosen, onChoose }: Props) {
  const [typed, setTyped] = useState('')
  const query = listQuery({ filter: { q: typed.trim() }, pagination: { page: 1, perPage: 10 } })
  const { data = [], isFetching } = useQuery({
    queryKey: ['customers', 'choice', query],
    queryFn: async ({ signal }) => (await callApi<CustomerRecordJson[]>(`/customers?${query}`, { signal })).body,
    enabled: typed.trim().length >= 2,
  })
  return (
    <Autocomplete
      options={data}
      value={chosen}
      loading={isFetching}
      filterOptions={(options) => options}
      getOptionLabel={(customer) => `${customer.name} (${customer.id})`}
      isOptionEqualToValue={(option, value) => option.id === value.id}
      noOptionsText={typed.trim().length < 2 ? 'Type a name or a number' : 'Nobody is found'}
      onInputChange={(_event, text) => setTyped(text)}
      onChange={(_event, customer) => onChoose(customer)}
      renderInput={(field) => <TextField {...field} label={label} margin="dense" />}
      renderOption={({ key, ...item }, customer) => (
        <li key={customer.id} {...item}>
          {customer.name} · {customer.id} · {customer.city}
          {customer.phone === null ? '' : ` · ${customer.phone}`}
        </li>
      )}
    />
  )
}
