import { useSyncExternalStore } from 'react'
import { isToldAtOnce } from './stale-keys.js'

let isLive = false
const watchers = new Set<() => void>()

/** Noted by what follows the changes: whether the console is told of them now. */
export function noteLive(live: boolean): void {
  isLive = live
  for (const watcher of watchers) watcher()
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** While changes are told, asking is only a precaution. */
const PRECAUTION_MS = 60_000

/**
 * How often a page that shows this resource asks the API again: as often as it says, or rarely while changes of it are told anyway.
 * `false` stays: it is never asked.
 */
export function useRefreshMs<Wanted extends number | false | undefined>(resource: string, wanted: Wanted): Wanted | number {
  const live = useSyncExternalStore(watch, () => isLive)
  return live && typeof wanted === 'number' && isToldAtOnce(resource) ? Math.max(wanted, PRECAUTION_MS) : wanted
}
