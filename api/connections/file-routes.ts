import type { Readable } from 'node:stream'
import { addConnectionFile } from '../../activities/connections/add-connection-file.js'
import { filesOf } from '../../db/connections/record-store.js'
import { ATTACHMENT_BYTES_MAX, ATTACHMENT_TYPES } from '../../domain/customers/attachment.js'
import { fileToSave, plainFileName } from '../attached-file.js'
import { found } from '../errors.js'
import { closed, key, serial, text } from '../fields.js'
import { type Route, route } from '../route.js'

const add = route({
  method: 'POST',
  url: '/connections/:id/files',
  permission: 'connections.record',
  tag: 'connections',
  summary: 'Add a drawing, a photo or a permit to a connection',
  description:
    'The file itself is the body, its name a parameter. Its content must be what the name says: a picture, PDF or plain text.',
  idempotent: true,
  params: closed({ id: key() }),
  query: closed({ name: text(255, { min: 1, description: 'The file’s name: as-built.pdf' }) }),
  uploadMaxBytes: ATTACHMENT_BYTES_MAX,
  status: 201,
  response: closed({ fileId: serial() }),
  handler: async ({ deps, params, query, upload, command }) =>
    addConnectionFile(deps.pool, command({ connectionOrderId: params.id, name: plainFileName(query.name) }), upload as Readable),
})

const read = route({
  method: 'GET',
  url: '/connections/:id/files/:fileId',
  permission: 'connections.read',
  tag: 'connections',
  summary: 'Open a file of a connection',
  params: closed({ id: key(), fileId: serial() }),
  produces: ATTACHMENT_TYPES,
  handler: async ({ deps, params, reply }) => {
    const file = found((await filesOf(deps.pool, params.id)).find(({ id }) => id === params.fileId))
    return fileToSave(reply, deps.pool, { ...file, id: params.fileId })
  },
})

export const connectionFileRoutes: readonly Route[] = [add, read]
