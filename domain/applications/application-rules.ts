import type { BusinessCalendar } from '../kernel/business-calendar.js'
import type { ApplicationFileKind } from './application-kinds.js'

/** How a utility takes applications, ready to use. */
export interface ApplicationRules {
  /** False: the page says to call instead. */
  readonly isOpen: boolean
  readonly calendar: BusinessCalendar
  /** Business days from today to the first possible day, where somebody has to come, and where not. */
  readonly leadDays: { readonly visit: number; readonly remote: number }
  readonly daysAheadAtMost: number
  /** Files without which an application is not taken. */
  readonly requiredFiles: readonly ApplicationFileKind[]
  /** Business days in which the utility promises to answer. */
  readonly answerDays: number
  /** Business days the applicant has to send what was asked for, and after how many of them a reminder goes out. */
  readonly applicantDays: number
  readonly reminderDays: number
  /** Calendar days a link opens the status page. */
  readonly linkDays: number
  /** Calendar days after which an application that came to nothing is emptied. */
  readonly keepDays: number
}
