import Box from '@mui/material/Box'
import type { AccountPageJson } from '../../../../api/customers/account-page-contract.js'
import { Day } from '../../presentation/Day.js'
import { TextLink } from '../../presentation/TextLink.js'
import { roleText } from '../customer-words.js'

interface Props {
  readonly person: AccountPageJson['people'][number]
  readonly today: string
}

/** Somebody with a part in the account: who, which, between which days, how to reach them. */
export function AccountPerson({ person, today }: Props) {
  const isOver = person.toOn !== null && person.toOn < today
  return (
    <>
      <TextLink to={`/customers/${person.customerId}/show`}>{person.name}</TextLink>{' '}
      <Box component="span" sx={{ color: 'text.secondary', textDecoration: isOver ? 'line-through' : undefined }}>
        {roleText(person.role).toLowerCase()}
        {person.fromOn !== null && (
          <>
            {' '}
            from <Day date={person.fromOn} />
          </>
        )}
        {person.toOn !== null && (
          <>
            {' '}
            until <Day date={person.toOn} />
          </>
        )}
        {person.phone === null ? '' : ` · ${person.phone}`}
      </Box>
      {isOver && ' (over)'}
    </>
  )
}
