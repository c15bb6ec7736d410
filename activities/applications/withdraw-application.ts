import type pg from 'pg'
import { loadApplication } from '../../db/applications/application-store.js'
import { loadRequest } from '../../db/services/request-store.js'
import { mayAct } from '../../domain/applications/application-acts.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { cancelRequest } from '../services/cancel-request.js'
import { actOnApplication, standingOf } from './act-on-application.js'
import { writeToApplicant } from './write-to-applicant.js'

/**
 * Takes an application back: before it is decided the application ends, after it was accepted its service request is cancelled as any other.
 * Refuses NOT_FOUND, APPLICATION_NOT_SENT, APPLICATION_DECIDED, and of a request what `cancelRequest` refuses.
 */
export async function withdrawApplication(pool: pg.Pool, command: Command<{ applicationId: string }>): Promise<void> {
  const entry = await loadApplication(pool, command.input.applicationId)
  if (entry === undefined) refuse('NOT_FOUND', `There is no application ${command.input.applicationId}.`)
  if (entry.requestId !== null) {
    valueOf(mayAct('withdraw', await standingOf(pool, entry)))
    const request = await loadRequest(pool, entry.requestId)
    await cancelRequest(pool, { ...command, input: { requestId: entry.requestId, version: request?.version ?? 0 } })
    return
  }
  await actOnApplication(pool, 'withdraw', command, async ({ tx, entry: locked, service: { today } }) => {
    await writeToApplicant(tx, locked, 'APPLICATION_WITHDRAWN', { occasion: '1', fields: {}, today, actor: command.actor })
    return {
      change: { state: 'withdrawn', closedOn: today, dueOn: null, askedFor: [], askedText: null },
      sentence: 'The applicant withdrew it.',
      closesTasks: true,
    }
  })
}
