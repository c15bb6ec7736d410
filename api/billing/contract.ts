import { type Static, Type } from 'typebox'
import { RUN_STATES } from '../../domain/billing/run-step.js'
import { bankOfBill } from './bank-contract.js'
import { amount, closed, key, listOf, localDate, nullable, oneOf, optional, serial, text, timestamp } from '../fields.js'

const count = () => Type.Integer({ minimum: 0 })
const json = () => Type.Unknown()

export const windowRecord = closed({
  id: text(80),
  billCycle: text(64),
  readDate: localDate(),
  windowStart: localDate(),
  windowEnd: localDate(),
  accountingDate: localDate(),
  dueDays: count(),
  accounts: count(),
  runId: nullable(serial()),
  runState: nullable(oneOf(RUN_STATES)),
  isTrial: nullable(Type.Boolean()),
})

const runFields = {
  id: serial(),
  billCycle: text(64),
  readDate: localDate(),
  windowStart: localDate(),
  windowEnd: localDate(),
  accountingDate: localDate(),
  isTrial: Type.Boolean(),
  state: oneOf(RUN_STATES),
  isPaused: Type.Boolean(),
  workflowId: text(200),
  accountsIn: count(),
  billed: count(),
  skipped: count(),
  parked: count(),
  pending: count(),
  /** Bills made and not issued. */
  drafts: count(),
  issued: count(),
  total: amount(),
  taxes: amount(),
  startedBy: text(200),
  startedAt: timestamp(),
  approvedBy: nullable(text(200)),
  approvedAt: nullable(timestamp()),
  computedAt: nullable(timestamp()),
  issuedAt: nullable(timestamp()),
  closedAt: nullable(timestamp()),
}
export const runRecord = closed(runFields)
export type RunRecordJson = Static<typeof runRecord>

export const runPage = closed({
  ...runFields,
  byService: listOf(closed({ service: text(40), bills: count(), total: amount(), taxes: amount() }), 50),
  byTariff: listOf(
    closed({ tariffCode: text(64), service: text(40), segments: count(), quantity: text(40), unit: text(40), total: amount() }),
    1000,
  ),
  byReason: listOf(closed({ outcome: text(20), reasonCode: text(64), accounts: count() }), 200),
  byFlag: listOf(closed({ flag: text(64), accounts: count() }), 100),
  largestChanges: listOf(closed({ accountId: key(), billId: serial(), total: amount(), before: amount(), change: amount() }), 10),
  lastMonthTotal: nullable(amount()),
  lastYearTotal: nullable(amount()),
})
export type RunPageJson = Static<typeof runPage>

const runAccountFields = {
  id: text(80),
  runId: serial(),
  accountId: key(),
  customerName: text(400),
  billCycle: text(64),
  outcome: oneOf(['pending', 'billed', 'skipped', 'parked']),
  reasonCode: nullable(text(64)),
  agreementId: nullable(key()),
  flags: listOf(text(64), 50),
  sentence: nullable(text(4000)),
  facts: json(),
  billId: nullable(serial()),
  total: nullable(amount()),
  batch: count(),
  parkedAt: nullable(timestamp()),
}
export const runAccountRecord = closed(runAccountFields)

const read = closed({ readId: serial(), readOn: localDate(), value: text(40), kind: text(20), source: text(40) })
export const runAccountPage = closed({
  ...runAccountFields,
  readDate: localDate(),
  runState: oneOf(RUN_STATES),
  registers: listOf(
    closed({
      agreementId: key(),
      meterId: key(),
      register: text(40),
      unit: text(20),
      role: text(20),
      dials: count(),
      multiplier: text(40),
      service: text(40),
      installedOn: localDate(),
      removedOn: nullable(localDate()),
      reads: listOf(read, 20),
    }),
    200,
  ),
  periods: listOf(
    closed({
      agreementId: key(),
      billId: serial(),
      service: text(40),
      periodFrom: localDate(),
      periodTo: localDate(),
      quantity: text(40),
      unit: text(20),
      amount: amount(),
    }),
    5000,
  ),
  acts: listOf(
    closed({
      id: serial(),
      act: text(40),
      checkCode: nullable(text(64)),
      agreementId: nullable(key()),
      reason: text(500),
      recordedAt: timestamp(),
      recordedBy: text(200),
    }),
    1000,
  ),
})

const billFields = {
  id: serial(),
  billNumber: text(40),
  accountId: key(),
  customerName: text(400),
  runId: nullable(serial()),
  kind: oneOf(['cycle', 'off_cycle', 'final', 'rebill', 'migrated']),
  state: oneOf(['draft', 'issued', 'cancelled']),
  periodFrom: localDate('As printed'),
  periodTo: localDate('As printed'),
  issuedOn: localDate(),
  dueOn: localDate(),
  currency: text(3),
  currentCharges: amount(),
  taxes: amount(),
  total: amount(),
  /** What is still owed of it. */
  open: amount(),
  flags: listOf(text(64), 50),
  replacesBillId: nullable(serial()),
  replacedByBillId: nullable(serial()),
}
export const billRecord = closed(billFields)
export type BillRecordJson = Static<typeof billRecord>

export const correctionRecord = closed({
  id: serial(),
  billId: serial(),
  billNumber: text(40),
  accountId: key(),
  customerName: text(400),
  rebillId: nullable(serial()),
  state: oneOf(['proposed', 'approved', 'withdrawn']),
  reason: text(2000),
  oldTotal: amount(),
  newTotal: nullable(amount('Of the bill in its place; null: there is none')),
  difference: nullable(amount()),
  proposedBy: text(200),
  proposedAt: timestamp(),
  decidedBy: nullable(text(200)),
  decidedAt: nullable(timestamp()),
})

/** Checks that must not hold a bill made by hand. */
export const exemptChecks = () => optional(listOf(key('Code of a check that must not hold the bill'), 20))

const registerEnd = closed({ readId: optional(serial()), on: localDate(), value: text(40), kind: text(20) })
const billLine = closed({
  lineNo: count(),
  lineCode: text(64),
  label: text(400),
  kind: oneOf(['charge', 'surcharge', 'discount', 'tax']),
  segmentFrom: localDate('As printed'),
  segmentTo: localDate('As printed'),
  quantity: text(40),
  unit: text(40),
  rate: text(40),
  amount: amount(),
  revenueCode: text(40),
  /** The derivation as sentences to read aloud. */
  why: listOf(text(2000), 200),
  /** It rests on intervals: `/bills/{id}/lines/{lineNo}/load` has the curve. */
  hasLoad: Type.Boolean(),
})

export const billPage = closed({
  ...billFields,
  previousBalance: nullable(amount()),
  movements: listOf(closed({ on: localDate(), text: text(400), amount: amount() }), 10_000),
  totalDue: nullable(amount()),
  messages: listOf(text(2000), 50),
  mailingLines: listOf(text(400), 20),
  entryId: nullable(serial()),
  cancellationEntryId: nullable(serial()),
  cancelledBy: nullable(text(200)),
  cancelReason: nullable(text(500)),
  segments: listOf(
    closed({
      segmentId: serial(),
      agreementId: key(),
      service: text(40),
      tariffCode: text(64),
      tariffName: text(400),
      premiseLines: listOf(text(400), 20),
      periodFrom: localDate('As printed'),
      periodTo: localDate('As printed'),
      days: count(),
      quantity: text(40),
      unit: text(40),
      demand: nullable(text(40)),
      charges: amount(),
      taxes: amount(),
      amount: amount(),
      flags: listOf(text(64), 50),
      meters: listOf(
        closed({
          meterId: key(),
          register: text(40),
          role: text(20),
          unit: text(20),
          multiplier: text(40),
          opening: registerEnd,
          closing: registerEnd,
          rolledOver: Type.Boolean(),
          use: text(40),
        }),
        100,
      ),
      banks: listOf(bankOfBill, 100),
      usage: listOf(closed({ periodTo: localDate(), days: count(), quantity: text(40), unit: text(40), amount: amount() }), 100),
      lines: listOf(billLine, 5000),
    }),
    1000,
  ),
  deliveries: listOf(
    closed({
      channel: oneOf(['email', 'print']),
      address: nullable(text(400)),
      state: text(20),
      detail: nullable(text(1000)),
      updatedAt: timestamp(),
    }),
    10,
  ),
  correction: nullable(
    closed({
      id: serial(),
      state: oneOf(['proposed', 'approved', 'withdrawn']),
      reason: text(500),
      rebillId: nullable(serial()),
      difference: nullable(amount()),
      proposedBy: text(200),
      proposedAt: timestamp(),
      decidedBy: nullable(text(200)),
    }),
  ),
})
export type BillPageJson = Static<typeof billPage>
