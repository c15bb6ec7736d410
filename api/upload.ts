import { Transform, type Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RefusedError } from '../domain/kernel/outcome.js'

// A page of another site can make a browser send these without asking; no upload of ours comes as one.
const FORMS = /^\s*(multipart\/|application\/x-www-form-urlencoded|text\/plain)/i

/** In this scope bodies are not parsed: whatever the content type, the handler gets the stream. */
export function takeBodiesAsStreams(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser(
    '*',
    (request: FastifyRequest, payload: Readable, done: (error: Error | null, body?: Readable) => void) => {
      if (FORMS.test(request.headers['content-type'] ?? '')) {
        done(new RefusedError({ code: 'UNSUPPORTED_MEDIA_TYPE', message: 'Send the file itself as the body, not a form.' }))
        return
      }
      done(null, payload)
    },
  )
}

/** The upload's bytes, ending in an error where there are more than `maxBytes`. */
export function boundedUpload(request: FastifyRequest, maxBytes: number): Readable {
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > maxBytes) throw tooLarge(maxBytes)
  let received = 0
  const bounded = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      received += chunk.length
      done(received > maxBytes ? tooLarge(maxBytes) : null, chunk)
    },
  })
  const body = request.body as Readable
  body.on('error', (error) => bounded.destroy(error))
  return body.pipe(bounded)
}

function tooLarge(maxBytes: number): RefusedError {
  const message = `The file is larger than the ${Math.floor(maxBytes / 1_048_576)} MB that may be sent here.`
  return new RefusedError({ code: 'PAYLOAD_TOO_LARGE', message })
}
