import { type Static, Type } from 'typebox'
import { amount, closed, key, listOf, localDate, nullable, oneOf, serial, text } from '../fields.js'

const count = () => Type.Integer({ minimum: 0 })
const counted = { cases: count(), owed: amount() }

export const STOP_SCOPES = ['class', 'area'] as const
export const APPROVAL_ACTS = ['release_cut', 'refuse_cut'] as const

export const collectionsWeek = closed({
  from: localDate(),
  to: localDate(),
  isComplete: Type.Boolean({ description: 'False: more cases may come than were looked at' }),
  cutsPerDay: nullable(Type.Integer({ description: 'What the policy lets be cut on a day; null: no limit' })),
  days: listOf(closed({ on: localDate(), acts: listOf(closed({ act: text(40), ...counted }), 20) }), 14),
})
export type CollectionsWeekJson = Static<typeof collectionsWeek>

const agingLine = closed({ customerClass: text(40), bucket: text(10), accounts: count(), amount: amount() })
export const collectionsAging = closed({
  days: listOf(
    closed({
      on: localDate(),
      source: oneOf(['day', 'ledger'], 'As it stood that night, or worked out from the ledger later'),
      lines: listOf(agingLine, 100),
    }),
    40,
  ),
})
export type CollectionsAgingJson = Static<typeof collectionsAging>

export const stopRecord = closed({
  id: serial(),
  scope: oneOf(STOP_SCOPES),
  scopeValue: text(100),
  reason: text(2000),
  placedOn: localDate(),
  placedBy: text(200),
  cases: count(),
  ended: Type.Integer({ minimum: 0, description: 'Of its cases, those that have ended' }),
  owed: amount(),
})
export type StopJson = Static<typeof stopRecord>

export const approvalResults = closed({
  results: listOf(closed({ collectionId: key(), isDone: Type.Boolean(), says: text(4000), pastDue: nullable(amount()) }), 200),
})
export type ApprovalResultsJson = Static<typeof approvalResults>
