import Button from '@mui/material/Button'
import { Link } from 'react-router-dom'
import { Instant } from '../presentation/Instant.js'
import type { ListColumn } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { StateChip } from '../presentation/StateChip.js'
import type { UserRecord } from './access-records.js'
import { rolesText } from './access-words.js'
import { AddUserButton } from './AddUserButton.js'

const COLUMNS: readonly ListColumn<UserRecord>[] = [
  { id: 'name', label: 'Name', sort: 'name', phone: 'title', render: (row) => row.name, text: (row) => row.name },
  { id: 'email', label: 'E-mail', sort: 'email', render: (row) => row.email, text: (row) => row.email },
  { id: 'roles', label: 'Roles', render: (row) => rolesText(row.roles), text: (row) => row.roles.join(';') },
  {
    id: 'state',
    label: 'State',
    phone: 'title',
    render: (row) => <StateChip state={row.isActive ? 'active' : 'inactive'} label={row.isActive ? 'Active' : 'Access ended'} />,
    text: (row) => (row.isActive ? 'active' : 'inactive'),
  },
  {
    id: 'lastSignInAt',
    label: 'Last sign-in',
    sort: 'lastSignInAt',
    render: (row) => (row.lastSignInAt === null ? 'never' : <Instant at={row.lastSignInAt} />),
    text: (row) => row.lastSignInAt,
  },
  {
    id: 'createdAt',
    label: 'Added',
    sort: 'createdAt',
    optional: true,
    render: (row) => <Instant at={row.createdAt} />,
    text: (row) => row.createdAt,
  },
]

/** Who may sign in, with which roles. */
export function UserList() {
  return (
    <ListPage<UserRecord>
      resource="users"
      title="Users"
      columns={COLUMNS}
      sort={{ field: 'name', order: 'ASC' }}
      rowTo={(row) => `/users/${encodeURIComponent(row.id)}/show`}
      searchFor="Name or e-mail"
      saved={[
        { label: 'Active', filter: { isActive: true } },
        { label: 'Access ended', filter: { isActive: false } },
      ]}
      acts={
        <>
          <Button component={Link} to="/roles" variant="outlined">
            What each role may do
          </Button>
          <AddUserButton />
        </>
      }
      empty={{ title: 'Nobody may sign in', sentence: 'Add the first user.' }}
    />
  )
}
