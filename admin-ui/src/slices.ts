import type { Permission } from '../../domain/access/permissions.js'
import type { ConsoleSlice } from './console-slice.js'
import { customers } from './customers/index.js'
import { home } from './home/index.js'

/** Every slice of the console. The order does not matter: the rail sorts by job and `order`. */
export const SLICES: readonly ConsoleSlice[] = [home, customers]

const PERMISSIONS = new Map(
  SLICES.flatMap((slice) => slice.resources ?? []).map((resource) => [resource.name, resource.permission]),
)

/** The permission that opens the pages of a resource; undefined for a name that is no resource of ours. */
export function permissionOfResource(resource: string): Permission | undefined {
  return PERMISSIONS.get(resource)
}
