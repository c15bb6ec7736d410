import type { BusinessCalendar } from '../kernel/business-calendar.js'
import { type Decimal, decimal, sum, ZERO } from '../kernel/decimal.js'
import { earlier, type LocalDate } from '../kernel/local-date.js'
import type { RowReference } from '../policy/governing-chain.js'
import { firstFeeDay, isExempt, type LateFee, lateFeeOf } from './late-fee.js'
import type { FeePolicy } from './fee-policy.js'

/** A debt past its due date that may bear a fee: an item of a bill, or an opening debt without one. */
export interface OverdueItem {
  readonly itemId: number
  readonly billId: number | undefined
  /** The service it is for; undefined where the debt is of the account as a whole. */
  readonly service: string | undefined
  readonly dueOn: LocalDate
  readonly openAmount: Decimal
  /** What the whole bill came to; of an opening debt, the debt. */
  readonly billed: Decimal
}

/** A fee charged before. */
export interface EarlierFee {
  /** The items it was charged for. */
  readonly itemIds: readonly number[]
  readonly amount: Decimal
  /** Still unpaid of it; nothing where it was taken back. */
  readonly openAmount: Decimal
  /** Waived, or cancelled with its bill. */
  readonly isTakenBack: boolean
}

/** What is not to be collected of an account: of one item, or of whatever it owes. */
export interface DisputedPart {
  readonly itemId: number | undefined
  readonly amount: Decimal
}

export interface AccountDebts {
  readonly accountId: string
  readonly customerClass: string
  /** Programmes that hold on the day. */
  readonly programmes: readonly string[]
  readonly items: readonly OverdueItem[]
  readonly disputed: readonly DisputedPart[]
  readonly earlierFees: readonly EarlierFee[]
}

/** A fee to charge, with the debt it is for and the row that decided it. */
export interface DueFee {
  readonly accountId: string
  readonly billId: number | undefined
  readonly itemIds: readonly number[]
  readonly dueOn: LocalDate
  readonly fee: LateFee
  readonly decidedBy: RowReference
}

/** Items of one bill under one rule bear one fee together. */
interface DebtGroup {
  readonly items: OverdueItem[]
  readonly firstDay: LocalDate
  readonly rule: NonNullable<ReturnType<FeePolicy['ruleOn']>>
}

/**
 * The late fees an account is to be charged on a day, those of missed days included. The grace is what held on the due date; rule and
 * exemption are what held on the first day of a fee, so that a rule never reaches debts whose day came before it. Disputed amounts bear no
 * fee: those of an item are taken off it, those of the account off its oldest debts first.
 */
export function feesOfAccount(
  debts: AccountDebts,
  policy: FeePolicy,
  on: { readonly today: LocalDate; readonly calendar: BusinessCalendar; readonly currency: string },
): DueFee[] {
  const undisputed = undisputedOf(debts)
  return groupsOf(debts, policy, on.calendar).flatMap((group) => {
    const overdue = sum(group.items.map((item) => undisputed.get(item.itemId) ?? ZERO))
    return feesOfGroup(debts, group, overdue, on)
  })
}

function groupsOf(debts: AccountDebts, policy: FeePolicy, calendar: BusinessCalendar): DebtGroup[] {
  const groups = new Map<string, DebtGroup>()
  for (const item of debts.items) {
    const subject = { service: item.service ?? '', customerClass: debts.customerClass, programmes: debts.programmes }
    const grace = policy.graceOn(subject, item.dueOn)
    if (grace === undefined) continue
    const firstDay = firstFeeDay(item.dueOn, grace, calendar)
    const rule = policy.ruleOn(subject, firstDay)
    if (rule === undefined || isExempt(rule.exempt, debts.customerClass, debts.programmes)) continue
    const { pack, version, row } = rule.decidedBy
    const bill = item.billId === undefined ? `item ${item.itemId}` : `bill ${item.billId}`
    const key = `${bill} ${pack} ${version} ${row}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { items: [item], firstDay, rule })
    else groups.set(key, { ...group, items: [...group.items, item], firstDay: earlier(group.firstDay, firstDay) })
  }
  return [...groups.values()]
}

function feesOfGroup(
  debts: AccountDebts,
  { items, firstDay, rule }: DebtGroup,
  overdue: Decimal,
  on: { readonly today: LocalDate; readonly currency: string },
): DueFee[] {
  const itemIds = items.map((item) => item.itemId)
  const before = debts.earlierFees.filter((fee) => fee.itemIds.some((itemId) => itemIds.includes(itemId)))
  const standing = before.filter((fee) => !fee.isTakenBack)
  const fees: DueFee[] = []
  for (;;) {
    const now = fees.map(({ fee }) => fee.amount)
    const next = lateFeeOf(
      rule.value,
      {
        firstFeeDay: firstDay,
        overdue,
        unpaidFees: sum([...standing.map((fee) => fee.openAmount), ...now]),
        billed: items[0]?.billed ?? decimal(0),
        charged: [...standing.map((fee) => fee.amount), ...now],
        timesCharged: before.length + fees.length,
      },
      on.today,
      on.currency,
    )
    if ('none' in next) return fees
    fees.push({
      accountId: debts.accountId,
      billId: items[0]?.billId,
      itemIds,
      dueOn: items[0]?.dueOn ?? on.today,
      fee: next.fee,
      decidedBy: rule.decidedBy,
    })
  }
}

/** What of each item is open and not disputed. */
function undisputedOf({ items, disputed }: AccountDebts): Map<number, Decimal> {
  const left = new Map(items.map((item) => [item.itemId, item.openAmount]))
  const takeOff = (itemId: number, amount: Decimal): Decimal => {
    const open = left.get(itemId) ?? ZERO
    const taken = open.lt(amount) ? open : amount
    left.set(itemId, open.minus(taken))
    return taken
  }
  for (const { itemId, amount } of disputed) if (itemId !== undefined) takeOff(itemId, amount)
  const oldestFirst = items.toSorted((one, other) =>
    one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : one.itemId - other.itemId,
  )
  for (const { itemId, amount } of disputed) {
    if (itemId !== undefined) continue
    let rest = amount
    for (const item of oldestFirst) rest = rest.minus(takeOff(item.itemId, rest))
  }
  return left
}
