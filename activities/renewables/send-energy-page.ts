import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { endEnergyPage, energyOfAccount, insertEnergyPage } from '../../db/renewables/energy-page-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Command } from '../../domain/kernel/command.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { mayOpenUntil, storedPageLink } from '../../domain/renewables/energy-page.js'
import { queueMessage } from '../documents/queue-message.js'
import { runCommand } from '../run-command.js'

export interface SendEnergyPageInput {
  readonly accountId: string
  /** Last day on which it opens. */
  readonly validUntil: LocalDate
  /** Another way than the customer chose. */
  readonly channel?: 'email' | 'sms' | 'post' | undefined
  /** Where the page is reached. */
  readonly pageUrl: string
}

/**
 * Sends a customer the link to the page of their own energy: usage, banks, shares and programmes of one account. The one that was sent before opens
 * nothing from then on. Refuses NOT_FOUND, ENERGY_PAGE_EMPTY where the page had nothing to show, ENERGY_PAGE_DAY, and what `queueMessage` does.
 */
export function sendEnergyPage(pool: pg.Pool, command: Command<SendEnergyPageInput>): Promise<{ pageId: number }> {
  return runCommand(pool, 'renewables.send-energy-page', command, async (tx) => {
    const { input, actor, reason } = command
    const { accountId, validUntil, channel, pageUrl } = input
    await lockAccounts(tx.client, [accountId])
    const account = await energyOfAccount(tx.client, accountId)
    if (account === undefined) refuse('NOT_FOUND', `There is no account ${accountId}.`)
    if (!account.hasAny) {
      refuse(
        'ENERGY_PAGE_EMPTY',
        `Account ${accountId} has no bank, no share of a generator, no programme and no meter that counts in intervals: the page had nothing to show.`,
      )
    }
    const today = await todayOf(tx)
    valueOf(mayOpenUntil(validUntil, today))
    const replaced = await endEnergyPage(tx, accountId, today)
    const { customerId } = account
    const pageId = await insertEnergyPage(tx, { accountId, customerId, pageUrl, sentOn: today, sentBy: actor.id, validUntil })
    await queueMessage(tx, {
      messageKey: `energy-page/${pageId}`,
      templateCode: 'ENERGY_PAGE',
      accountId,
      customerId,
      channel,
      fields: { validUntil, energyLink: storedPageLink(pageUrl, pageId) },
      businessDate: today,
      actor,
    })
    await recordAudit(tx, {
      actor,
      action: 'renewables.send-energy-page',
      subjectKind: 'account',
      subjectId: accountId,
      reason,
      after: { pageId, validUntil, ...(replaced === undefined ? {} : { replaced }) },
    })
    return { pageId }
  })
}

/** Takes a page back: its link opens nothing from then on. Refuses ENERGY_PAGE_ENDED where there is none. */
export function endPage(pool: pg.Pool, command: Command<{ readonly accountId: string }>): Promise<{ pageId: number }> {
  return runCommand(pool, 'renewables.end-energy-page', command, async (tx) => {
    const { accountId } = command.input
    await lockAccounts(tx.client, [accountId])
    const pageId = await endEnergyPage(tx, accountId, await todayOf(tx))
    if (pageId === undefined) refuse('ENERGY_PAGE_ENDED', 'No page of this account opens any more.')
    await recordAudit(tx, {
      actor: command.actor,
      action: 'renewables.end-energy-page',
      subjectKind: 'account',
      subjectId: accountId,
      reason: command.reason,
      after: { pageId },
    })
    return { pageId }
  })
}

async function todayOf(tx: Transaction): Promise<LocalDate> {
  const utility = await loadUtility(tx.client)
  if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
  return utility.today
}
