import { Decimal, type Decimal as Amount, ZERO } from '../kernel/decimal.js'
import { invariant } from '../kernel/invariant.js'
import { type AllocationPolicy, payableBefore, usedBefore } from './allocation-policy.js'
import { isDebit, type OpenItem } from './open-item.js'

/** An amount (positive) moved from a credit item to a debit item of the same account. */
export interface Application {
  readonly creditItemId: number
  readonly debitItemId: number
  readonly amount: Amount
}

/**
 * Matches the open credits of one account with its open debits: credits oldest first, debits in the order of the policy, each as
 * far as it goes. Afterwards no credit is left or no debit is. Items of amount zero or closed items take no part.
 */
export function applyCredits(items: readonly OpenItem[], policy: AllocationPolicy): Application[] {
  const open = items.filter((item) => !item.openAmount.isZero())
  const debits = open.filter(isDebit).sort(payableBefore(policy))
  const credits = open.filter((item) => !isDebit(item)).sort(usedBefore)
  const applications: Application[] = []
  let next = 0
  let owed = debits[0]?.openAmount ?? ZERO
  for (const credit of credits) {
    let left = credit.openAmount.negated()
    for (let debit = debits[next]; debit !== undefined && left.gt(0); debit = debits[next]) {
      const amount = Decimal.min(left, owed)
      applications.push({ creditItemId: credit.itemId, debitItemId: debit.itemId, amount })
      left = left.minus(amount)
      owed = owed.minus(amount)
      if (owed.isZero()) {
        next += 1
        owed = debits[next]?.openAmount ?? ZERO
      }
    }
  }
  return applications
}

/** The items after the applications. An application beyond what is open of an item is a programmer error. */
export function afterApplications(items: readonly OpenItem[], applications: readonly Application[]): OpenItem[] {
  const open = new Map(items.map((item) => [item.itemId, item]))
  const move = (itemId: number, delta: Amount): void => {
    const item = open.get(itemId)
    invariant(item !== undefined, 'an application names an item that is not there', { itemId })
    const openAmount = item.openAmount.plus(delta)
    const stays = isDebit(item)
      ? openAmount.gte(0) && openAmount.lte(item.originalAmount)
      : openAmount.lte(0) && openAmount.gte(item.originalAmount)
    invariant(stays, 'an application goes beyond what is open', {
      itemId,
      open: item.openAmount.toFixed(),
      change: delta.toFixed(),
    })
    open.set(itemId, { ...item, openAmount })
  }
  for (const { creditItemId, debitItemId, amount } of applications) {
    invariant(amount.gt(0), 'an application moves a positive amount', { creditItemId, debitItemId, amount: amount.toFixed() })
    move(creditItemId, amount)
    move(debitItemId, amount.negated())
  }
  return [...open.values()]
}
