import { registerDials } from '../../db/services/move-reads.js'
import type { Transaction } from '../../db/transaction.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { type DialOn, estimateRead } from '../../domain/services/estimate-read.js'
import { writeRead } from '../metering/write-read.js'
import type { ChangedBy } from './change-agreement.js'
import { isMissing, type MoveSwitch } from './load-move.js'

/** Estimates what was not read on the day of a switch. Returns what it took, as sentences. Refuses ESTIMATE_IMPOSSIBLE. */
export async function estimateReads(tx: Transaction, at: MoveSwitch, by: ChangedBy): Promise<string[]> {
  const sentences: string[] = []
  for (const register of at.registers.filter((each) => isMissing(each, at.ends))) {
    const { meterId, register: name, readOn } = register
    const dials = await registerDials(tx.client, register, by.today)
    const value = register.role === 'demand' ? lastSeen(dials, readOn) : estimateRead(dials, readOn, register.dials)
    if (value === undefined) {
      refuse('ESTIMATE_IMPOSSIBLE', `Register ${name} of meter ${meterId} has no read before ${readOn}. Enter one.`, {
        meterId,
        readOn,
      })
    }
    await writeRead(tx, {
      meterId,
      register: name,
      readOn,
      value,
      kind: 'estimated',
      source: 'move',
      actor: by.actor,
      reason: by.reason,
    })
    sentences.push(`Register ${name} of meter ${meterId} was taken as ${value} ${register.unit} on ${readOn}, an estimate.`)
  }
  return sentences
}

/** The highest demand of a part of a month is not known; what was seen last stands for it. */
function lastSeen(dials: readonly DialOn[], on: string): string | undefined {
  const before = dials.filter((dial) => dial.on <= on).toSorted((left, right) => (left.on < right.on ? -1 : 1))
  return before.at(-1)?.value
}
