import type pg from 'pg'
import { findConnection } from '../../db/connections/connection-store.js'
import { findMovingAccount } from '../../db/services/applicant-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { actOnApplication, type ApplicationAnswer, type OnApplication } from './act-on-application.js'
import { placeLine, writeToApplicant } from './write-to-applicant.js'

export interface ConnectApplicationInput extends OnApplication {
  /** The connection that was opened for it. */
  readonly connectionId: string
}

/**
 * Accepts an application by the new connection that staff opened for it; the status page follows the connection. Refuses NOT_FOUND,
 * CHANGED_MEANWHILE, APPLICATION_DECIDED, CONNECTION_UNKNOWN, CONNECTION_LINKED.
 */
export function connectApplication(pool: pg.Pool, command: Command<ConnectApplicationInput>): Promise<ApplicationAnswer> {
  return actOnApplication(pool, 'connect', command, async ({ tx, entry, service: { today } }) => {
    const { connectionId } = command.input
    const connection = await findConnection(tx.client, connectionId)
    if (connection === undefined) refuse('CONNECTION_UNKNOWN', `There is no connection ${connectionId}.`)
    const linked = await tx.client.query('select from service_applications where connection_id = $1', [connectionId])
    if (linked.rowCount !== 0) refuse('CONNECTION_LINKED', `Connection ${connectionId} belongs to another application already.`)
    const account = await findMovingAccount(tx.client, connection.accountId)
    await writeToApplicant(tx, entry, 'APPLICATION_ACCEPTED', {
      occasion: '1',
      fields: { serviceAddress: placeLine(entry), startDate: connection.wishedOn },
      today,
      actor: command.actor,
    })
    return {
      change: {
        state: 'accepted',
        premiseId: connection.premiseId,
        customerId: account?.customerId ?? null,
        connectionId,
        closedOn: today,
        dueOn: null,
        askedFor: [],
        askedText: null,
      },
      sentence: `Accepted: connection ${connectionId} goes on with it.`,
      after: { connectionId },
      closesTasks: true,
    }
  })
}
