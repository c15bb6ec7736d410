import type { ChannelStanding } from '../../db/documents/message-delivery-store.js'
import { recordStep } from '../../db/processes/process-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { DeliverMessagesInput } from '../../workflows/documents/contract.js'
import type { DeliveryRound } from './delivery-round.js'
import { delivererProcess } from './wake-deliverer.js'

const WAITS_FOR = {
  quiet_hours: 'the end of quiet hours',
  provider: 'the next attempt',
  print: 'more letters, to be printed together',
} as const

/** Tells what a round of a deliverer came to; a round that tried nothing leaves no sentence of its own. */
export async function recordRound(
  tx: Transaction,
  told: {
    readonly channel: DeliverMessagesInput['channel']
    readonly round: DeliveryRound
    readonly standing: ChannelStanding
    readonly today: string
  },
): Promise<void> {
  const { channel, round, standing, today } = told
  const isOver = standing.pending === 0
  await recordStep(
    tx,
    {
      ...(await delivererProcess(tx, { channel })),
      state: isOver ? 'completed' : 'waiting',
      step: isOver ? 'sent' : 'waiting',
      ...(isOver ? {} : { waitsFor: WAITS_FOR[standing.waitsFor ?? 'provider'], nextWakeOn: standing.nextOn ?? today }),
    },
    {
      stepKey: round.firstAttempt === undefined ? `asked/${today}` : `round/${round.firstAttempt}`,
      sentence: sentenceOf(channel, round, standing.pending),
      businessDate: today,
      actor: 'Penstock',
    },
  )
}

function sentenceOf(channel: DeliverMessagesInput['channel'], round: DeliveryRound, pending: number): string {
  const parts = [
    `${round.sent} ${channel === 'post' ? 'printed' : 'sent'}`,
    ...(round.refused > 0 ? [`${round.refused} refused`] : []),
    ...(round.unavailable > 0 ? [`${round.unavailable} not taken for now`] : []),
    ...(pending > 0 ? [`${pending} waiting`] : []),
  ]
  return `${parts.join(', ')}.`
}
