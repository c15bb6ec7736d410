import { type Static, Type } from 'typebox'
import { amount, closed, key, listOf, localDate, nullable, oneOf, serial, text } from '../fields.js'
import { alertToRead } from './alert-contract.js'
import { identity } from './identity-contract.js'
import { caseRecord } from '../cases/contract.js'
import { planRecord } from '../plans/contract.js'
import { taskRecord } from '../tasks/contract.js'
import { ACCOUNT_ROLES, CUSTOMER_CLASSES, DELIVERIES, interactionRecord } from './contract.js'

const meterOfService = closed({ meterId: key(), size: nullable(text(20)) })

const accountService = closed({
  agreementId: key(),
  service: text(40),
  tariffCode: text(64),
  tariffName: nullable(text(200)),
  state: text(40),
  startOn: localDate(),
  stopOn: nullable(localDate()),
  servicePointId: key(),
  premiseId: key(),
  address: text(600),
  carts: nullable(text(60)),
  meters: listOf(meterOfService, 50),
  lastReadOn: nullable(localDate()),
  lastReadKind: nullable(text(20)),
})

const agedAmount = closed({
  code: text(20),
  fromDays: nullable(Type.Integer()),
  toDays: nullable(Type.Integer()),
  amount: amount(),
})

const money = closed({
  balance: amount('Negative where the utility owes'),
  receivable: amount(),
  credit: amount('As a positive amount'),
  pastDue: amount(),
  /** Since when the oldest unpaid item is past due. */
  oldestDueOn: nullable(localDate()),
  aging: listOf(agedAmount, 20),
  disputed: amount('Not collected while it is disputed'),
  deposits: listOf(closed({ id: key(), amount: amount(), heldSince: localDate(), state: text(20) }), 100),
})

const accountBill = closed({
  id: serial(),
  number: text(40),
  kind: text(20),
  state: text(20),
  /** As the utility prints its periods. */
  periodFrom: localDate(),
  periodTo: localDate(),
  days: Type.Integer({ minimum: 1 }),
  issuedOn: localDate(),
  dueOn: localDate(),
  total: amount(),
  open: amount(),
})

const usageSeries = closed({
  service: text(40),
  unit: text(20),
  points: listOf(
    closed({
      periodFrom: localDate(),
      periodTo: localDate(),
      days: Type.Integer(),
      quantity: text(40),
      isEstimated: Type.Boolean(),
    }),
    60,
  ),
})

const accountPayment = closed({
  id: serial(),
  receivedOn: localDate(),
  amount: amount(),
  channel: text(40),
  reference: nullable(text(500)),
  state: text(20),
})

const comingDate = closed({
  kind: oneOf(['read', 'bill', 'due', 'start', 'stop', 'process']),
  on: localDate(),
  subject: text(200),
  amount: nullable(amount()),
  note: nullable(text(500)),
})

/** What answers a caller: everything about one account, in one request. Parts that the asker may not see are null. */
export const accountPage = closed({
  id: key(),
  customerClass: oneOf(CUSTOMER_CLASSES),
  billCycle: text(64),
  delivery: oneOf(DELIVERIES),
  status: oneOf(['pending', 'active', 'closed']),
  openedOn: localDate(),
  closedOn: nullable(localDate()),
  taxExempt: Type.Boolean(),
  lowIncomeDiscount: Type.Boolean(),
  version: serial(),
  customerId: key(),
  customerName: text(400),
  customerKind: oneOf(['person', 'organisation']),
  email: nullable(text(254)),
  phone: nullable(text(60)),
  language: text(20),
  lifeSupport: Type.Boolean(),
  senior: Type.Boolean(),
  customerSince: localDate(),
  customerNotes: nullable(text(20_000)),
  mailAddress: listOf(text(400), 6),
  people: listOf(
    closed({
      customerId: key(),
      name: text(400),
      role: oneOf(ACCOUNT_ROLES),
      fromOn: nullable(localDate()),
      toOn: nullable(localDate()),
      phone: nullable(text(60)),
      email: nullable(text(254)),
    }),
    200,
  ),
  identity,
  alerts: listOf(alertToRead, 50),
  currency: text(3),
  today: localDate(),
  services: listOf(accountService, 2000),
  next: listOf(comingDate, 20),
  interactions: listOf(interactionRecord, 20),
  cases: nullable(listOf(caseRecord, 20)),
  /** The payment plan that stands, or the last one where it broke. */
  plan: nullable(planRecord),
  tasks: nullable(listOf(taskRecord, 50)),
  money: nullable(money),
  bills: nullable(listOf(accountBill, 20)),
  usage: nullable(listOf(usageSeries, 20)),
  payments: nullable(listOf(accountPayment, 20)),
})
export type AccountPageJson = Static<typeof accountPage>
export type AccountServiceJson = Static<typeof accountService>
export type AccountBillJson = Static<typeof accountBill>
export type AccountPaymentJson = Static<typeof accountPayment>
export type AccountMoneyJson = Static<typeof money>
export type AccountUsageJson = Static<typeof usageSeries>
export type ComingDateJson = Static<typeof comingDate>
