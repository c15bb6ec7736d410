import type pg from 'pg'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import type { ReadWarningCode } from '../../domain/metering/read-plausibility.js'
import { keepRead } from '../metering/enter-read.js'
import { actOnRequest, type OnRequest, type RequestAnswer } from './act-on-request.js'

export interface GiveReadInput extends OnRequest {
  readonly meterId: string
  readonly register: string
  readonly value: string
  readonly kind: 'actual' | 'customer'
  /** Which of the two days a suspension has; absent: the one that is due. */
  readonly readOn: string | null
  /** Warnings the person saw and stands by. */
  readonly confirmed: readonly ReadWarningCode[]
}

/** The read of a start or stop, as somebody saw it. Refuses READ_NOT_WANTED and what `enterRead` refuses. */
export function giveRead(pool: pg.Pool, command: Command<GiveReadInput>): Promise<RequestAnswer> {
  return actOnRequest(pool, 'give_read', command, async (tx, move, by) => {
    const { meterId, register, value, kind, readOn, confirmed } = command.input
    const wanted = move.switches
      .filter((each) => !each.isDone)
      .flatMap((each) => each.registers)
      .find((each) => each.meterId === meterId && each.register === register && (readOn === null || each.readOn === readOn))
    if (wanted === undefined) refuse('READ_NOT_WANTED', `Register ${register} of meter ${meterId} is not read for this request.`)
    await keepRead(tx, by, { meterId, register, readOn: wanted.readOn, value, kind, source: 'move', confirmed })
    const whose = kind === 'customer' ? 'given by the customer' : 'read'
    return {
      sentence: `Register ${register} of meter ${meterId} was ${whose} as ${value} ${wanted.unit} on ${wanted.readOn}.`,
      after: { meterId, register, value, kind, readOn: wanted.readOn },
    }
  })
}
