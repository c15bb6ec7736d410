import { PassThrough } from 'node:stream'
import { LIMITS } from '../limits.js'
import { type Route, route } from '../route.js'
import type { Change, ChangeEvent } from './change-feed.js'
import { isTold } from './event-kinds.js'

/** A comment now and then keeps proxies from ending a stream that has nothing to say. */
const STILL_HERE_MS = 20_000
/** A reader so far behind is let go; it comes back and reads everything anew. */
const UNREAD_BYTES = 262_144

const events = route({
  method: 'GET',
  url: '/events',
  permission: 'utility.read',
  tag: 'events',
  summary: 'Follow what changes',
  description:
    'Server-sent events. `change`: a list of `{kind, id}` of what changed, without data, of the kinds the asker may see; `id` is null where ' +
    'several of the kind did. `all`: something may have been missed, read again what is shown. With `Last-Event-ID` it goes on where it broke ' +
    'off. A stream ends after some minutes; browsers come back by themselves.',
  produces: ['text/event-stream'],
  handler: async ({ deps, request, reply, actor, may }) => {
    const stream = new PassThrough()
    const last = request.headers['last-event-id']
    const unfollow = deps.changes?.follow({
      personId: actor.id,
      after: typeof last === 'string' ? last.slice(0, 64) : undefined,
      tell: (event) => {
        const text = textOf(event, ({ kind }) => isTold(kind, may))
        if (text !== undefined) stream.write(text)
        if (stream.writableLength > UNREAD_BYTES) stream.destroy()
      },
      end: () => stream.end(),
    })
    const stillHere = setInterval(() => stream.write(': still here\n\n'), STILL_HERE_MS)
    // Who it is and what they may see is asked again with each stream.
    const ending = setTimeout(() => stream.end(), deps.config.limits?.eventStreamMs ?? LIMITS.eventStreamMs)
    stream.once('close', () => {
      unfollow?.()
      clearInterval(stillHere)
      clearTimeout(ending)
    })
    stream.write('retry: 2000\n\n')
    // Its connection ends with it, so that a server that stops waits for none.
    void reply.header('x-accel-buffering', 'no').header('connection', 'close').type('text/event-stream')
    return stream
  },
})

/** An event as it is sent; undefined where nothing of it is for the asker. */
function textOf(event: ChangeEvent, isForAsker: (change: Change) => boolean): string | undefined {
  if (event.changes === 'all') return `id: ${event.id}\nevent: all\ndata: {}\n\n`
  const changes = event.changes.filter(isForAsker)
  return changes.length === 0 ? undefined : `id: ${event.id}\nevent: change\ndata: ${JSON.stringify(changes)}\n\n`
}

export const eventRoutes: readonly Route[] = [events]
