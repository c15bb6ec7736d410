import type { Readable } from 'node:stream'
import { attachFile } from '../../activities/customers/attach-file.js'
import { belongsTo } from '../../db/customers/interaction-file-store.js'
import { findStoredFile } from '../../db/documents/stored-file-store.js'
import { ATTACHMENT_BYTES_MAX, ATTACHMENT_TYPES } from '../../domain/customers/attachment.js'
import { fileToSave, plainFileName } from '../attached-file.js'
import { found } from '../errors.js'
import { closed, serial, text } from '../fields.js'
import { type Route, route } from '../route.js'

const attach = route({
  method: 'POST',
  url: '/interactions/:id/files',
  permission: 'customers.note',
  tag: 'customers',
  summary: 'Attach a file to a contact',
  description:
    'The file itself is the body, its name a parameter. Its content must be what the name says: a picture, PDF or plain text.',
  idempotent: true,
  params: closed({ id: serial() }),
  query: closed({ name: text(255, { min: 1, description: 'The file’s name: meter.jpg' }) }),
  uploadMaxBytes: ATTACHMENT_BYTES_MAX,
  status: 201,
  response: closed({ fileId: serial() }),
  handler: async ({ deps, params, query, upload, command }) =>
    attachFile(deps.pool, command({ interactionId: params.id, name: plainFileName(query.name) }), upload as Readable),
})

const read = route({
  method: 'GET',
  url: '/interactions/:id/files/:fileId',
  permission: 'customers.read',
  tag: 'customers',
  summary: 'Open a file of a contact',
  params: closed({ id: serial(), fileId: serial() }),
  produces: ATTACHMENT_TYPES,
  handler: async ({ deps, params, reply }) => {
    const file = found(
      (await belongsTo(deps.pool, params.id, params.fileId)) ? await findStoredFile(deps.pool, params.fileId) : undefined,
    )
    return fileToSave(reply, deps.pool, { ...file, id: params.fileId })
  },
})

export const interactionFileRoutes: readonly Route[] = [attach, read]
