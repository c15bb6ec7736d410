import type { Transaction } from '../transaction.js'
import type { PreferenceRow } from './customer-reads.js'

/** Sets the channel of each kind of message given; null takes the choice back, so that the account's delivery holds again. */
export async function savePreferences(
  tx: Transaction,
  customerId: string,
  choices: readonly { messageKind: PreferenceRow['messageKind']; channel: PreferenceRow['channel'] | null }[],
): Promise<void> {
  for (const choice of choices) {
    if (choice.channel === null) {
      await tx.client.query('delete from contact_preferences where customer_id = $1 and message_kind = $2', [
        customerId,
        choice.messageKind,
      ])
    } else {
      await tx.client.query(
        `insert into contact_preferences (customer_id, message_kind, channel) values ($1, $2, $3)
         on conflict (customer_id, message_kind) do update set channel = excluded.channel`,
        [customerId, choice.messageKind, choice.channel],
      )
    }
  }
}
