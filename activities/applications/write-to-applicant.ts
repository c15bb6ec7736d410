import type { ApplicationRow } from '../../db/applications/application-store.js'
import type { Transaction } from '../../db/transaction.js'
import { storedStatusLink } from '../../domain/applications/status-link.js'
import type { Actor } from '../../domain/kernel/command.js'
import { queueMessage } from '../documents/queue-message.js'

export type ApplicantTemplate =
  | 'APPLICATION_RECEIVED'
  | 'APPLICATION_ASKED'
  | 'APPLICATION_REMINDER'
  | 'APPLICATION_ACCEPTED'
  | 'APPLICATION_REFUSED'
  | 'APPLICATION_WITHDRAWN'
  | 'APPLICATION_EXPIRED'

/** Writes to an applicant by e-mail, once per `occasion`; the link to their page is made when the message leaves. */
export async function writeToApplicant(
  tx: Transaction,
  entry: ApplicationRow,
  templateCode: ApplicantTemplate,
  of: {
    /** Tells one message of a template from the next: the day of asking, where there may be several. */
    readonly occasion: string
    readonly fields: Readonly<Record<string, string>>
    readonly today: string
    readonly actor: Actor
  },
): Promise<void> {
  await queueMessage(tx, {
    messageKey: `application/${entry.applicationId}/${templateCode}/${of.occasion}`,
    templateCode,
    accountId: null,
    customerId: null,
    applicationId: entry.applicationId,
    channel: 'email',
    fields: {
      applicationNumber: entry.applicationId,
      statusLink: storedStatusLink(entry.pageUrl),
      ...of.fields,
    },
    businessDate: of.today,
    actor: of.actor,
  })
}

/** The place an application is about, in one line. */
export function placeLine(entry: Pick<ApplicationRow, 'line1' | 'line2' | 'city'>): string {
  return [entry.line1, entry.line2, entry.city].filter((part) => part !== null && part !== '').join(', ')
}
