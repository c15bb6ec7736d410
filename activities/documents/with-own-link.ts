import type { DueMessage } from '../../db/documents/message-delivery-store.js'
import { insertLink } from '../../db/applications/link-store.js'
import { insertOfferLink } from '../../db/plans/offer-store.js'
import { insertEnergyPageLink } from '../../db/renewables/energy-page-store.js'
import type { Queryable } from '../../db/pool.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { wantsLink, withSecret } from '../../domain/applications/status-link.js'
import { offerWanted, withOfferCode } from '../../domain/plans/offer-link.js'
import { pageWanted, withPageCode } from '../../domain/renewables/energy-page.js'
import { onlineApplicationRules } from '../../domain/utility/online-application-settings.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import { hashOfSecret, newReadableSecret, newSecret } from '../access/secret.js'

/**
 * The text of a message with a link of its own, made as it leaves: no secret is ever stored with a message. A message that is tried again gets
 * another one; links that reached nobody end with the others.
 */
export async function withOwnLink(
  db: Queryable,
  message: Pick<DueMessage, 'applicationId' | 'accountId' | 'body'>,
): Promise<string> {
  const { applicationId, accountId, body } = message
  const offerId = offerWanted(body)
  if (offerId !== undefined && accountId !== null) return withCodeOf(db, offerId, accountId, body)
  const pageId = pageWanted(body)
  if (pageId !== undefined && accountId !== null) return withCodeOfPage(db, pageId, accountId, body)
  if (applicationId === null || !wantsLink(body)) return body
  const utility = await loadUtility(db)
  const { linkDays } = onlineApplicationRules((utility?.settings ?? {}) as SettingsFile)
  const secret = newSecret()
  await insertLink(db, { tokenHash: hashOfSecret(secret), applicationId, days: linkDays, now: new Date() })
  return withSecret(body, secret)
}

/** The code of an offer may be typed from a letter, so it is one that can be read out. Only offers of the message's own account get one. */
async function withCodeOf(db: Queryable, offerId: number, accountId: string, body: string): Promise<string> {
  const code = newReadableSecret()
  const isIssued = await insertOfferLink(db, { tokenHash: hashOfSecret(code), offerId, accountId })
  return isIssued ? withOfferCode(body, code) : body
}

/** As for offers: a page that is taken back meanwhile leaves with a code that opens nothing. */
async function withCodeOfPage(db: Queryable, pageId: number, accountId: string, body: string): Promise<string> {
  const code = newReadableSecret()
  const isIssued = await insertEnergyPageLink(db, { tokenHash: hashOfSecret(code), pageId, accountId })
  return isIssued ? withPageCode(body, code) : body
}
