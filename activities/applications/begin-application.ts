import type pg from 'pg'
import { unlinkFiles, emptyApplicationFiles } from '../../db/applications/application-file-store.js'
import { deleteDraft, insertDraft, lockAbandonedDrafts } from '../../db/applications/application-store.js'
import { insertLink } from '../../db/applications/link-store.js'
import { inTransaction, type Transaction } from '../../db/transaction.js'
import { hashOfSecret, newSecret } from '../access/secret.js'
import { loadOpenService } from './application-service.js'

/** A draft that was not sent within a day is swept away with its files, by whoever begins another one. */
const DRAFT_HOURS = 24
const SWEPT_AT_ONCE = 20

export interface BegunApplication {
  readonly applicationId: string
  /** Opens the application; kept nowhere. */
  readonly secret: string
}

/**
 * Begins an application that holds nothing yet but a language, so that files can be sent before it is. Begun twice there are two, of which one
 * is swept away. Refuses NO_UTILITY, APPLICATIONS_CLOSED.
 */
export function beginApplication(
  pool: pg.Pool,
  draft: { readonly language: string; readonly pageUrl: string },
  now: Date,
): Promise<BegunApplication> {
  return inTransaction(pool, async (tx) => {
    const { rules } = await loadOpenService(tx.client)
    await sweepDrafts(tx)
    const applicationId = await insertDraft(tx, draft)
    const secret = await issueLink(tx, applicationId, rules.linkDays, now)
    return { applicationId, secret }
  })
}

/** Makes another link that opens an application. Returns its secret, of which only the hash is kept. */
async function issueLink(tx: Transaction, applicationId: string, days: number, now: Date): Promise<string> {
  const secret = newSecret()
  await insertLink(tx.client, { tokenHash: hashOfSecret(secret), applicationId, days, now })
  return secret
}

async function sweepDrafts(tx: Transaction): Promise<void> {
  for (const applicationId of await lockAbandonedDrafts(tx, DRAFT_HOURS, SWEPT_AT_ONCE)) {
    await emptyApplicationFiles(tx, applicationId)
    await unlinkFiles(tx, applicationId)
    await deleteDraft(tx, applicationId)
  }
}
