import type pg from 'pg'
import { insertTask } from '../../db/tasks/task-store.js'
import { addBusinessDays } from '../../domain/kernel/business-calendar.js'
import type { Command } from '../../domain/kernel/command.js'
import { actOnApplication, type ApplicationAnswer } from './act-on-application.js'
import { APPLICATIONS_QUEUE } from './application-service.js'

/** The applicant says that what was asked for is there; it is the utility's turn again. Refuses NOT_FOUND, APPLICATION_NOT_ASKED. */
export function answerApplication(
  pool: pg.Pool,
  command: Command<{ applicationId: string; note: string | null }>,
): Promise<ApplicationAnswer> {
  return actOnApplication(pool, 'answer', command, async ({ tx, entry, service: { rules, today } }) => {
    const dueOn = addBusinessDays(today, rules.answerDays, rules.calendar)
    await insertTask(tx, {
      taskKey: `application/${entry.applicationId}/answer/${entry.version}`,
      queue: APPLICATIONS_QUEUE,
      title: `Decide about application ${entry.applicationId}: the applicant answered`,
      accountId: null,
      subjectKind: 'application',
      subjectId: entry.applicationId,
      facts: {},
      dueOn,
      createdBy: command.actor.id,
    })
    return {
      change: { state: 'submitted', dueOn, askedFor: [], askedText: null, remindedOn: null },
      sentence: `The applicant answered; to be decided by ${dueOn}.`,
      body: command.input.note,
    }
  })
}
