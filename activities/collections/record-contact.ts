import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { insertContact, insertNotice, lockCollection, openCollectionOf } from '../../db/collections/case-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import type { Transaction } from '../../db/transaction.js'
import type { ContactReached, NoticeRecipient, NoticeStage } from '../../domain/collections/disconnection-facts.js'
import type { Command } from '../../domain/kernel/command.js'
import { maskCardNumbers } from '../../domain/kernel/mask-card-numbers.js'
import { refuse } from '../../domain/kernel/outcome.js'
import type { NoticeChannel } from '../../domain/policy/disconnection-parameters.js'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import { dunningWorkflowId } from '../../workflows/collections/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { runCommand } from '../run-command.js'
import { loadCollectionRules } from './load-collection.js'
import { recordCollection } from './record-collection.js'

export interface ContactInput {
  readonly accountId: string
  readonly channel: NoticeChannel
  readonly reached: ContactReached
  readonly leftDoorHanger: boolean
  readonly offeredPrepayment: boolean
  readonly on: string
  readonly note: string | null
  /** A notice that was handed over or posted on this occasion. */
  readonly notice: { readonly stage: NoticeStage; readonly recipient: NoticeRecipient; readonly party: string | null } | null
}

/**
 * Writes down an attempt to reach a household, and a notice that was handed over or posted there. Refuses NOT_FOUND, CONTACT_DATE where it
 * lies ahead, and NO_COLLECTION where a notice belongs to no open case.
 */
export function recordContact(pool: pg.Pool, command: Command<ContactInput>): Promise<{ contactId: number }> {
  return runCommand(pool, 'collections.record-contact', command, async (tx) => {
    const { input, actor, reason } = command
    if ((await lockAccounts(tx.client, [input.accountId])).size === 0)
      refuse('NOT_FOUND', `There is no account ${input.accountId}.`)
    const rules = await loadCollectionRules(tx.client)
    if (input.on > rules.today) refuse('CONTACT_DATE', `Today is ${rules.today}; what has not happened yet is not written down.`)
    const open = await openCollectionOf(tx.client, input.accountId)
    if (input.notice !== null && open === undefined)
      refuse('NO_COLLECTION', 'This account has no open collection case a notice could belong to.')
    const note = input.note === null ? null : maskCardNumbers(input.note)
    const contactId = await insertContact(tx, { ...input, note, collectionId: open?.collectionId ?? null }, actor.id)
    if (open !== undefined)
      await keepInCase(tx, open.collectionId, input, { today: rules.today, actor: actor.name, id: actor.id, contactId })
    await recordAudit(tx, {
      actor,
      action: 'collections.contact.record',
      subjectKind: 'account',
      subjectId: input.accountId,
      reason,
      after: { contactId, channel: input.channel, reached: input.reached, on: input.on, notice: input.notice },
    })
    return { contactId }
  })
}

const HOW: Readonly<Record<NoticeChannel, string>> = {
  mail: 'By letter',
  served: 'Handed over',
  posted: 'At the door',
  email: 'By e-mail',
  sms: 'By text message',
  phone: 'By telephone',
  visit: 'At a visit',
}
const REACHED: Readonly<Record<ContactReached, string>> = {
  customer: 'the customer was reached',
  adult: 'another adult was reached',
  emergency_contact: 'the emergency contact was reached',
  nobody: 'nobody was reached',
}

const nameOf = ({ recipient, party }: NonNullable<ContactInput['notice']>): string =>
  party === null ? `the ${recipient}` : recipient === 'unit' ? `unit ${party}` : party

async function keepInCase(
  tx: Transaction,
  collectionId: string,
  input: ContactInput,
  by: { readonly today: string; readonly actor: string; readonly id: string; readonly contactId: number },
): Promise<void> {
  const entry = await lockCollection(tx, collectionId)
  if (entry === undefined) return
  if (input.notice !== null) {
    await insertNotice(tx, {
      ...input.notice,
      collectionId,
      channel: input.channel,
      messageId: null,
      issuedOn: input.on,
      effectiveOn: null,
      expiresOn: null,
      madeOn: by.today,
      recordedBy: by.id,
    })
  }
  const noticed = input.notice === null ? '' : ` A ${input.notice.stage} notice was left for ${nameOf(input.notice)}.`
  await recordCollection(
    tx,
    entry,
    {
      key: `contact/${by.contactId}`,
      sentence: `${HOW[input.channel]} on ${input.on}: ${REACHED[input.reached]}.${noticed}`,
      // What staff were asked for may be done now; it is asked for again where it is not enough.
      change: { asked: [] },
    },
    by,
  )
  await wakeCase(tx, entry)
}

async function wakeCase(tx: Transaction, entry: { readonly accountId: string; readonly episode: number }): Promise<void> {
  await enqueueSignal(tx, { workflowId: dunningWorkflowId(entry), signal: WAKE_SIGNAL })
}
