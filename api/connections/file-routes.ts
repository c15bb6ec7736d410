import { Readable } from 'node:stream'
import { addConnectionFile } from '../../activities/connections/add-connection-file.js'
import { filesOf } from '../../db/connections/record-store.js'
import { readStoredFile } from '../../db/documents/stored-file-store.js'
import { ATTACHMENT_BYTES_MAX, ATTACHMENT_TYPES } from '../../domain/customers/attachment.js'
import { found, InvalidRequest } from '../errors.js'
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
    addConnectionFile(deps.pool, command({ connectionOrderId: params.id, name: plainName(query.name) }), upload as Readable),
})

/** A name and no path. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  if (last === '' || /\p{Cc}/u.test(last))
    throw new InvalidRequest([{ field: 'query/name', message: 'must be the name of a file' }])
  return last
}

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
    // Always to be saved, never shown in place: what people sent runs nothing in the console's origin.
    void reply.header('content-type', file.mediaType)
    void reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    return Readable.from(readStoredFile(deps.pool, params.fileId))
  },
})

export const connectionFileRoutes: readonly Route[] = [add, read]
