import { addDays, type LocalDate } from '../../kernel/local-date.js'
import { AS_OF, BILLS } from './calendar.js'
import { accountId, type Household, numberText, type Recipe } from './household.js'
import { centsText, type PastBill, pastBills } from './past-bills.js'
import { SeededRandom } from './seeded-random.js'

interface Item {
  readonly agreementId: string
  readonly kind: 'bill' | 'late_fee' | 'credit'
  readonly originalOn: LocalDate
  readonly dueOn: LocalDate
  readonly original: number
  readonly open: number
}

/** Items of one account at most: three bills of five services, fees and a credit. */
const ITEMS_PER_ACCOUNT = 24
const LATE_FEE = 750

/** What an account owes when the business month begins: mostly its last bill, sometimes older ones with a fee, rarely a credit. */
export function* openItemRows(recipe: Recipe, household: Household): Generator<string[]> {
  const random = new SeededRandom(recipe.seed, 'items', household.index)
  const byMonth = new Map([...pastBills(recipe, household)].map((bill) => [bill.month, bill]))
  let number = household.index * ITEMS_PER_ACCOUNT
  for (const item of itemsOf(random, household, byMonth)) {
    number += 1
    yield [
      numberText('O', number, recipe, ITEMS_PER_ACCOUNT),
      accountId(recipe, household.index),
      item.agreementId,
      item.kind,
      item.originalOn,
      item.dueOn,
      centsText(item.original),
      centsText(item.open),
    ]
  }
}

function* itemsOf(random: SeededRandom, household: Household, bills: ReadonlyMap<number, PastBill>): Generator<Item> {
  if (household.stopOn !== undefined) {
    const last = [...bills.values()].at(-1)
    if (last !== undefined && random.chance(250)) yield* itemsOfBill(last, { byAgreement: false, openPercent: 100 })
    return
  }
  const inArrears = random.chance(50)
  for (const month of inArrears ? [BILLS - 3, BILLS - 2] : []) {
    const bill = bills.get(month)
    if (bill === undefined) continue
    yield* itemsOfBill(bill, { byAgreement: false, openPercent: random.pick([100, 100, 60]) })
    const feeOn = addDays(bill.dueOn, 10)
    if (random.chance(600) && feeOn < AS_OF) {
      yield { agreementId: '', kind: 'late_fee', originalOn: feeOn, dueOn: feeOn, original: LATE_FEE, open: LATE_FEE }
    }
  }
  const latest = bills.get(BILLS - 1)
  if (latest === undefined) return
  if (inArrears || random.chance(700)) yield* itemsOfBill(latest, { byAgreement: random.chance(300), openPercent: 100 })
  else if (random.chance(50)) {
    const credit = -random.int(300, 9_000)
    yield { agreementId: '', kind: 'credit', originalOn: '2026-08-20', dueOn: '2026-08-31', original: credit, open: credit }
  }
}

function* itemsOfBill(
  bill: PastBill,
  { byAgreement, openPercent }: { byAgreement: boolean; openPercent: number },
): Generator<Item> {
  const total = bill.segments.reduce((sum, segment) => sum + segment.cents, 0)
  const parts = byAgreement
    ? bill.segments.map((segment) => ({ agreementId: segment.agreementId, cents: segment.cents }))
    : [{ agreementId: '', cents: total }]
  for (const part of parts) {
    const open = Math.floor((part.cents * openPercent) / 100)
    if (open > 0)
      yield {
        agreementId: part.agreementId,
        kind: 'bill',
        originalOn: bill.issuedOn,
        dueOn: bill.dueOn,
        original: part.cents,
        open,
      }
  }
}

/** One account in twenty has a deposit with the utility. */
export function* depositRows(recipe: Recipe, household: Household): Generator<string[]> {
  const random = new SeededRandom(recipe.seed, 'deposit', household.index)
  if (household.isPending || household.stopOn !== undefined || !random.chance(50)) return
  const heldSince = addDays('2024-03-01', random.int(0, 700))
  yield [
    numberText('D', household.index + 1, recipe, 1),
    accountId(recipe, household.index),
    random.pick(['75.00', '100.00', '150.00', '200.00']),
    heldSince < household.startOn ? (household.startOn < AS_OF ? household.startOn : '2026-08-20') : heldSince,
    'DEP-2',
  ]
}
