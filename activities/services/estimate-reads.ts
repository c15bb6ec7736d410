import type { Transaction } from '../../db/transaction.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { estimateOfRegister } from '../metering/estimate-register.js'
import { writeRead } from '../metering/write-read.js'
import type { ChangedBy } from './change-agreement.js'
import { isMissing, type MoveSwitch } from './load-move.js'

/** Estimates what was not read on the day of a switch. Returns what it took, as sentences. Refuses ESTIMATE_IMPOSSIBLE. */
export async function estimateReads(tx: Transaction, at: MoveSwitch, by: ChangedBy): Promise<string[]> {
  const sentences: string[] = []
  for (const register of at.registers.filter((each) => isMissing(each, at.ends))) {
    const { meterId, register: name, readOn } = register
    const made = await estimateOfRegister(tx.client, { meterId, register: name, readOn }, 'by_itself')
    if (made === undefined) {
      refuse('ESTIMATE_IMPOSSIBLE', `Register ${name} of meter ${meterId} has no read before ${readOn}. Enter one.`, {
        meterId,
        readOn,
      })
    }
    await writeRead(tx, {
      meterId,
      register: name,
      readOn,
      value: made.value,
      kind: 'estimated',
      source: 'move',
      actor: by.actor,
      reason: by.reason,
    })
    const how = made.isByRule ? ` ${made.sentence}` : ''
    sentences.push(
      `Register ${name} of meter ${meterId} was taken as ${made.value} ${register.unit} on ${readOn}, an estimate${how}.`,
    )
  }
  return sentences
}
