import type pg from 'pg'
import type { ApplicationFileKind } from '../../domain/applications/application-kinds.js'
import { addBusinessDays } from '../../domain/kernel/business-calendar.js'
import type { Command } from '../../domain/kernel/command.js'
import { actOnApplication, type ApplicationAnswer, type OnApplication } from './act-on-application.js'
import { writeToApplicant } from './write-to-applicant.js'

export interface AskApplicantInput extends OnApplication {
  readonly askedFor: readonly ApplicationFileKind[]
  /** In words for the applicant. */
  readonly text: string
}

/** Asks an applicant for more, by e-mail; the application waits until its day. Refuses NOT_FOUND, CHANGED_MEANWHILE, APPLICATION_DECIDED. */
export function askApplicant(pool: pg.Pool, command: Command<AskApplicantInput>): Promise<ApplicationAnswer> {
  return actOnApplication(pool, 'ask', command, async ({ tx, entry, service: { rules, today } }) => {
    const { askedFor, text } = command.input
    const dueOn = addBusinessDays(today, rules.applicantDays, rules.calendar)
    await writeToApplicant(tx, entry, 'APPLICATION_ASKED', {
      occasion: String(entry.version),
      fields: { asked: text, answerBy: dueOn },
      today,
      actor: command.actor,
    })
    return {
      change: { state: 'asked', askedFor: [...new Set(askedFor)], askedText: text, dueOn, remindedOn: null },
      sentence: `The applicant was asked for more, by ${dueOn}.`,
      body: text,
      after: { askedFor },
      closesTasks: true,
    }
  })
}
