import type { PremisePageJson } from '../../../api/premises/contract.js'

type Row = PremisePageJson['occupancies'][number]

/** One account's time at a place: its agreements there taken together. */
export interface Stay {
  readonly accountId: string
  readonly customerId: string
  readonly customerName: string
  readonly services: readonly string[]
  readonly startOn: string
  /** Last day of the service that ends last; null while one goes on. */
  readonly stopOn: string | null
  readonly isNow: boolean
}

const OVER: ReadonlySet<string> = new Set(['stopped', 'closed', 'cancelled'])

/** Who was at a place and when: those who are there now first, then the latest to leave. Agreements that never began are left out. */
export function stays(occupancies: readonly Row[]): Stay[] {
  const byAccount = new Map<string, Row[]>()
  for (const row of occupancies) {
    if (row.state === 'cancelled') continue
    byAccount.set(row.accountId, [...(byAccount.get(row.accountId) ?? []), row])
  }
  const found = [...byAccount.values()].map(stayOf)
  return found.sort(
    (left, right) => Number(right.isNow) - Number(left.isNow) || (right.stopOn ?? '9999').localeCompare(left.stopOn ?? '9999'),
  )
}

function stayOf(rows: readonly Row[]): Stay {
  const [first] = rows as [Row]
  const stops = rows.map((row) => row.stopOn)
  return {
    accountId: first.accountId,
    customerId: first.customerId,
    customerName: first.customerName,
    services: [...new Set(rows.map((row) => row.service))],
    startOn: rows.map((row) => row.startOn).reduce((left, right) => (left < right ? left : right)),
    stopOn: stops.includes(null) ? null : stops.reduce((left, right) => ((left ?? '') > (right ?? '') ? left : right), null),
    isNow: rows.some((row) => !OVER.has(row.state) && row.state !== 'pending_start'),
  }
}
