import type pg from 'pg'
import type { MailGateway } from './documents/mail-gateway.js'
import type { SmsGateway } from './documents/sms-gateway.js'
import type { MeterGateway } from './remote-commands/meter-gateway.js'

/** What activities are given by the worker's composition root. */
export interface ActivityDeps {
  readonly pool: pg.Pool
  readonly mail: MailGateway
  readonly sms: SmsGateway
  /** Whoever reaches meters from afar; undefined: nobody does. */
  readonly meters?: MeterGateway | undefined
  /** Sender of bills and letters, `Name <address>`. */
  readonly mailFrom: string
  /** A production system has no sandbox date: what it imports lives by the calendar. */
  readonly isProduction: boolean
  /** Accounts that a bill run computes or issues in one transaction. */
  readonly accountsPerChunk: number
}
