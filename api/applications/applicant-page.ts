import { standingOf } from '../../activities/applications/act-on-application.js'
import { standingOf as requestStandingOf } from '../../activities/services/act-on-request.js'
import { loadMove } from '../../activities/services/load-move.js'
import { filesOfApplication } from '../../db/applications/application-file-store.js'
import { type ApplicationRow, loadApplication } from '../../db/applications/application-store.js'
import { findConnection } from '../../db/connections/connection-store.js'
import type { Queryable } from '../../db/pool.js'
import { loadRequest } from '../../db/services/request-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { mayAct as mayActOnApplication } from '../../domain/applications/application-acts.js'
import { applicantStatus, type StatusFacts } from '../../domain/applications/applicant-status.js'
import { mayAct as mayActOnRequest } from '../../domain/services/request-acts.js'
import { found } from '../errors.js'
import { debtJson } from '../services/request-page.js'
import { type ApplicantPageJson, PUBLIC_LANGUAGES } from './public-contract.js'

/** What whoever has the link sees: of the request no more than what is asked of them, of the place nothing. */
export async function readApplicantPage(db: Queryable, applicationId: string): Promise<ApplicantPageJson> {
  const entry = found(await loadApplication(db, applicationId))
  const followed = await followedBy(db, entry)
  const standing = await standingOf(db, entry)
  const status = applicantStatus({ state: entry.state, askedFor: entry.askedFor, ...followed.facts })
  const utility = found(await loadUtility(db))
  const mayWithdraw = mayActOnApplication('withdraw', standing).ok && followed.mayCancel
  return {
    applicationId,
    state: entry.state,
    stage: status.stage,
    language: PUBLIC_LANGUAGES.find((language) => language === entry.language) ?? 'en',
    kind: entry.kind,
    address: [entry.line1, entry.line2, entry.city].filter((part) => part !== null).join(', ') || null,
    services: [...entry.services],
    startOn: followed.startOn ?? entry.startOn,
    submittedOn: entry.submittedOn,
    dueOn: entry.dueOn,
    asks: [...status.asks],
    askedText: entry.askedText,
    refusalText: entry.refusalText,
    accountId: followed.accountId,
    currency: utility.currency,
    files: (await filesOfApplication(db, applicationId)).map(({ fileId, kind, name, sizeBytes }) => ({
      fileId,
      kind,
      name,
      sizeBytes,
    })),
    mayAddFiles: mayActOnApplication('add_file', standing).ok,
    mayAnswer: mayActOnApplication('answer', standing).ok,
    mayWithdraw,
  }
}

interface Followed {
  readonly facts: Pick<StatusFacts, 'request' | 'connection'>
  readonly startOn: string | null
  readonly accountId: string | null
  readonly mayCancel: boolean
}
const NOTHING: Followed = { facts: {}, startOn: null, accountId: null, mayCancel: true }

async function followedBy(db: Queryable, entry: ApplicationRow): Promise<Followed> {
  if (entry.requestId !== null) return followedRequest(db, entry.requestId)
  if (entry.connectionId === null) return NOTHING
  const connection = found(await findConnection(db, entry.connectionId))
  const state = connection.stage === 'completed' || connection.stage === 'cancelled' ? connection.stage : 'open'
  return { ...NOTHING, facts: { connection: { state, endedOn: connection.endedOn } }, startOn: connection.wishedOn }
}

async function followedRequest(db: Queryable, requestId: string): Promise<Followed> {
  const request = found(await loadRequest(db, requestId))
  const move = await loadMove(db, request)
  return {
    facts: {
      request: {
        state: request.state,
        isBegun: move.parts.some((part) => part.act === 'start' && part.party === 'applicant' && part.doneOn !== null),
        prerequisites: move.prerequisites.map((row) => ({
          prerequisite: row.prerequisite,
          state: row.state,
          amount: debtJson(row.facts).amount,
        })),
      },
    },
    startOn: request.startOn,
    accountId: request.accountId,
    mayCancel: mayActOnRequest('cancel', requestStandingOf(move)).ok,
  }
}
