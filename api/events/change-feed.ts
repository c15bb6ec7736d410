import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { listen } from '../../db/listen.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { LIMITS } from '../limits.js'

/** Something that changed: its kind and id, never its data. Without an id: several of the kind. */
export interface Change {
  readonly kind: string
  readonly id: string | null
}

/** Changes of a moment; `all`: something may have been missed, so that whatever is shown is to be read again. */
export interface ChangeEvent {
  readonly id: string
  readonly changes: readonly Change[] | 'all'
}

export interface Follower {
  readonly personId: string
  /** The last event that was seen, of an earlier stream. */
  readonly after: string | undefined
  readonly tell: (event: ChangeEvent) => void
  /** The feed ends: nothing more will be told. */
  readonly end: () => void
}

/** What this process is told by the database, for the consoles that follow it. */
export interface ChangeFeed {
  /** Returns how to stop following. Refuses TOO_MANY_REQUESTS and OVERLOADED. */
  follow(follower: Follower): () => void
  close(): Promise<void>
}

const CHANNEL = 'penstock_changes'
/** Changes are gathered for so long: a person sees no delay, and a burst is one event. */
const GATHER_MS = 250
/** Events kept for those who come back after a broken connection. */
const KEPT = 500
/** Changes of one kind in an event; more are told as one change of the kind. */
const CHANGES_OF_KIND = 50

/** Listens to the database on one connection, for all followers of this process. */
export function startChangeFeed(pool: pg.Pool): ChangeFeed {
  const origin = randomUUID().slice(0, 8)
  const followers = new Set<Follower>()
  const events: ChangeEvent[] = []
  let last = 0
  let gathered = new Map<string, Set<string | null>>()
  let timer: NodeJS.Timeout | undefined

  const publish = (changes: ChangeEvent['changes']): void => {
    last += 1
    const event = { id: `${origin}-${last}`, changes }
    events.push(event)
    if (events.length > KEPT) events.shift()
    for (const follower of followers) follower.tell(event)
  }
  const flush = (): void => {
    timer = undefined
    const changes = [...gathered].flatMap(([kind, ids]) =>
      ids.has(null) || ids.size > CHANGES_OF_KIND ? [{ kind, id: null }] : [...ids].map((id) => ({ kind, id })),
    )
    gathered = new Map()
    publish(changes)
  }
  const listener = listen(pool, CHANNEL, {
    notice: (payload) => {
      const { kind, id } = JSON.parse(payload) as Change
      gathered.set(kind, (gathered.get(kind) ?? new Set()).add(id))
      timer ??= setTimeout(flush, GATHER_MS)
    },
    // Whatever happened before, or while the connection was broken, was not heard.
    listening: () => publish('all'),
  })

  return {
    follow: (follower) => {
      refuseTooMany(followers, follower.personId)
      for (const event of missed(events, origin, last, follower.after)) follower.tell(event)
      followers.add(follower)
      return () => followers.delete(follower)
    },
    close: async () => {
      clearTimeout(timer)
      for (const follower of followers) follower.end()
      await listener.close()
    },
  }
}

function refuseTooMany(followers: ReadonlySet<Follower>, personId: string): void {
  if (followers.size >= LIMITS.eventStreams)
    refuse('OVERLOADED', 'Too many consoles follow at once. Pages refresh by themselves.')
  const mine = [...followers].filter((follower) => follower.personId === personId).length
  if (mine >= LIMITS.eventStreamsOfOne) refuse('TOO_MANY_REQUESTS', 'You follow from too many windows. Close some of them.')
}

/** What somebody who saw `after` last has missed; everything, where that is not known here (any more). */
function missed(events: readonly ChangeEvent[], origin: string, last: number, after: string | undefined): ChangeEvent[] {
  if (after === undefined) return []
  const [theirOrigin, number] = after.split('-')
  const seen = Number(number)
  if (theirOrigin !== origin || !(seen >= last - events.length)) return [{ id: `${origin}-${last}`, changes: 'all' }]
  return events.slice(events.length - (last - seen))
}
