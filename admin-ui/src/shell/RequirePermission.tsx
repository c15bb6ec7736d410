import type { ReactNode } from 'react'
import { usePermissions } from 'react-admin'
import type { Permission } from '../../../domain/access/permissions.js'
import { AccessDeniedPage } from './AccessDeniedPage.js'

/** Shows a page to those who may see it, and to others why they may not. Nothing while that is not known. */
export function RequirePermission({ permission, children }: { readonly permission?: Permission; readonly children: ReactNode }) {
  const { permissions, isPending } = usePermissions<readonly Permission[]>()
  if (permission === undefined) return children
  if (isPending) return null
  return permissions?.includes(permission) ? children : <AccessDeniedPage />
}
