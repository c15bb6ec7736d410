import { type Static, Type } from 'typebox'
import {
  clockTime,
  closed,
  key,
  languageCode,
  listOf,
  localDate,
  nullable,
  oneOf,
  optional,
  serial,
  text,
  timestamp,
} from '../fields.js'

export const MESSAGE_CHANNELS = ['email', 'sms', 'post', 'phone', 'none'] as const
export const SENT_CHANNELS = ['email', 'sms', 'post'] as const
const MESSAGE_KINDS = ['bill', 'reminder', 'outage', 'appointment', 'service', 'marketing'] as const
const CHANNEL_REASONS = ['chosen', 'account', 'must_reach', 'no_address', 'no_short_text', 'picked'] as const
const STATES = ['pending', 'sent', 'printed', 'delivered', 'to_call', 'none', 'bounced', 'failed', 'cancelled'] as const

export const SUBJECT_MAX = 200
export const BODY_MAX = 10_000

/** What is written in one language, as it is sent here. */
export const templateText = closed({
  language: languageCode(),
  subject: text(SUBJECT_MAX, { min: 1 }),
  body: text(BODY_MAX, { min: 1 }),
  shortText: nullable(text(480, { min: 1 })),
})
export type TemplateTextJson = Static<typeof templateText>

export const templateRecord = closed({
  id: key(),
  title: text(200),
  messageKind: oneOf(MESSAGE_KINDS),
  isUrgent: Type.Boolean(),
  mustReach: Type.Boolean(),
  version: nullable(serial()),
  effectiveFrom: nullable(localDate()),
  nextFrom: nullable(localDate()),
  languages: listOf(text(2), 50),
  subject: nullable(text(SUBJECT_MAX)),
  hasShortText: Type.Boolean(),
})
export type TemplateRecordJson = Static<typeof templateRecord>

const mergeField = closed({
  name: text(60),
  kind: oneOf(['text', 'day', 'money', 'dated_amounts']),
  means: text(200),
  example: text(300),
  isOptional: optional(Type.Boolean()),
})
export type MergeFieldJson = Static<typeof mergeField>

const templateVersion = closed({
  version: serial(),
  effectiveFrom: localDate(),
  recordedAt: timestamp(),
  recordedBy: text(200),
  reason: text(500),
  texts: listOf(templateText, 50),
  messages: Type.Integer({ minimum: 0 }),
})
export type TemplateVersionJson = Static<typeof templateVersion>

export const templatePage = closed({
  id: key(),
  title: text(200),
  messageKind: oneOf(MESSAGE_KINDS),
  isUrgent: Type.Boolean(),
  mustReach: Type.Boolean(),
  /** The version that counts today. */
  current: nullable(serial()),
  fields: listOf(mergeField, 100),
  standardFields: listOf(mergeField, 100),
  versions: listOf(templateVersion, 200),
})
export type TemplatePageJson = Static<typeof templatePage>

export const renderedText = closed({ subject: text(5_000), body: text(500_000), shortText: nullable(text(50_000)) })
export type RenderedTextJson = Static<typeof renderedText>

export const messageRecord = closed({
  id: serial(),
  templateCode: key(),
  templateTitle: text(200),
  version: serial(),
  language: text(2),
  accountId: nullable(key()),
  customerId: nullable(key()),
  /** Of a message to somebody who is no customer yet. */
  applicationId: nullable(key()),
  customerName: text(400),
  channel: oneOf(MESSAGE_CHANNELS),
  channelReason: oneOf(CHANNEL_REASONS),
  address: nullable(text(2_000)),
  subject: text(5_000),
  businessDate: localDate(),
  isUrgent: Type.Boolean(),
  state: oneOf(STATES),
  waitsFor: nullable(oneOf(['quiet_hours', 'provider', 'print'])),
  attempts: Type.Integer({ minimum: 0 }),
  nextAttemptAt: nullable(timestamp()),
  createdAt: timestamp(),
  createdBy: text(200),
  settledAt: nullable(timestamp()),
})
export type MessageRecordJson = Static<typeof messageRecord>

export const messagePage = closed({
  ...messageRecord.properties,
  body: text(500_000),
  letterBatchId: nullable(serial()),
  tries: listOf(
    closed({
      attempt: serial(),
      begunAt: timestamp(),
      endedAt: nullable(timestamp()),
      outcome: nullable(oneOf(['sent', 'refused', 'unavailable', 'printed'])),
      detail: nullable(text(500)),
      providerReference: nullable(text(200)),
    }),
    200,
  ),
  receipts: listOf(
    closed({ outcome: oneOf(['delivered', 'bounced', 'failed']), detail: nullable(text(500)), receivedAt: timestamp() }),
    10,
  ),
})
export type MessagePageJson = Static<typeof messagePage>

/** Values of a template's fields, each by its name. */
export const fieldValues = listOf(closed({ name: text(60, { min: 1 }), value: text(5_000) }), 60)

/** A message a person sends. */
export const sendBody = {
  templateCode: key(),
  customerId: optional(key()),
  channel: optional(oneOf(SENT_CHANNELS)),
  fields: fieldValues,
} as const

export const composedMessage = closed({
  channel: oneOf(MESSAGE_CHANNELS),
  reason: oneOf(CHANNEL_REASONS),
  address: nullable(text(2_000)),
  language: text(2),
  subject: text(5_000),
  body: text(500_000),
})
export type ComposedMessageJson = Static<typeof composedMessage>

export const letterBatchRecord = closed({ id: serial(), letters: serial(), pages: serial(), createdAt: timestamp() })
export type LetterBatchJson = Static<typeof letterBatchRecord>

export const quietHours = closed({ from: clockTime(), to: clockTime() })
export type QuietHoursJson = Static<typeof quietHours>
