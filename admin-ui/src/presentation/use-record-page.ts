import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { callApi } from '../http.js'
import { useRefreshMs } from '../live/live-standing.js'

const keyOf = (resource: string, id: string) => [resource, 'page', id] as const
const load = async <Page>(resource: string, id: string, signal?: AbortSignal): Promise<Page> =>
  (await callApi<Page>(`/${resource}/${encodeURIComponent(id)}`, { signal })).body

interface Options<Page> {
  /** Asks again every so many milliseconds; a function tells it from what came last, false stops. */
  readonly refreshMs?: number | ((page: Page | undefined) => number | false)
  /** False: nothing is asked yet. */
  readonly isWanted?: boolean
}

/** All that a record page shows, in one request. */
export function useRecordPage<Page>(resource: string, id: string, { refreshMs, isWanted }: Options<Page> = {}) {
  const fixed = useRefreshMs(resource, typeof refreshMs === 'function' ? undefined : refreshMs)
  return useQuery<Page>({
    queryKey: keyOf(resource, id),
    queryFn: ({ signal }) => load<Page>(resource, id, signal),
    refetchInterval: typeof refreshMs === 'function' ? (query) => refreshMs(query.state.data) : fixed,
    enabled: isWanted,
  })
}

/** Loads a record page ahead, when the pointer rests on what leads to it. */
export function usePrefetchPage(resource: string): (row: { readonly id: string | number }) => void {
  const queries = useQueryClient()
  return useCallback(
    (row) => {
      const id = String(row.id)
      void queries.prefetchQuery({
        queryKey: keyOf(resource, id),
        queryFn: ({ signal }) => load(resource, id, signal),
        staleTime: 15_000,
      })
    },
    [queries, resource],
  )
}
