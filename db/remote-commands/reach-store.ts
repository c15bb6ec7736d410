import type { Transaction } from '../transaction.js'

/** How far a meter can be reached from afar; locked until the transaction ends. */
export async function lockReach(
  tx: Transaction,
  meterId: string,
): Promise<{ readonly service: string; readonly isRemoteCapable: boolean; readonly hasSwitch: boolean } | undefined> {
  const found = await tx.client.query<{ service: string; isRemoteCapable: boolean; hasSwitch: boolean }>(
    `select service, is_remote_capable as "isRemoteCapable", has_switch as "hasSwitch" from meters where meter_id = $1 for update`,
    [meterId],
  )
  return found.rows[0]
}

export async function saveReach(
  tx: Transaction,
  reach: { readonly meterId: string; readonly isRemoteCapable: boolean; readonly hasSwitch: boolean },
): Promise<void> {
  await tx.client.query('update meters set is_remote_capable = $2, has_switch = $3 where meter_id = $1', [
    reach.meterId,
    reach.isRemoteCapable,
    reach.hasSwitch,
  ])
}
