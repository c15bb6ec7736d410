import { type CollectionCase, insertNotice } from '../../db/collections/case-store.js'
import { COLLECTIONS_QUEUE } from './collections-queue.js'
import type { CollectionTarget } from '../../db/collections/facts-reads.js'
import { noticeParties } from '../../db/collections/notice-parties.js'
import { insertTask } from '../../db/tasks/task-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { DisconnectionFacts } from '../../domain/collections/disconnection-facts.js'
import { collectibleDebts, pastDue } from '../../domain/collections/debt-rules.js'
import { effectiveDay } from '../../domain/collections/notice-rules.js'
import { subjectOf } from '../../domain/collections/rule-context.js'
import type { Actor } from '../../domain/kernel/command.js'
import { addDays, type LocalDate } from '../../domain/kernel/local-date.js'
import { valueOf } from '../../domain/kernel/outcome.js'
import type { DunningStep } from '../../domain/policy/collection-parameters.js'
import type { NoticeRule } from '../../domain/policy/disconnection-parameters.js'
import { findPolicy } from '../../domain/policy/find-policy.js'
import { queueMessage } from '../documents/queue-message.js'
import type { CollectionRules } from './load-collection.js'

/** Everything a step acts upon. */
export interface StepScene {
  readonly entry: CollectionCase
  readonly target: CollectionTarget
  readonly facts: DisconnectionFacts
  readonly rules: CollectionRules
}

export const PENSTOCK: Actor = { kind: 'process', id: 'dunning', name: 'Penstock' }

const SENT: Readonly<Record<string, 'post' | 'email' | 'sms'>> = { mail: 'post', email: 'email', sms: 'sms' }

/** Reminds the customer of the debt, by the channel of their choice. */
export async function sendReminder(
  tx: Transaction,
  { entry, target, facts, rules }: StepScene,
  step: DunningStep,
): Promise<string> {
  const [oldest] = collectibleDebts(facts)
  await queueMessage(tx, {
    messageKey: `dunning/${entry.collectionId}/${step.step}/${entry.version}`,
    templateCode: step.template ?? (entry.kind === 'final_bill' ? 'FINAL_BILL_REMINDER' : 'DUNNING_REMINDER'),
    accountId: entry.accountId,
    customerId: target.customerId,
    fields: { amount: pastDue(facts, rules.today).toFixed(2), dueDate: oldest?.dueOn ?? rules.today },
    businessDate: rules.today,
    actor: PENSTOCK,
  })
  return 'The customer was reminded.'
}

/**
 * Makes a notice of disconnection by each channel of the step: what can be sent is sent, with copies to those named for it; what must be
 * handed over or posted becomes a task, and is a notice once somebody writes down that it was done.
 */
export async function sendNotice(tx: Transaction, scene: StepScene, step: DunningStep): Promise<string> {
  const { entry, target, facts, rules } = scene
  const stage = step.act === 'first_notice' ? 'first' : 'second'
  const subject = subjectOf({ facts, on: rules.today })
  const key = stage === 'first' ? 'notice.first' : 'notice.second'
  const rule = valueOf(findPolicy(rules.chain, key, subject, rules.today)).value
  const lasts = valueOf(findPolicy(rules.chain, 'notice.validity', subject, rules.today)).value?.expires_after_days
  const printed = findPolicy(rules.chain, 'notice.printed_in', subject, rules.today)
  const alsoIn = (printed.ok ? printed.value.value : null) ?? []
  const said: string[] = []
  const parties = await noticeParties(tx.client, entry, rules.today)
  for (const channel of step.channels) {
    const dates = datesOf(rule, channel, facts, rules.today, lasts)
    const picked = SENT[channel]
    if (picked === undefined) {
      await insertTask(tx, {
        taskKey: `dunning/${entry.collectionId}/${step.step}/${entry.version}/${channel}`,
        queue: COLLECTIONS_QUEUE,
        title: `Notice to be ${channel === 'posted' ? 'posted at the door' : channel === 'served' ? 'handed over' : `given by ${channel}`}: ${target.service} at ${target.premiseId}`,
        accountId: entry.accountId,
        subjectKind: 'collection',
        subjectId: entry.collectionId,
        facts: { stage, channel },
        dueOn: rules.today,
        createdBy: PENSTOCK.name,
      })
      said.push(`a task to have it ${channel}`)
      continue
    }
    const fields = {
      amount: pastDue(facts, rules.today).toFixed(2),
      service: target.service,
      effectiveDate: dates.effectiveOn,
      expiryDate: dates.expiresOn ?? '',
      serviceAddress: parties.serviceAddress,
    }
    const send = (to: string, customerId: string, templateCode: string, values: Record<string, string>) =>
      queueMessage(tx, {
        messageKey: `dunning/${entry.collectionId}/${step.step}/${entry.version}/${channel}/${to}`,
        templateCode,
        accountId: entry.accountId,
        customerId,
        fields: values,
        businessDate: rules.today,
        channel: picked,
        alsoIn,
        actor: PENSTOCK,
      })
    const template = step.template ?? (stage === 'first' ? 'DISCONNECT_NOTICE' : 'DISCONNECT_LAST_NOTICE')
    const notice = {
      collectionId: entry.collectionId,
      stage,
      channel,
      issuedOn: null,
      madeOn: rules.today,
      recordedBy: PENSTOCK.id,
      ...dates,
    } as const
    const { messageId } = await send('customer', target.customerId, template, fields)
    await insertNotice(tx, { ...notice, recipient: 'customer', party: null, messageId })
    said.push(`by ${channel}`)
    const { expiryDate: _expiry, ...copied } = fields
    for (const party of parties.thirdParties) {
      const copy = await send(`copy/${party}`, party, 'DISCONNECT_NOTICE_COPY', copied)
      await insertNotice(tx, { ...notice, recipient: 'third_party', party, messageId: copy.messageId })
      said.push('with a copy to a person named for it')
    }
  }
  return `${stage === 'first' ? 'First' : 'Second'} notice: ${said.join(', ')}.`
}

function datesOf(
  rule: NoticeRule | null,
  channel: DunningStep['channels'][number],
  facts: DisconnectionFacts,
  today: LocalDate,
  lasts: number | undefined,
): { effectiveOn: LocalDate; expiresOn: LocalDate | null } {
  const counted = rule === null ? undefined : effectiveDay(rule, { channel, issuedOn: today }, facts)
  // By a channel that is no notice it is said all the same, and counts for nothing.
  const effectiveOn = counted ?? today
  return { effectiveOn, expiresOn: lasts === undefined ? null : addDays(effectiveOn, lasts) }
}
