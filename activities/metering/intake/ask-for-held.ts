import { filesHolding, loadMeterFile } from '../../../db/metering/meter-file-store.js'
import type { Transaction } from '../../../db/transaction.js'
import { askForReading } from './meter-file-process.js'

/** Asks for what files hold aside under these names, now that they mean a meter. Returns how many files will be read again. */
export async function askForHeld(
  tx: Transaction,
  meterId: string,
  names: readonly string[],
  by: { readonly actor: string; readonly reason: string },
): Promise<number> {
  const files = await filesHolding(tx.client, names)
  for (const fileId of files) {
    const file = await loadMeterFile(tx.client, fileId)
    if (file !== undefined) await askForReading(tx, { fileId, meterId }, file, by)
  }
  return files.length
}
