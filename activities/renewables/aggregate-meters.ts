import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import {
  endMemberRow,
  findAggregation,
  findCandidate,
  findMember,
  insertAggregation,
  insertMember,
  type NewAggregation,
} from '../../db/renewables/aggregation-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Command } from '../../domain/kernel/command.js'
import { addDays } from '../../domain/kernel/local-date.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { type Candidate, firstDayTogether } from '../../domain/renewables/aggregation-rules.js'
import { runCommand } from '../run-command.js'

export interface AggregateInput extends Omit<NewAggregation, 'accountId'> {
  /** The others, in the order in which they are credited. */
  readonly members: readonly string[]
}

/**
 * Bills the meters of agreements together from their next bill on. Refuses NOT_FOUND, AGGREGATION_KNOWN where the number is taken, and
 * AGGREGATION_ACCOUNT, _SERVICE, _TAKEN and _DAYS where an agreement does not fit.
 */
export function aggregateMeters(pool: pg.Pool, command: Command<AggregateInput>): Promise<{ aggregationId: string }> {
  return runCommand(pool, 'renewables.aggregate', command, async (tx) => {
    const { members, ...added } = command.input
    const lead = await candidate(tx, added.leadAgreementId)
    await lockAccounts(tx.client, [lead.accountId])
    if (lead.isIn !== null) refuse('AGGREGATION_TAKEN', `${lead.agreementId} is in ${lead.isIn} already.`)
    if (!(await insertAggregation(tx.client, { ...added, accountId: lead.accountId }, command.actor.id)))
      refuse('AGGREGATION_KNOWN', `There is an aggregation ${added.aggregationId} already.`)
    for (const agreementId of members) await join(tx, added.aggregationId, lead, agreementId, command.actor.id)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'renewables.aggregation.form',
      subjectKind: 'agreement',
      subjectId: lead.agreementId,
      reason: command.reason,
      after: command.input,
    })
    return { aggregationId: added.aggregationId }
  })
}

/** Adds an agreement behind the others, from the next bill on. Refuses as `aggregateMeters`. */
export function joinAggregation(
  pool: pg.Pool,
  command: Command<{ readonly aggregationId: string; readonly agreementId: string }>,
): Promise<{ rank: number }> {
  return runCommand(pool, 'renewables.join-aggregation', command, async (tx) => {
    const { aggregationId, agreementId } = command.input
    const known = await findAggregation(tx.client, aggregationId)
    if (known === undefined) refuse('NOT_FOUND', `There is no aggregation ${aggregationId}.`)
    await lockAccounts(tx.client, [known.accountId])
    const rank = await join(tx, aggregationId, await candidate(tx, known.leadAgreementId), agreementId, command.actor.id)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'renewables.aggregation.join',
      subjectKind: 'agreement',
      subjectId: agreementId,
      reason: command.reason,
      after: { aggregationId, rank },
    })
    return { rank }
  })
}

/** Takes an agreement out after its last bill: the next one is its own again. Refuses NOT_FOUND and AGGREGATION_ENDED. */
export function leaveAggregation(pool: pg.Pool, command: Command<{ readonly memberId: number }>): Promise<{ memberId: number }> {
  return runCommand(pool, 'renewables.leave-aggregation', command, async (tx) => {
    const { memberId } = command.input
    const named = await findMember(tx.client, memberId)
    if (named === undefined) refuse('NOT_FOUND', `Nothing is billed together under ${memberId}.`)
    await lockAccounts(tx.client, [named.accountId])
    const member = await findMember(tx.client, memberId)
    if (member === undefined || member.to !== null)
      refuse('AGGREGATION_ENDED', `${named.agreementId} was taken out after ${member?.to ?? named.to}.`)
    const neverBilled = addDays(member.from, -1)
    const to = member.billedTo === null || member.billedTo < neverBilled ? neverBilled : member.billedTo
    await endMemberRow(tx.client, memberId, to)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'renewables.aggregation.leave',
      subjectKind: 'agreement',
      subjectId: member.agreementId,
      reason: command.reason,
      before: { aggregationId: member.aggregationId },
      after: { lastDay: to },
    })
    return { memberId }
  })
}

async function candidate(tx: Transaction, agreementId: string): Promise<Candidate> {
  const found = await findCandidate(tx.client, agreementId)
  if (found === undefined) refuse('NOT_FOUND', `There is no agreement ${agreementId}.`)
  return found
}

async function join(tx: Transaction, aggregationId: string, lead: Candidate, agreementId: string, by: string): Promise<number> {
  const from = valueOf(firstDayTogether(lead, await candidate(tx, agreementId)))
  return insertMember(tx.client, { aggregationId, agreementId, from }, by)
}
