import type { Change } from './stale-keys.js'

/** What the console hears: changes; `all` where it may have missed some; whether it is being told at all. */
export type Heard =
  | { readonly what: 'changes'; readonly changes: readonly Change[] }
  | { readonly what: 'all' }
  | { readonly what: 'standing'; readonly isLive: boolean }

const NAME = 'penstock-live'
/** After the server refused the stream; while it merely broke, the browser comes back by itself. */
const AGAIN_MS = 30_000

/**
 * Follows what changes on the server until it is told to stop. Of all windows of this browser one holds the stream and tells the others:
 * a browser has few connections to one server. Where a browser lacks what that needs, each window has a stream of its own.
 */
export function followChanges(hear: (heard: Heard) => void): () => void {
  if (typeof EventSource === 'undefined') return () => undefined
  if (typeof BroadcastChannel === 'undefined' || navigator.locks === undefined) return openStream(hear)
  const channel = new BroadcastChannel(NAME)
  let standing: Heard = { what: 'standing', isLive: false }
  let isLeader = false
  const tellAll = (heard: Heard): void => {
    if (heard.what === 'standing') standing = heard
    hear(heard)
    channel.postMessage(heard)
  }
  channel.addEventListener('message', ({ data }: MessageEvent<Heard | 'hello'>) => {
    if (data !== 'hello') hear(data)
    else if (isLeader) channel.postMessage(standing)
  })
  channel.postMessage('hello')
  const leaving = new AbortController()
  const lead = (): Promise<void> =>
    new Promise((resolve) => {
      isLeader = true
      const close = openStream(tellAll)
      leaving.signal.addEventListener('abort', () => {
        close()
        resolve()
      })
    })
  // Rejected where this window goes away before its turn.
  navigator.locks.request(NAME, { signal: leaving.signal }, lead).catch(() => undefined)
  return () => {
    leaving.abort()
    channel.close()
  }
}

function openStream(hear: (heard: Heard) => void): () => void {
  let source: EventSource | undefined
  let again: number | undefined
  let wasLive = false
  const open = (): void => {
    source = new EventSource('/api/v1/events')
    source.addEventListener('open', () => {
      hear({ what: 'standing', isLive: true })
      // A stream of its own begins without a past: what changed before it is read once.
      if (!wasLive) hear({ what: 'all' })
      wasLive = true
    })
    source.addEventListener('change', ({ data }: MessageEvent<string>) =>
      hear({ what: 'changes', changes: JSON.parse(data) as Change[] }),
    )
    source.addEventListener('all', () => hear({ what: 'all' }))
    source.addEventListener('error', () => {
      if (source?.readyState !== EventSource.CLOSED) return
      wasLive = false
      hear({ what: 'standing', isLive: false })
      again = window.setTimeout(open, AGAIN_MS)
    })
  }
  open()
  return () => {
    window.clearTimeout(again)
    source?.close()
  }
}
