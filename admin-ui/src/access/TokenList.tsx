import { Instant } from '../presentation/Instant.js'
import type { ListColumn } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { StateChip } from '../presentation/StateChip.js'
import type { TokenRecord } from './access-records.js'
import { rolesText } from './access-words.js'
import { IssueTokenButton } from './IssueTokenButton.js'
import { RevokeTokenButton } from './RevokeTokenButton.js'
import { tokenStanding } from './token-standing.js'

const LABEL = { active: 'Active', expired: 'Expired', revoked: 'Revoked' } as const

const COLUMNS: readonly ListColumn<TokenRecord>[] = [
  { id: 'name', label: 'Name', sort: 'name', phone: 'title', render: (row) => row.name, text: (row) => row.name },
  {
    id: 'state',
    label: 'State',
    phone: 'title',
    render: (row) => <StateChip state={tokenStanding(row, Date.now())} label={LABEL[tokenStanding(row, Date.now())]} />,
    text: (row) => tokenStanding(row, Date.now()),
  },
  { id: 'roles', label: 'Roles', render: (row) => rolesText(row.roles), text: (row) => row.roles.join(';') },
  {
    id: 'expiresAt',
    label: 'Expires',
    sort: 'expiresAt',
    render: (row) => <Instant at={row.expiresAt} />,
    text: (row) => row.expiresAt,
  },
  {
    id: 'lastUsedAt',
    label: 'Last used',
    sort: 'lastUsedAt',
    render: (row) => (row.lastUsedAt === null ? 'never' : <Instant at={row.lastUsedAt} />),
    text: (row) => row.lastUsedAt,
  },
  {
    id: 'createdAt',
    label: 'Issued',
    sort: 'createdAt',
    render: (row) => <Instant at={row.createdAt} />,
    text: (row) => row.createdAt,
  },
  { id: 'createdBy', label: 'By', optional: true, render: (row) => row.createdBy, text: (row) => row.createdBy },
  { id: 'act', label: '', align: 'right', render: (row) => <RevokeTokenButton token={row} />, text: () => '' },
]

/** Tokens of machines: scripts, integrations, meter data systems. */
export function TokenList() {
  return (
    <ListPage<TokenRecord>
      resource="api-tokens"
      title="API tokens"
      subtitle="For programs that use the API. A token has the rights of its roles until it expires or is revoked."
      columns={COLUMNS}
      sort={{ field: 'createdAt', order: 'DESC' }}
      acts={<IssueTokenButton />}
      empty={{
        title: 'No token has been issued',
        sentence: 'Scripts and integrations sign in with a token; people use their password.',
      }}
    />
  )
}
