import { APPLICATION_FILE_KINDS, type ApplicationFileKind } from '../applications/application-kinds.js'
import type { ApplicationRules } from '../applications/application-rules.js'
import type { DocumentProblem, JsonSchema } from '../kernel/schema-check.js'
import { listOf, objectOf, oneOf } from '../kernel/schema-parts.js'
import { compileCalendar } from './calendar-settings.js'
import type { OnlineApplicationsFile, SettingsFile } from './settings-file.js'

const days = (least: number, most: number): JsonSchema => ({ type: 'integer', minimum: least, maximum: most })

export const ONLINE_APPLICATIONS_SCHEMA: JsonSchema = objectOf({
  open: { type: 'boolean' },
  lead_business_days: objectOf({ visit: days(0, 60), remote: days(0, 60) }),
  days_ahead_at_most: days(1, 365),
  required_documents: listOf(oneOf(...APPLICATION_FILE_KINDS), 0),
  answer_business_days: days(1, 60),
  applicant_business_days: days(1, 120),
  reminder_business_days: days(1, 120),
  link_days: days(1, 730),
  keep_days: days(1, 3650),
})

const DEFAULTS = {
  visit: 2,
  remote: 1,
  daysAhead: 60,
  answer: 2,
  applicant: 10,
  reminder: 5,
  link: 180,
  keep: 90,
} as const

/** How a utility takes applications. Where it states nothing of them, none are taken: a public page is a decision. */
export function onlineApplicationRules(
  settings: Pick<SettingsFile, 'online_applications' | 'business_calendar'>,
): ApplicationRules {
  const file: OnlineApplicationsFile = settings.online_applications ?? { open: false }
  return {
    isOpen: file.open ?? true,
    calendar: compileCalendar(settings.business_calendar ?? {}),
    leadDays: {
      visit: file.lead_business_days?.visit ?? DEFAULTS.visit,
      remote: file.lead_business_days?.remote ?? DEFAULTS.remote,
    },
    daysAheadAtMost: file.days_ahead_at_most ?? DEFAULTS.daysAhead,
    requiredFiles: (file.required_documents ?? []) as readonly ApplicationFileKind[],
    answerDays: file.answer_business_days ?? DEFAULTS.answer,
    applicantDays: file.applicant_business_days ?? DEFAULTS.applicant,
    reminderDays: file.reminder_business_days ?? DEFAULTS.reminder,
    linkDays: file.link_days ?? DEFAULTS.link,
    keepDays: file.keep_days ?? DEFAULTS.keep,
  }
}

/** What is wrong with the meaning of `online_applications`. */
export function onlineApplicationProblems(file: OnlineApplicationsFile | undefined): DocumentProblem[] {
  if (file === undefined) return []
  const applicant = file.applicant_business_days ?? DEFAULTS.applicant
  const reminder = file.reminder_business_days ?? DEFAULTS.reminder
  if (reminder <= applicant) return []
  return [
    {
      path: ['online_applications', 'reminder_business_days'],
      code: 'REMINDER_TOO_LATE',
      message: `a reminder after ${reminder} business days comes when the ${applicant} for an answer are over`,
    },
  ]
}
