import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import { useGetIdentity } from 'react-admin'
import type { AssigneeJson } from '../../../api/tasks/contract.js'
import { callApi } from '../http.js'

interface Props {
  readonly value: string
  readonly onChange: (userId: string) => void
  /** Who is asked for: those who can work tasks, or cases. */
  readonly of?: 'task' | 'case'
}

/** Who gets it: everybody who can work it, without oneself. */
export function AssigneeField({ value, onChange, of = 'task' }: Props) {
  const { identity } = useGetIdentity()
  const { data = [] } = useQuery({
    queryKey: ['assignees', of],
    queryFn: async ({ signal }) => (await callApi<AssigneeJson[]>(`/${of}-assignees`, { signal })).body,
    staleTime: 60_000,
  })
  return (
    <TextField
      select
      label="To whom"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      required
      fullWidth
      margin="dense"
    >
      {data
        .filter((person) => person.id !== identity?.id)
        .map((person) => (
          <MenuItem key={person.id} value={person.id}>
            {person.name}
          </MenuItem>
        ))}
    </TextField>
  )
}
