import { PERMISSIONS, type Permission } from '../../../domain/access/permissions.js'
import { stateText } from '../presentation/state-tone.js'

export interface PermissionGroup {
  readonly slice: string
  readonly title: string
  readonly permissions: readonly Permission[]
}

/** The rights by slice, in the order of the table of rights. */
export function permissionGroups(): PermissionGroup[] {
  const all = Object.keys(PERMISSIONS) as Permission[]
  const slices = [...new Set(all.map((permission) => permission.split('.')[0] ?? ''))]
  return slices.map((slice) => ({
    slice,
    title: stateText(slice),
    permissions: all.filter((permission) => permission.startsWith(`${slice}.`)),
  }))
}
