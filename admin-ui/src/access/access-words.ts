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

/** Page of the console that shows the subject of an audit row; undefined where there is none. */
export function subjectPath(kind: string, id: string): string | undefined {
  const page = PAGES[kind]
  return page === undefined ? undefined : `/${page}/${encodeURIComponent(id)}/show`
}

const PAGES: Readonly<Record<string, string>> = {
  account: 'accounts',
  customer: 'customers',
  premise: 'premises',
  meter: 'meters',
  bill: 'bills',
  bill_run: 'bill-runs',
  payment: 'payments',
  tariff: 'tariffs',
  import: 'imports',
  user: 'users',
}
