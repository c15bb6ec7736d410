import { type Static, Type } from 'typebox'
import { closed, key, localDate, nullable, oneOf, serial, text, timestamp } from '../fields.js'

export const ALERT_SUBJECTS = ['account', 'customer', 'premise'] as const
export const ALERT_SEVERITIES = ['info', 'warning', 'danger'] as const

const alert = {
  id: serial(),
  subjectKind: oneOf(ALERT_SUBJECTS),
  subjectId: key(),
  severity: oneOf(ALERT_SEVERITIES),
  text: text(1000),
  fromOn: localDate(),
  toOn: nullable(localDate()),
  createdBy: text(200),
  createdAt: timestamp(),
  endedBy: nullable(text(200)),
  endedAt: nullable(timestamp()),
}

export const alertRecord = closed(alert)
export type AlertRecordJson = Static<typeof alertRecord>

/** One that holds today, and whether the asker has read it today. */
export const alertToRead = closed({ ...alert, isRead: Type.Boolean() })
export type AlertToReadJson = Static<typeof alertToRead>
