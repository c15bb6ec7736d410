import type pg from 'pg'
import type { LoadedAccount } from '../../db/billing/account-input-store.js'
import { standingCharges } from '../../db/suppliers/supplier-charge-store.js'
import type { BillingWindow } from '../../domain/billing/billing-input.js'
import type { BillingRules } from '../../domain/billing/billing-rules.js'
import { sharingAgreements } from '../../domain/billing/measured-needs.js'
import type { Attributes } from '../../domain/rating/attributes.js'
import { chargesOf } from '../../domain/suppliers/stated-charges.js'

/** What suppliers charge the agreements for the days they are billed for, as attributes; agreements without such charges are left out. */
export async function loadSupplierCharges(
  client: pg.PoolClient,
  accounts: readonly LoadedAccount[],
  window: BillingWindow,
  rules: BillingRules,
): Promise<Map<string, Attributes>> {
  const ids = accounts.flatMap(({ input }) => input.agreements.map(({ agreementId }) => agreementId))
  const stated = await standingCharges(client, ids)
  if (stated.length === 0) return new Map()
  const charged = new Set(stated.map(({ agreementId }) => agreementId))
  const billed = accounts.flatMap(({ input }) => sharingAgreements(input, rules, window))
  return new Map(
    billed
      .filter(({ agreement }) => charged.has(agreement.agreementId))
      .map(({ agreement: { agreementId }, period }) => [
        agreementId,
        Object.fromEntries(
          chargesOf(
            stated.filter((charge) => charge.agreementId === agreementId),
            period,
          ),
        ),
      ]),
  )
}
