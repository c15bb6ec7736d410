import type { PastBill } from '../../domain/what-if/past-bill.js'
import type { Queryable } from '../pool.js'
import type { WhatIf } from './what-if-store.js'

/** Which accounts are looked at, and the first and last day of the bills' last days. */
export type WhatIfScope = Pick<WhatIf, 'fromOn' | 'toOn' | 'customerClass' | 'billCycle' | 'billedBy'>

export interface AccountInScope {
  readonly accountId: string
  readonly customerClass: string
}

const IN_SCOPE = `from accounts a where ($3::text is null or a.customer_class = $3) and ($4::text is null or a.bill_cycle = $4)
  and exists (select from bills b where b.account_id = a.account_id and b.state = 'issued' and b.period_to between $1 and $2
    and ($5::text is null or exists (select from bill_segments s where s.bill_id = b.bill_id and s.tariff_code = $5)))`
const of = (scope: WhatIfScope): unknown[] => [scope.fromOn, scope.toOn, scope.customerClass, scope.billCycle, scope.billedBy]

export async function countInScope(db: Queryable, scope: WhatIfScope): Promise<number> {
  const found = await db.query<{ accounts: number }>(`select count(*)::integer as accounts ${IN_SCOPE}`, of(scope))
  return found.rows[0]?.accounts ?? 0
}

/** The next accounts behind one, in the order of their ids. */
export async function nextInScope(db: Queryable, scope: WhatIfScope, behind: string, limit: number): Promise<AccountInScope[]> {
  const found = await db.query<AccountInScope & Record<string, unknown>>(
    `select a.account_id as "accountId", a.customer_class as "customerClass" ${IN_SCOPE} and a.account_id > $6 order by a.account_id limit $7`,
    [...of(scope), behind, limit],
  )
  return found.rows
}

/** The live bills of the accounts whose last day is in the period, those of an account in the order of their days. */
export async function pastBillsOf(
  db: Queryable,
  accountIds: readonly string[],
  { fromOn, toOn }: Pick<WhatIf, 'fromOn' | 'toOn'>,
): Promise<PastBill[]> {
  const found = await db.query<PastBill & Record<string, unknown>>(
    `select b.bill_id as "billId", b.account_id as "accountId", b.period_from as "periodFrom", b.period_to as "periodTo",
       r.read_date as "readOn", b.issued_on as "issuedOn", b.total,
       coalesce((select json_agg(json_build_object('agreementId', s.agreement_id, 'tariffCode', s.tariff_code, 'from', s.period_from, 'to', s.period_to)
                                 order by s.segment_id) from bill_segments s where s.bill_id = b.bill_id), '[]') as segments
     from bills b left join bill_runs r on r.run_id = b.run_id
     where b.account_id = any($1) and b.state = 'issued' and b.period_to between $2 and $3 order by b.account_id, b.period_to, b.bill_id`,
    [accountIds, fromOn, toOn],
  )
  return found.rows
}
