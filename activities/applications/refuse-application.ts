import type pg from 'pg'
import type { Command } from '../../domain/kernel/command.js'
import { actOnApplication, type ApplicationAnswer, type OnApplication } from './act-on-application.js'
import { writeToApplicant } from './write-to-applicant.js'

export interface RefuseApplicationInput extends OnApplication {
  /** Why, in words for the applicant. */
  readonly text: string
}

/** Refuses an application and says why, by e-mail. Refuses NOT_FOUND, CHANGED_MEANWHILE, APPLICATION_DECIDED. */
export function refuseApplication(pool: pg.Pool, command: Command<RefuseApplicationInput>): Promise<ApplicationAnswer> {
  return actOnApplication(pool, 'refuse', command, async ({ tx, entry, service: { today } }) => {
    const { text } = command.input
    await writeToApplicant(tx, entry, 'APPLICATION_REFUSED', {
      occasion: '1',
      fields: { cause: text },
      today,
      actor: command.actor,
    })
    return {
      change: { state: 'refused', refusalText: text, closedOn: today, dueOn: null, askedFor: [], askedText: null },
      sentence: 'It was refused, and the applicant told why.',
      body: text,
      closesTasks: true,
    }
  })
}
