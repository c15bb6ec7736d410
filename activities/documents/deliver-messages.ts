import type pg from 'pg'
import {
  type AttemptEnd,
  beginAttempt,
  channelStanding,
  type DueMessage,
  endAttempt,
  failuresInARow,
  nextDueMessage,
  postponeMessage,
  retryMessageLater,
  settleMessage,
} from '../../db/documents/message-delivery-store.js'
import { inTransaction } from '../../db/transaction.js'
import { loadUtility, type UtilityRow } from '../../db/utility/utility-store.js'
import { FAILED_BEFORE_TASK, FAILED_IN_A_ROW, retryAfterMinutes } from '../../domain/documents/delivery-retry.js'
import { minuteOfDay, nextAllowedMinute } from '../../domain/documents/quiet-hours.js'
import { refuse } from '../../domain/kernel/outcome.js'
import type { DeliverMessagesInput } from '../../workflows/documents/contract.js'
import { wakeCasesOfNotices } from '../collections/wake-noticed.js'
import type { ActivityDeps } from '../deps.js'
import type { DeliveryRound } from './delivery-round.js'
import { MailUnavailable } from './mail-gateway.js'
import { messageEmail } from './message-email.js'
import { withOwnLink } from './with-own-link.js'
import { askToReachOtherwise, tellOfDelay } from './message-tasks.js'
import { printLetters } from './print-letters.js'
import { recordRound } from './record-round.js'
import { dialled, SmsUnavailable } from './sms-gateway.js'

/**
 * One round of a channel's deliverer: everything whose time has come is handed over, one after the other. A provider that is away ends the
 * round after a few tries; nothing is lost, `waitMs` says when to look again, null when nothing waits any more.
 */
export async function deliverMessages(
  deps: ActivityDeps,
  input: DeliverMessagesInput,
  onTried: () => void,
): Promise<{ waitMs: number | null }> {
  const utility = await loadUtility(deps.pool)
  if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
  const { channel } = input
  const round = channel === 'post' ? await printLetters(deps.pool, utility) : await sendDue(deps, channel, utility, onTried)
  const pauseMs = round.isAway ? (await pauseOf(deps.pool, channel)) * 60_000 : 0
  return inTransaction(deps.pool, async (tx) => {
    const standing = await channelStanding(tx.client, channel)
    const waitMs = standing.pending === 0 ? null : Math.max(standing.waitMs, pauseMs)
    await recordRound(tx, { channel, round, standing, today: utility.today })
    return { waitMs }
  })
}

/** Minutes for which a channel that is away is left alone: longer the longer it is away. */
async function pauseOf(pool: pg.Pool, channel: DeliverMessagesInput['channel']): Promise<number> {
  return retryAfterMinutes(Math.ceil((await failuresInARow(pool, channel)) / FAILED_IN_A_ROW))
}

async function sendDue(
  deps: ActivityDeps,
  channel: 'email' | 'sms',
  utility: UtilityRow,
  onTried: () => void,
): Promise<DeliveryRound> {
  const counts = { sent: 0, refused: 0, unavailable: 0 }
  let firstAttempt: string | undefined
  let inARow = 0
  while (inARow < FAILED_IN_A_ROW) {
    const message = await nextDueMessage(deps.pool, channel)
    if (message === undefined) break
    if (await waitsForMorning(deps.pool, message)) continue
    const attempt = await inTransaction(deps.pool, (tx) => beginAttempt(tx, message.messageId))
    if (attempt === undefined) continue
    firstAttempt ??= `${message.messageId}.${attempt}`
    const end = await handOver(deps, channel, message, utility)
    await settle(deps.pool, channel, { message, attempt, end, today: utility.today })
    counts[end.outcome] += 1
    inARow = end.outcome === 'unavailable' ? inARow + 1 : 0
    onTried()
  }
  return { ...counts, isAway: inARow === FAILED_IN_A_ROW, firstAttempt }
}

async function waitsForMorning(pool: pg.Pool, message: DueMessage): Promise<boolean> {
  if (message.isUrgent || message.quietFrom === null || message.quietTo === null) return false
  const quiet = { from: minuteOfDay(message.quietFrom), to: minuteOfDay(message.quietTo) }
  const until = nextAllowedMinute(quiet, message.minute)
  if (until === undefined) return false
  await postponeMessage(pool, message.messageId, until)
  return true
}

/** Hands a message to its gateway. What the gateway cannot take now is a value too: the attempt is recorded whatever becomes of it. */
async function handOver(
  deps: ActivityDeps,
  channel: 'email' | 'sms',
  message: DueMessage,
  utility: UtilityRow,
): Promise<AttemptEnd> {
  try {
    const body = await withOwnLink(deps.pool, message)
    if (channel === 'sms') {
      const result = await deps.sms.send({
        reference: `message-${message.messageId}`,
        to: dialled(message.address),
        text: body,
      })
      return { outcome: result.status, detail: result.detail, providerReference: result.providerReference }
    }
    const result = await deps.mail.send(
      messageEmail({ ...message, body, from: deps.mailFrom, to: message.address, utilityName: utility.name }),
    )
    return { outcome: result.status, detail: result.detail, providerReference: null }
  } catch (error) {
    if (!(error instanceof MailUnavailable || error instanceof SmsUnavailable)) throw error
    return { outcome: 'unavailable', detail: error.message, providerReference: null }
  }
}

async function settle(
  pool: pg.Pool,
  channel: 'email' | 'sms',
  tried: { readonly message: DueMessage; readonly attempt: number; readonly end: AttemptEnd; readonly today: string },
): Promise<void> {
  const { message, attempt, end, today } = tried
  await inTransaction(pool, async (tx) => {
    await endAttempt(tx, message.messageId, attempt, end)
    if (end.outcome === 'unavailable') {
      await retryMessageLater(tx, message.messageId, retryAfterMinutes(attempt))
      if (attempt >= FAILED_BEFORE_TASK) await tellOfDelay(tx, { channel, today, detail: end.detail })
      return
    }
    await settleMessage(tx, [message.messageId], end.outcome === 'sent' ? 'sent' : 'failed')
    if (end.outcome === 'sent') await wakeCasesOfNotices(tx, [message.messageId])
    if (end.outcome === 'refused') await askToReachOtherwise(tx, { ...message, today, detail: end.detail })
  })
}
