import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type pg from 'pg'
import { readStoredFile } from '../db/documents/stored-file-store.js'
import { InvalidRequest } from './errors.js'

/** A file's name without any path. Throws InvalidRequest where nothing of a name is left. */
export function plainFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  if (last === '' || /\p{Cc}/u.test(last))
    throw new InvalidRequest([{ field: 'query/name', message: 'must be the name of a file' }])
  return last
}

/** A file that people sent, always to be saved, never shown in place: it runs nothing in the console's origin. */
export function fileToSave(
  reply: FastifyReply,
  pool: pg.Pool,
  file: { readonly id: number; readonly name: string; readonly mediaType: string },
): Readable {
  void reply.header('content-type', file.mediaType)
  void reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
  return Readable.from(readStoredFile(pool, file.id))
}
