import { Type } from 'typebox'
import { acceptApplication } from '../../activities/applications/accept-application.js'
import { askApplicant } from '../../activities/applications/ask-applicant.js'
import { connectApplication } from '../../activities/applications/connect-application.js'
import type { AcceptanceChoice } from '../../activities/applications/move-wish-of.js'
import { refuseApplication } from '../../activities/applications/refuse-application.js'
import { filesOfApplication } from '../../db/applications/application-file-store.js'
import { APPLICATION_COLUMNS, findApplicationRecord, listApplications } from '../../db/applications/application-reads.js'
import { loadApplication } from '../../db/applications/application-store.js'
import { readSnapshot } from '../../db/read-snapshot.js'
import { APPLICATION_FILE_TYPES } from '../../domain/applications/application-file.js'
import { APPLICATION_FILE_KINDS } from '../../domain/applications/application-kinds.js'
import { fileToSave } from '../attached-file.js'
import { found } from '../errors.js'
import { closed, key, listOf, localDate, nullable, oneOf, optional, reason, serial, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { planOf, readApplication, recordJson } from './application-page.js'
import { applicationPage, applicationPlan, applicationRecord } from './contract.js'

const tag = 'applications'
const params = closed({ id: key() })
/** The version that was on the screen: somebody else's act in the meantime is told, not overwritten. */
const version = () => Type.Integer({ minimum: 1, maximum: 2_000_000_000 })
const decided = closed({ applicationId: key(), version: Type.Integer() })
/** Written for the applicant, who reads it as it stands. */
const words = () => text(2000, { min: 3, description: 'In words for the applicant, who reads it as it stands' })

const choice = {
  customerId: optional(nullable(key('Somebody who is a customer already; a new one where left out'))),
  isAnother: optional(Type.Boolean({ description: 'None of the records that look alike: a new customer' })),
  premiseId: optional(nullable(key('Where the address is that of several places'))),
  startOn: optional(nullable(localDate('Another first day than the one that was wanted'))),
  movesOut: optional(Type.Boolean({ description: 'End the service of whoever is served there, the day before' })),
  customerClass: optional(oneOf(['residential', 'commercial', 'industrial', 'public_authority'])),
}

function choiceOf(body: Partial<AcceptanceChoice>): AcceptanceChoice {
  return {
    customerId: body.customerId ?? null,
    isAnother: body.isAnother ?? false,
    premiseId: body.premiseId ?? null,
    startOn: body.startOn ?? null,
    movesOut: body.movesOut ?? false,
    customerClass: body.customerClass ?? 'residential',
  }
}

const list = route({
  method: 'GET',
  url: '/applications',
  permission: 'applications.read',
  tag,
  summary: 'List applications from the public page',
  query: listQuery,
  response: listAnswer(applicationRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, APPLICATION_COLUMNS)
    const page = await listApplications(deps.pool, window)
    return sendList(reply, { rows: page.rows.map(recordJson), total: page.total, resource: tag, offset: window.offset })
  },
})

const read = route({
  method: 'GET',
  url: '/applications/:id',
  permission: 'applications.read',
  tag,
  summary: 'Read an application, who it may be and what accepting it would do',
  params,
  response: applicationPage,
  handler: async ({ deps, params: { id } }) => readSnapshot(deps.pool, (db) => readApplication(db, id)),
})

const file = route({
  method: 'GET',
  url: '/applications/:id/files/:fileId',
  permission: 'applications.read',
  tag,
  summary: 'Open a document of an application',
  params: closed({ id: key(), fileId: serial() }),
  produces: [...APPLICATION_FILE_TYPES],
  handler: async ({ deps, params: { id, fileId }, reply }) => {
    const record = await findApplicationRecord(deps.pool, id)
    const files = record === undefined ? [] : await filesOfApplication(deps.pool, id)
    const sent = found(files.find((each) => each.fileId === fileId && each.sizeBytes > 0))
    return fileToSave(reply, deps.pool, { id: fileId, name: sent.name, mediaType: sent.mediaType })
  },
})

const preview = route({
  method: 'POST',
  url: '/applications/:id/preview',
  permission: 'applications.read',
  tag,
  summary: 'Show what accepting an application would do',
  changesNothing: true,
  params,
  body: closed(choice),
  response: applicationPlan,
  handler: async ({ deps, params: { id }, body }) =>
    readSnapshot(deps.pool, async (db) => {
      const entry = found(await loadApplication(db, id))
      return planOf(db, found(entry.state === 'draft' ? undefined : entry), choiceOf(body))
    }),
})

const accept = route({
  method: 'POST',
  url: '/applications/:id/accept',
  permission: 'applications.decide',
  tag,
  summary: 'Accept an application: open its move-in',
  description: 'Opens an ordinary service request with its own prerequisites, once; the applicant is told.',
  idempotent: true,
  params,
  body: closed({ version: version(), ...choice, reason: optional(reason()) }),
  response: decided,
  handler: async ({ deps, params: { id }, body, command }) =>
    acceptApplication(
      deps.pool,
      command({ applicationId: id, version: body.version, ...choiceOf(body) }, body.reason ?? 'Applied online'),
    ),
})

const connect = route({
  method: 'POST',
  url: '/applications/:id/connect',
  permission: 'applications.decide',
  tag,
  summary: 'Accept an application by the connection that was opened for it',
  idempotent: true,
  params,
  body: closed({ version: version(), connectionId: key() }),
  response: decided,
  handler: async ({ deps, params: { id }, body, command }) =>
    connectApplication(deps.pool, command({ applicationId: id, ...body })),
})

const ask = route({
  method: 'POST',
  url: '/applications/:id/ask',
  permission: 'applications.decide',
  tag,
  summary: 'Ask an applicant for more',
  idempotent: true,
  params,
  body: closed({ version: version(), askedFor: listOf(oneOf(APPLICATION_FILE_KINDS), 3, { min: 1 }), text: words() }),
  response: decided,
  handler: async ({ deps, params: { id }, body, command }) => askApplicant(deps.pool, command({ applicationId: id, ...body })),
})

const refuse = route({
  method: 'POST',
  url: '/applications/:id/refuse',
  permission: 'applications.decide',
  tag,
  summary: 'Refuse an application',
  idempotent: true,
  params,
  body: closed({ version: version(), text: words() }),
  response: decided,
  handler: async ({ deps, params: { id }, body, command }) =>
    refuseApplication(deps.pool, command({ applicationId: id, ...body })),
})

export const applicationRoutes: readonly Route[] = [list, read, file, preview, accept, connect, ask, refuse]
