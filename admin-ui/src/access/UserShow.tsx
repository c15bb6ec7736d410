import Box from '@mui/material/Box'
import { useParams } from 'react-router-dom'
import { ErrorState } from '../presentation/ErrorState.js'
import { FactList } from '../presentation/FactList.js'
import { Instant } from '../presentation/Instant.js'
import { Panel } from '../presentation/Panel.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { RecordSkeleton } from '../presentation/Skeletons.js'
import { StateChip } from '../presentation/StateChip.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import type { UserRecord } from './access-records.js'
import { rolesText } from './access-words.js'
import { PermissionList } from './PermissionList.js'
import { RecentAudit } from './RecentAudit.js'
import { UserActs } from './UserActs.js'

/** One user: roles, what they allow, what he or she did last. */
export function UserShow() {
  const { id = '' } = useParams()
  const { data: user, error, isPending, refetch } = useRecordPage<UserRecord>('users', id)
  if (user === undefined) {
    if (isPending) return <RecordSkeleton />
    return <ErrorState error={error} what="This user" onRetry={() => void refetch()} />
  }
  return (
    <>
      <RecordHeader
        kind="User"
        number={user.id}
        name={user.name}
        state={<StateChip state={user.isActive ? 'active' : 'inactive'} label={user.isActive ? 'Active' : 'Access ended'} />}
        acts={<UserActs user={user} />}
      />
      <Box
        sx={{
          p: { xs: 0, sm: 2 },
          pt: { xs: 2 },
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '1fr 1fr' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ display: 'grid', gap: 2 }}>
          <Panel title="Facts" padded>
            <FactList
              facts={[
                { label: 'E-mail', value: user.email },
                { label: 'Roles', value: rolesText(user.roles) },
                { label: 'Last sign-in', value: user.lastSignInAt === null ? 'never' : <Instant at={user.lastSignInAt} /> },
                { label: 'Added', value: <Instant at={user.createdAt} /> },
                { label: 'Password', value: user.mustChangePassword ? 'must be changed at the next sign-in' : undefined },
              ]}
            />
          </Panel>
          <RecentAudit actorId={user.id} />
        </Box>
        <Panel title="May">
          <PermissionList roles={user.roles} />
        </Panel>
      </Box>
    </>
  )
}
