import { type Static, Type } from 'typebox'
import { SIMULATION_STATES } from '../../db/policy-effects/simulation-store.js'
import { amount, closed, key, listOf, localDate, nullable, oneOf, serial, text, timestamp } from '../fields.js'

const count = () => Type.Integer({ minimum: 0 })

const record = {
  id: serial(),
  pack: text(100),
  packName: text(200),
  version: Type.Integer({ minimum: 1 }),
  versionState: text(40),
  from: localDate(),
  to: localDate(),
  state: oneOf(SIMULATION_STATES),
  accounts: count(),
  examined: count(),
  reason: text(500),
  startedOn: localDate(),
  startedBy: text(200),
  startedAt: timestamp(),
  endedAt: nullable(timestamp()),
  failureCode: nullable(text(100)),
}
export const simulationRecord = closed(record)
export type SimulationJson = Static<typeof simulationRecord>

const line = closed({
  month: text(7),
  customerClass: text(40),
  what: text(40),
  rule: text(100),
  governed: closed({ cases: count(), amount: amount() }),
  tried: closed({ cases: count(), amount: amount() }),
  happened: nullable(closed({ cases: count(), amount: amount() })),
})

export const simulationPage = closed({
  ...record,
  processId: text(100),
  lines: listOf(line, 20_000),
  affected: Type.Integer({ minimum: 0, description: 'Accounts that the two treat differently' }),
  mostAffected: listOf(
    closed({
      accountId: key(),
      customerClass: text(40),
      governedNotices: count(),
      triedNotices: count(),
      governedCuts: count(),
      triedCuts: count(),
      governedCutOn: nullable(localDate()),
      triedCutOn: nullable(localDate()),
      pastDue: amount('The most that was past due when either acted'),
    }),
    50,
  ),
  assumptions: listOf(text(500), 20),
})
export type SimulationPageJson = Static<typeof simulationPage>
