import { type Static, Type } from 'typebox'
import { WRITE_OFF_STATES } from '../../db/write-offs/write-off-store.js'
import { WRITE_OFF_APPROVALS, WRITE_OFF_CAUSES, WRITE_OFF_KINDS } from '../../domain/write-offs/write-off-facts.js'
import { amount, closed, listOf, localDate, nullable, oneOf, serial, text } from '../fields.js'
import { traceRow } from '../collections/contract.js'

const record = {
  id: serial(),
  accountId: text(64),
  customerName: text(400),
  customerClass: text(40),
  kind: oneOf(WRITE_OFF_KINDS),
  cause: oneOf(WRITE_OFF_CAUSES),
  state: oneOf(WRITE_OFF_STATES),
  amount: amount(),
  /** What of it is owed again: paid since, or taken back. */
  recovered: amount(),
  currency: text(3),
  approval: oneOf(WRITE_OFF_APPROVALS, 'Who must agree'),
  closedOn: nullable(localDate()),
  proposedOn: localDate(),
  proposedBy: text(200),
  reason: text(4000),
  decidedOn: nullable(localDate()),
  decidedBy: nullable(text(200)),
  decisionReason: nullable(text(4000)),
  policyPack: text(64),
  policyVersion: serial(),
  ruleSays: text(4000),
}
export const writeOffRecord = closed(record)
export type WriteOffRecordJson = Static<typeof writeOffRecord>

export const writeOffPage = closed({
  ...record,
  trace: listOf(traceRow, 100),
  entryId: nullable(serial()),
  /** By the account each debt was billed to (null: not known) and the one that bears it. */
  lines: listOf(
    closed({
      itemId: serial(),
      itemKind: text(40),
      dueOn: localDate(),
      glCode: nullable(text(40)),
      debitedCode: text(40),
      debitedName: text(200),
      amount: amount(),
      recovered: amount(),
    }),
    5000,
  ),
  recoveries: listOf(
    closed({
      id: serial(),
      kind: oneOf(['paid', 'taken_back'] as const),
      on: localDate(),
      amount: amount(),
      entryId: serial(),
      reason: text(500),
      recordedBy: text(200),
    }),
    1000,
  ),
})
export type WriteOffPageJson = Static<typeof writeOffPage>

export const writeOffTotals = closed({ count: Type.Integer({ minimum: 0 }), amount: amount(), recovered: amount() })
export type WriteOffTotalsJson = Static<typeof writeOffTotals>

/** What became of each of several proposals. */
export const decidedProposal = closed({
  id: serial(),
  isDone: Type.Boolean(),
  code: nullable(text(100)),
  message: nullable(text(1000)),
})
export type DecidedProposalJson = Static<typeof decidedProposal>
