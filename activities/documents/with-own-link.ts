import type pg from 'pg'
import type { DueMessage } from '../../db/documents/message-delivery-store.js'
import { insertLink } from '../../db/applications/link-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { wantsLink, withSecret } from '../../domain/applications/status-link.js'
import { onlineApplicationRules } from '../../domain/utility/online-application-settings.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import { hashOfSecret, newSecret } from '../access/secret.js'

/**
 * The text of a message with a link of its own, made as it leaves: no secret is ever stored with a message. A message that is tried again gets
 * another one; links that reached nobody end with the others.
 */
export async function withOwnLink(pool: pg.Pool, message: Pick<DueMessage, 'applicationId' | 'body'>): Promise<string> {
  const { applicationId, body } = message
  if (applicationId === null || !wantsLink(body)) return body
  const utility = await loadUtility(pool)
  const { linkDays } = onlineApplicationRules((utility?.settings ?? {}) as SettingsFile)
  const secret = newSecret()
  await insertLink(pool, { tokenHash: hashOfSecret(secret), applicationId, days: linkDays, now: new Date() })
  return withSecret(body, secret)
}
