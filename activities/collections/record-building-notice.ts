import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { findCollection, insertNotice, lockCollection } from '../../db/collections/case-store.js'
import { targetOfAgreement } from '../../db/collections/facts-reads.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import { buildingParties } from '../../domain/collections/building-notice.js'
import { subjectOf } from '../../domain/collections/rule-context.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import type { NoticeChannel } from '../../domain/policy/disconnection-parameters.js'
import { findPolicy } from '../../domain/policy/find-policy.js'
import { dunningWorkflowId } from '../../workflows/collections/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { runCommand } from '../run-command.js'
import { loadCollectionRules, loadFacts } from './load-collection.js'
import { recordCollection } from './record-collection.js'

export interface BuildingNotices {
  readonly collectionId: string
  readonly channel: NoticeChannel
  /** The day on which it was mailed, handed over or posted. */
  readonly on: string
  readonly parties: readonly { readonly recipient: 'building' | 'unit' | 'party'; readonly party: string | null }[]
}

/**
 * Writes down that a building, its units and the parties named were told of the disconnection, each as a notice of its own. Refuses
 * NOT_FOUND, COLLECTION_ACT where the case is not before its cut, CONTACT_DATE, NO_BUILDING_NOTICE where the packs ask for none here,
 * NOTICE_PARTY_UNKNOWN, and NOTICE_CHANNEL where a notice by that channel would count for nothing.
 */
export function recordBuildingNotices(pool: pg.Pool, command: Command<BuildingNotices>): Promise<{ notices: number }> {
  return runCommand(pool, 'collections.building-notices', command, async (tx) => {
    const { input, actor, reason } = command
    const known = await findCollection(tx.client, input.collectionId)
    if (known === undefined) refuse('NOT_FOUND', `There is no collection case ${input.collectionId}.`)
    await lockAccounts(tx.client, [known.accountId])
    const entry = await lockCollection(tx, input.collectionId)
    if (entry === undefined || (entry.state !== 'dunning' && entry.state !== 'cut_ordered')) {
      refuse('COLLECTION_ACT', 'This case is not before a disconnection.', { state: known.state })
    }
    const rules = await loadCollectionRules(tx.client)
    if (input.on > rules.today || input.on < entry.openedOn) {
      refuse(
        'CONTACT_DATE',
        `The case was opened on ${entry.openedOn} and today is ${rules.today}; nobody was told on ${input.on}.`,
      )
    }
    const target = await targetOfAgreement(tx.client, entry.agreementId)
    if (target === undefined) refuse('NOT_FOUND', `The case has no agreement any more.`)
    const facts = await loadFacts(tx.client, target, entry, rules)
    const found = findPolicy(rules.chain, 'multi_dwelling.notice', subjectOf({ facts, on: rules.today }), rules.today)
    const rule = found.ok ? found.value.value : null
    if (rule === null || facts.dwellings < 2) {
      refuse('NO_BUILDING_NOTICE', 'No notice to a building is asked for here: one dwelling, or no such rule.')
    }
    const all = buildingParties(rule, facts)
    const told: string[] = []
    for (const { recipient, party } of input.parties) {
      const wanted = all.find((each) => each.recipient === recipient && each.party === party)
      if (wanted === undefined) {
        refuse('NOTICE_PARTY_UNKNOWN', `The rule names no such ${recipient} here: ${party ?? recipient}.`, { recipient, party })
      }
      if (wanted.channels[input.channel] === undefined) {
        refuse('NOTICE_CHANNEL', `A notice to ${wanted.name} does not count when it is ${input.channel}.`, {
          counts: Object.keys(wanted.channels),
        })
      }
      await insertNotice(tx, {
        collectionId: entry.collectionId,
        stage: 'first',
        recipient,
        party,
        channel: input.channel,
        messageId: null,
        issuedOn: input.on,
        effectiveOn: null,
        expiresOn: null,
        madeOn: rules.today,
        recordedBy: actor.id,
      })
      told.push(wanted.name)
    }
    const isWhole = all.every(
      (each) =>
        each.told !== null || input.parties.some(({ recipient, party }) => recipient === each.recipient && party === each.party),
    )
    await recordCollection(
      tx,
      entry,
      {
        key: `building/${command.key}`.slice(0, 300),
        sentence: `Told on ${input.on}, ${input.channel}: ${told.join(', ')}.`,
        // While somebody is not told yet, what staff were asked for stands.
        change: { asked: isWhole ? [] : entry.asked },
      },
      { today: rules.today, actor: actor.name, reason },
    )
    await recordAudit(tx, {
      actor,
      action: 'collections.building-notice.record',
      subjectKind: 'collection',
      subjectId: entry.collectionId,
      reason,
      after: { channel: input.channel, on: input.on, told },
    })
    await enqueueSignal(tx, { workflowId: dunningWorkflowId(entry), signal: WAKE_SIGNAL })
    return { notices: told.length }
  })
}
