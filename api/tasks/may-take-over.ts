import type { Principal } from '../principal.js'

/** A supervisor may take over, hand over and close what another has claimed. */
export function mayTakeOver(principal: Principal): boolean {
  return principal.roles.includes('supervisor') || principal.roles.includes('administrator')
}
