import { Readable } from 'node:stream'
import { addOrderFile } from '../../activities/fieldwork/add-order-file.js'
import { completeWorkOrder } from '../../activities/fieldwork/complete-work-order.js'
import { reportProgress } from '../../activities/fieldwork/report-progress.js'
import { findStoredFile, readStoredFile } from '../../db/documents/stored-file-store.js'
import { filesOfOrder } from '../../db/fieldwork/work-order-page-reads.js'
import { found } from '../errors.js'
import { closed, key, oneOf, optional, reason, serial, text } from '../fields.js'
import { type Route, route } from '../route.js'
import { changedOrder, completedOrder, fieldDay as day, resultBody } from './contract.js'
import { fieldDay } from './field-day.js'

const ofOrder = closed({ id: key() })

/** A photo of a phone, as it comes. */
const PHOTO_BYTES_MAX = 12 * 1024 * 1024

const today = route({
  method: 'GET',
  url: '/field/today',
  permission: 'fieldwork.work',
  tag: 'fieldwork',
  summary: 'Read one’s own list of today, with everything a phone needs without signal',
  response: day,
  handler: async ({ deps, actor }) => fieldDay(deps.pool, actor.id),
})

function progress(act: 'start' | 'arrive', summary: string): Route {
  return route({
    method: 'POST',
    url: `/work-orders/:id/${act}`,
    permission: 'fieldwork.work',
    tag: 'fieldwork',
    summary,
    idempotent: true,
    params: ofOrder,
    body: closed({ reason: optional(reason()) }),
    response: changedOrder,
    handler: async ({ deps, params, body, may, command }) =>
      reportProgress(
        deps.pool,
        command({ workOrderId: params.id, act, mayActForOthers: may('fieldwork.dispatch') }, body.reason),
      ),
  })
}

const complete = route({
  method: 'POST',
  url: '/work-orders/:id/complete',
  permission: 'fieldwork.work',
  tag: 'fieldwork',
  summary: 'Report the result of a visit',
  description:
    'Everything at once. `resultId` is made on the phone: sent twice, the result counts once and gives the same answer.',
  idempotent: true,
  params: ofOrder,
  body: resultBody,
  response: completedOrder,
  handler: async ({ deps, params, body, may, command }) => {
    const answer = await completeWorkOrder(
      deps.pool,
      command({
        workOrderId: params.id,
        resultId: body.resultId,
        resultCode: body.resultCode,
        doneOn: body.doneOn,
        note: body.note ?? null,
        stepsDone: body.stepsDone,
        readings: body.readings.map((reading) => ({ ...reading, confirmed: reading.confirmed ?? [] })),
        materials: body.materials ?? [],
        removedMeterId: body.removedMeterId ?? null,
        setMeterId: body.setMeterId ?? null,
        mayActForOthers: may('fieldwork.dispatch'),
      }),
    )
    return { ...answer, followUps: [...answer.followUps] }
  },
})

const addFile = route({
  method: 'POST',
  url: '/work-orders/:id/files',
  permission: 'fieldwork.work',
  tag: 'fieldwork',
  summary: 'Add a photo or a signature to a work order',
  description: 'The picture itself is the body, PNG or JPEG.',
  idempotent: true,
  status: 201,
  params: ofOrder,
  query: closed({ kind: oneOf(['photo', 'signature']), caption: optional(text(300)) }),
  uploadMaxBytes: PHOTO_BYTES_MAX,
  response: closed({ fileId: serial() }),
  handler: async ({ deps, params, query, upload, may, command }) =>
    addOrderFile(
      deps.pool,
      command({
        workOrderId: params.id,
        kind: query.kind,
        caption: query.caption ?? null,
        mayActForOthers: may('fieldwork.dispatch'),
      }),
      upload as Readable,
    ),
})

const file = route({
  method: 'GET',
  url: '/work-orders/:id/files/:fileId',
  permission: 'fieldwork.read',
  tag: 'fieldwork',
  summary: 'Open a photo or a signature of a work order',
  params: closed({ id: key(), fileId: serial() }),
  produces: ['image/png', 'image/jpeg'],
  handler: async ({ deps, params, reply }) => {
    const known = found((await filesOfOrder(deps.pool, params.id)).find(({ fileId }) => fileId === params.fileId))
    const head = found(await findStoredFile(deps.pool, known.fileId))
    void reply.header('content-type', head.mediaType).header('content-disposition', `inline; filename="${head.name}"`)
    return Readable.from(readStoredFile(deps.pool, known.fileId))
  },
})

export const fieldRoutes: readonly Route[] = [
  today,
  progress('start', 'Say that the crew is on its way'),
  progress('arrive', 'Say that the crew has arrived'),
  complete,
  addFile,
  file,
]
