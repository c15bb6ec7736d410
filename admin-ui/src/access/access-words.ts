import { ROLE_TITLES, type Role } from '../../../domain/access/roles.js'
import { stateText } from '../presentation/state-tone.js'

/** `Billing analyst, Cashier`. */
export function rolesText(roles: readonly Role[]): string {
  return roles.map((role) => ROLE_TITLES[role].title).join(', ')
}

/** `billing.run.approve` → `Billing run approve`. */
export function actionText(action: string): string {
  return stateText(action.replaceAll(/[.-]/g, ' '))
}

/** `bill_run` and `12` → `bill run 12`. */
export function subjectText(kind: string, id: string): string {
  return `${kind.replaceAll(/[_-]/g, ' ')} ${id}`
}
