import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { followChanges } from './follow-changes.js'
import { noteLive } from './live-standing.js'
import { type Change, isStale } from './stale-keys.js'

/** A burst of changes is one refresh. */
const GATHER_MS = 200

/** Reads what is shown again when the server says that it changed, as long as somebody is signed in. */
export function useLiveUpdates(): void {
  const queries = useQueryClient()
  useEffect(() => {
    let gathered: Change[] | 'all' = []
    let timer: number | undefined
    const refresh = (): void => {
      const changes = gathered
      gathered = []
      timer = undefined
      void queries.invalidateQueries({ predicate: ({ queryKey }) => changes === 'all' || isStale(queryKey, changes) })
    }
    const stop = followChanges((heard) => {
      if (heard.what === 'standing') {
        noteLive(heard.isLive)
        return
      }
      gathered = heard.what === 'all' || gathered === 'all' ? 'all' : [...gathered, ...heard.changes]
      timer ??= window.setTimeout(refresh, GATHER_MS)
    })
    return () => {
      window.clearTimeout(timer)
      noteLive(false)
      stop()
    }
  }, [queries])
}
