import { usePermissions } from 'react-admin'
import type { Permission } from '../../../domain/access/permissions.js'

/** True where the signed-in person may; false while that is not known. Permissions are `<slice>.<verb>`. */
export function usePermission(permission: Permission | undefined): boolean {
  const { permissions } = usePermissions<readonly Permission[]>()
  return permission === undefined || (permissions?.includes(permission) ?? false)
}
