import Box from '@mui/material/Box'
import { isAllowed, PERMISSIONS, type Permission } from '../../../domain/access/permissions.js'
import type { Role } from '../../../domain/access/roles.js'
import { EmptyState } from '../presentation/EmptyState.js'

/** What these roles allow together, changes set apart from looking. */
export function PermissionList({ roles }: { readonly roles: readonly Role[] }) {
  const allowed = (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => isAllowed(roles, permission))
  const changes = allowed.filter((permission) => PERMISSIONS[permission].changes)
  const reads = allowed.filter((permission) => !PERMISSIONS[permission].changes)
  if (allowed.length === 0) return <EmptyState dense title="Nothing" />
  return (
    <Box sx={{ p: 1.5, fontSize: '0.8125rem', columns: { sm: 2 }, columnGap: 3 }}>
      <Group title="Change" permissions={changes} />
      <Group title="See" permissions={reads} />
    </Box>
  )
}

function Group({ title, permissions }: { readonly title: string; readonly permissions: readonly Permission[] }) {
  if (permissions.length === 0) return null
  return (
    <>
      <Box sx={{ fontWeight: 650, breakAfter: 'avoid' }}>{title}</Box>
      <Box component="ul" sx={{ m: 0, mb: 1.5, pl: 2.25 }}>
        {permissions.map((permission) => (
          <Box component="li" key={permission} sx={{ breakInside: 'avoid' }}>
            {PERMISSIONS[permission].may}
          </Box>
        ))}
      </Box>
    </>
  )
}
