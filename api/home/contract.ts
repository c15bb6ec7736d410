import { type Static, Type } from 'typebox'
import { RUN_STATES } from '../../domain/billing/run-step.js'
import { amount, closed, listOf, localDate, nullable, oneOf, serial, text, timestamp } from '../fields.js'

const count = () => Type.Integer({ minimum: 0 })

export const utilityFacts = closed({
  name: text(400),
  currency: text(3),
  timeZone: text(100),
  isSandbox: Type.Boolean(),
  today: localDate('The business date'),
})
export type UtilityFactsJson = Static<typeof utilityFacts>

/** Long work as the console's bar shows it. */
export const runningWork = closed({
  id: text(200),
  title: text(300),
  state: text(40),
  step: text(100),
  /** Advances by itself, as opposed to waiting for a person or a date. */
  isMoving: Type.Boolean(),
  done: nullable(count()),
  total: nullable(count()),
  noun: nullable(text(40)),
  path: text(300),
  startedAt: timestamp(),
})
export type RunningWorkJson = Static<typeof runningWork>

const queue = closed({
  /** `task/<queue>`, `parked/<reason>`, `suspense`, `corrections`, `tariff-versions`. */
  key: text(100),
  waiting: count(),
  claimed: count(),
  oldestSince: nullable(timestamp()),
  amount: nullable(amount()),
})
export type QueueJson = Static<typeof queue>

const window = closed({
  billCycle: text(64),
  readDate: localDate(),
  windowStart: localDate(),
  windowEnd: localDate(),
  accountingDate: localDate(),
  accounts: count(),
  runId: nullable(serial()),
  runState: nullable(oneOf(RUN_STATES)),
  isTrial: nullable(Type.Boolean()),
  isPaused: nullable(Type.Boolean()),
  pending: nullable(count()),
  billed: nullable(count()),
  skipped: nullable(count()),
  parked: nullable(count()),
  total: nullable(amount()),
})
export type WindowJson = Static<typeof window>

const channelMoney = closed({ channel: text(40), payments: count(), amount: amount() })
const dayMoney = closed({ day: localDate(), payments: count(), amount: amount() })

/** The work of the day; parts that the asker may not see are null. */
export const dayPage = closed({
  today: localDate(),
  queues: listOf(queue, 200),
  windows: nullable(listOf(window, 40)),
  money: nullable(
    closed({ total: amount(), payments: count(), byChannel: listOf(channelMoney, 50), byDay: listOf(dayMoney, 31) }),
  ),
  billsToday: nullable(closed({ bills: count(), amount: amount() })),
  myTasks: nullable(count()),
  kinds: listOf(oneOf(['tasks', 'parked', 'suspense', 'corrections', 'tariff-versions']), 10),
})
export type DayPageJson = Static<typeof dayPage>
