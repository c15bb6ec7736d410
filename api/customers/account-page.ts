import type pg from 'pg'
import { caseClock } from '../../activities/cases/case-clock.js'
import {
  accountBills,
  accountPeople,
  accountServices,
  accountUsage,
  type AccountBill,
  findAccountFacts,
  type UsageRow,
} from '../../db/customers/account-page-reads.js'
import { alertsOfAccount } from '../../db/customers/alert-reads.js'
import { openCasesOfAccount } from '../../db/cases/case-reads.js'
import { planOfAccount } from '../../db/plans/plan-reads.js'
import { disputedAmount } from '../../db/cases/dispute-store.js'
import { comingDates } from '../../db/customers/account-date-reads.js'
import { accountDeposits, accountPayments } from '../../db/customers/account-money-reads.js'
import { accountInteractions } from '../../db/customers/interaction-reads.js'
import { loadOpenItems } from '../../db/ledger/open-item-store.js'
import type { Queryable } from '../../db/pool.js'
import { readSnapshot } from '../../db/read-snapshot.js'
import { accountTasks } from '../../db/tasks/task-reads.js'
import { loadUtilityFacts, type UtilityFacts } from '../../db/utility/utility-facts.js'
import type { Permission } from '../../domain/access/permissions.js'
import { addMonths } from '../../domain/kernel/local-date.js'
import { amountText } from '../../domain/kernel/money.js'
import { daysOf } from '../../domain/kernel/service-period.js'
import { age, balanceOf } from '../../domain/receivables/aging.js'
import { isDebit } from '../../domain/receivables/open-item.js'
import { printedPeriod } from '../../domain/utility/period-printing.js'
import { found } from '../errors.js'
import { planJson } from '../plans/plan-json.js'
import { caseJson } from '../cases/case-json.js'
import { taskJson } from '../tasks/task-json.js'
import type { AccountBillJson, AccountMoneyJson, AccountPageJson, AccountUsageJson } from './account-page-contract.js'
import { alertToReadJson } from './alert-json.js'
import { identityOfAccount } from './identity-standing.js'
import { interactionJson } from './interaction-json.js'

const BILLS_SHOWN = 6
const PAYMENTS_SHOWN = 6
const INTERACTIONS_SHOWN = 8
/** Thirteen bills: this month beside the same month of last year. */
const USAGE_MONTHS = 14

/** Everything about one account as of one moment; parts that the asker may not see are null. Throws NOT_FOUND. */
export function readAccountPage(
  pool: pg.Pool,
  accountId: string,
  reader: { readonly id: string; readonly may: (permission: Permission) => boolean },
): Promise<AccountPageJson> {
  const { may } = reader
  return readSnapshot(pool, async (db) => {
    const utility = found(await loadUtilityFacts(db))
    const facts = found(await findAccountFacts(db, accountId))
    const seesBills = may('billing.read')
    return {
      ...facts,
      mailAddress: [...facts.mailAddress],
      people: await accountPeople(db, accountId),
      identity: await identityOfAccount(db, accountId, utility.today),
      alerts: (await alertsOfAccount(db, accountId, reader.id)).map(alertToReadJson),
      currency: utility.currency,
      today: utility.today,
      services: (await accountServices(db, accountId, utility.today)).map((service) => ({
        ...service,
        meters: [...service.meters],
      })),
      next: await comingDates(db, { accountId, billCycle: facts.billCycle, today: utility.today }),
      interactions: (await accountInteractions(db, { accountId, customerId: facts.customerId, limit: INTERACTIONS_SHOWN })).map(
        interactionJson,
      ),
      cases: may('cases.read') ? (await openCasesOfAccount(db, accountId)).map(caseJson(await caseClock(db))) : null,
      plan: may('plans.read') ? await planOf(db, accountId) : null,
      tasks: may('tasks.read') ? (await accountTasks(db, accountId)).map(taskJson) : null,
      money: may('ledger.read') ? await moneyOf(db, accountId, utility, may('deposits.read')) : null,
      bills: seesBills ? (await accountBills(db, accountId, BILLS_SHOWN)).map((bill) => billJson(bill, utility)) : null,
      usage: seesBills ? usageJson(await accountUsage(db, accountId, addMonths(utility.today, -USAGE_MONTHS)), utility) : null,
      payments: may('payments.read') ? await accountPayments(db, accountId, PAYMENTS_SHOWN) : null,
    }
  })
}

async function moneyOf(
  db: Queryable,
  accountId: string,
  utility: UtilityFacts,
  seesDeposits: boolean,
): Promise<AccountMoneyJson> {
  const items = (await loadOpenItems(db, [accountId])).get(accountId) ?? []
  const { balance, receivable, credit, pastDue } = balanceOf(items, utility.today)
  const due = items.filter((item) => isDebit(item) && item.dueOn < utility.today).map((item) => item.dueOn)
  return {
    balance: amountText(balance, utility.currency),
    receivable: amountText(receivable, utility.currency),
    credit: amountText(credit, utility.currency),
    pastDue: amountText(pastDue, utility.currency),
    oldestDueOn: pastDue.isZero() ? null : (due.sort()[0] ?? null),
    aging: age(items, utility.today).map(({ bucket, amount }) => ({
      code: bucket.code,
      fromDays: bucket.fromDays ?? null,
      toDays: bucket.toDays ?? null,
      amount: amountText(amount, utility.currency),
    })),
    disputed: await disputedAmount(db, accountId),
    deposits: seesDeposits ? await accountDeposits(db, accountId) : [],
  }
}

function billJson(bill: AccountBill, utility: UtilityFacts): AccountBillJson {
  const period = { from: bill.periodFrom, to: bill.periodTo }
  const printed = printedPeriod(period, utility.periodPrinting)
  return { ...bill, periodFrom: printed.from, periodTo: printed.to, days: daysOf(period) }
}

function usageJson(rows: readonly UsageRow[], utility: UtilityFacts): AccountUsageJson[] {
  const series = new Map<string, AccountUsageJson>()
  for (const row of rows) {
    const key = `${row.service}/${row.unit}`
    const one = series.get(key) ?? { service: row.service, unit: row.unit, points: [] }
    const period = { from: row.periodFrom, to: row.periodTo }
    const printed = printedPeriod(period, utility.periodPrinting)
    one.points.push({
      periodFrom: printed.from,
      periodTo: printed.to,
      days: daysOf(period),
      quantity: row.quantity,
      isEstimated: row.isEstimated,
    })
    series.set(key, one)
  }
  return [...series.values()]
}

async function planOf(db: Queryable, accountId: string): Promise<AccountPageJson['plan']> {
  const plan = await planOfAccount(db, accountId)
  return plan === undefined ? null : planJson(plan)
}
