import type pg from 'pg'
import { saveForwarding, type ForwardingAddress } from '../../db/services/request-store.js'
import { tariffServices } from '../../db/services/place-reads.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { actOnRequest, type OnRequest, type RequestAnswer } from './act-on-request.js'
import { changeTerms } from './change-agreement.js'

export interface AmendInput extends OnRequest {
  /** Absent: as it is. */
  readonly forwarding: ForwardingAddress | null
  /** Other tariffs of services that have not begun. */
  readonly tariffs: readonly { readonly servicePointId: string; readonly tariffCode: string }[]
}

/** Changes where mail goes afterwards, or the tariff of what has not begun. Refuses NOTHING_TO_AMEND, REQUEST_CARRIED_OUT, TARIFF_UNFIT. */
export function amendRequest(pool: pg.Pool, command: Command<AmendInput>): Promise<RequestAnswer> {
  return actOnRequest(pool, 'amend', command, async (tx, move, by) => {
    const { forwarding, tariffs } = command.input
    const said: string[] = []
    if (forwarding !== null) {
      await saveForwarding(tx, move.request.requestId, forwarding)
      said.push('mail is forwarded elsewhere')
    }
    const services = await tariffServices(tx.client)
    for (const { servicePointId, tariffCode } of tariffs) {
      const part = move.parts.find(
        (each) => each.act === 'start' && each.party === 'applicant' && each.servicePointId === servicePointId,
      )
      if (part === undefined) refuse('NOTHING_TO_AMEND', `No service begins at ${servicePointId} by this request.`)
      if (part.doneOn !== null) refuse('REQUEST_CARRIED_OUT', `Service at ${servicePointId} has begun; change its tariff there.`)
      if (services.get(tariffCode) !== part.service) refuse('TARIFF_UNFIT', `Tariff ${tariffCode} is none for ${part.service}.`)
      await changeTerms(tx, part.agreementId, { tariffCode }, by)
      said.push(`${part.service} by tariff ${tariffCode}`)
    }
    if (said.length === 0) refuse('NOTHING_TO_AMEND', 'Say what is to be changed.')
    return {
      sentence: `Amended: ${said.join(', ')}.`,
      before: { forwarding: move.request.forwarding !== null },
      after: { tariffs, forwarding: forwarding !== null },
    }
  })
}
