import type pg from 'pg'
import type { MailGateway } from './documents/mail-gateway.js'
import type { SmsGateway } from './documents/sms-gateway.js'

/** What activities are given by the worker's composition root. */
export interface ActivityDeps {
  readonly pool: pg.Pool
  readonly mail: MailGateway
  readonly sms: SmsGateway
  /** Sender of bills and letters, `Name <address>`. */
  readonly mailFrom: string
  /** A production system has no sandbox date: what it imports lives by the calendar. */
  readonly isProduction: boolean
  /** Accounts that a bill run computes or issues in one transaction. */
  readonly accountsPerChunk: number
}
