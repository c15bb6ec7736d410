import Autocomplete from '@mui/material/Autocomplete'
import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import type { UserRecord } from '../../access/access-records.js'
import { callApi } from '../../http.js'
import type { CrewMember } from './crew-draft.js'

interface Props {
  readonly members: readonly CrewMember[]
  readonly onMembers: (members: readonly CrewMember[]) => void
}

/** Who is in the crew: users of the system, who then find its orders on their phone. */
export function MemberField({ members, onMembers }: Props) {
  const { data: users = [] } = useQuery({
    queryKey: ['users', 'all'],
    queryFn: async ({ signal }) =>
      (
        await callApi<readonly UserRecord[]>(
          `/users?range=${encodeURIComponent('[0,199]')}&sort=${encodeURIComponent('["name","ASC"]')}`,
          { signal },
        )
      ).body,
    staleTime: 60_000,
  })
  return (
    <Autocomplete
      multiple
      options={users.map((user): CrewMember => ({ userId: String(user.id), name: user.name }))}
      value={[...members]}
      onChange={(_event, chosen) => onMembers(chosen)}
      getOptionLabel={(member) => member.name}
      getOptionKey={(member) => member.userId}
      isOptionEqualToValue={(one, other) => one.userId === other.userId}
      renderInput={(params) => (
        <TextField {...params} label="People" helperText="They find the crew’s orders on their phone" margin="dense" />
      )}
    />
  )
}
