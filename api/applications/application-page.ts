import { standingOf } from '../../activities/applications/act-on-application.js'
import { findLookalikes } from '../../activities/applications/find-lookalikes.js'
import { type AcceptanceChoice, moveWishOf } from '../../activities/applications/move-wish-of.js'
import { planMove } from '../../activities/services/plan-move.js'
import { filesOfApplication } from '../../db/applications/application-file-store.js'
import { applicationLog } from '../../db/applications/application-log-store.js'
import { findApplicationRecord, type ApplicationRecord } from '../../db/applications/application-reads.js'
import { type ApplicationRow, loadApplication } from '../../db/applications/application-store.js'
import type { Queryable } from '../../db/pool.js'
import { mayAct, STAFF_ACTS } from '../../domain/applications/application-acts.js'
import { RefusedError } from '../../domain/kernel/outcome.js'
import { found } from '../errors.js'
import { previewJson } from '../services/preview-json.js'
import type { ApplicationPageJson, ApplicationPlanJson, ApplicationRecordJson } from './contract.js'

const AS_SENT: AcceptanceChoice = {
  customerId: null,
  // Who looks alike is shown beside it.
  isAnother: true,
  premiseId: null,
  startOn: null,
  movesOut: false,
  customerClass: 'residential',
}

export function recordJson({ submittedAt, ...record }: ApplicationRecord): ApplicationRecordJson {
  return { ...record, services: [...record.services], submittedAt: submittedAt.toISOString() }
}

/** Everything about one application, with who it may be, what accepting would do, and what may be done now. */
export async function readApplication(db: Queryable, applicationId: string): Promise<ApplicationPageJson> {
  const record = found(await findApplicationRecord(db, applicationId))
  const entry = found(await loadApplication(db, applicationId))
  const standing = await standingOf(db, entry)
  const isWaiting = entry.state === 'submitted' || entry.state === 'asked'
  const log = await applicationLog(db, applicationId)
  return {
    ...recordJson(record),
    version: entry.version,
    language: entry.language,
    customerKind: entry.customerKind,
    email: entry.email,
    phone: entry.phone,
    dateOfBirth: entry.dateOfBirth,
    identifier:
      entry.identifierKind === null || entry.identifierLast === null
        ? null
        : { kind: entry.identifierKind, lastCharacters: entry.identifierLast, isKept: entry.sealed !== null },
    mail: entry.mailLine1 === null ? null : mailLine(entry),
    delivery: entry.delivery,
    note: entry.note,
    consentWording: entry.consentWording,
    consentedAt: entry.consentedAt?.toISOString() ?? null,
    askedFor: [...entry.askedFor],
    askedText: entry.askedText,
    refusalText: entry.refusalText,
    remindedOn: entry.remindedOn,
    emptiedOn: entry.emptiedOn,
    customerId: entry.customerId,
    documents: (await filesOfApplication(db, applicationId)).map(({ sentAt, ...file }) => ({
      ...file,
      sentAt: sentAt.toISOString(),
    })),
    lookalikes: isWaiting
      ? (await findLookalikes(db, entry)).map(({ reasons, ...one }) => ({ ...one, reasons: [...reasons] }))
      : [],
    plan: isWaiting && entry.kind === 'service' && entry.premiseId !== null ? await planOf(db, entry, AS_SENT) : null,
    log: log.map(({ recordedAt, ...one }) => ({ ...one, recordedAt: recordedAt.toISOString() })),
    mayDo: STAFF_ACTS.map((act) => {
      const decided = mayAct(act, standing)
      return { act, disabledReason: decided.ok ? null : decided.refusal.message }
    }),
  }
}

/** What accepting by this choice would do; what stands in its way is said, not thrown. */
export async function planOf(db: Queryable, entry: ApplicationRow, choice: AcceptanceChoice): Promise<ApplicationPlanJson> {
  try {
    const planned = await planMove(db, await moveWishOf(db, entry, choice))
    return { refusal: null, preview: await previewJson(db, planned) }
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    return { refusal: { code: error.refusal.code, message: error.refusal.message }, preview: null }
  }
}

function mailLine(entry: ApplicationRow): string {
  return [entry.mailLine1, entry.mailLine2, entry.mailCity, entry.mailRegion, entry.mailPostcode]
    .filter((part) => part !== null && part !== '')
    .join(', ')
}
