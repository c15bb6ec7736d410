import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Static } from 'typebox'
import type { previewAnswer, WishJson } from '../../../../api/services/request-contract.js'
import { callApi, type Problem, problemOf } from '../../http.js'

export type MovePreview = Static<typeof previewAnswer>

export interface PreviewStanding {
  /** What would happen; the former answer stays while a new one is awaited. */
  readonly preview: MovePreview | undefined
  /** Why it cannot be, as the request stands now. */
  readonly problem: Problem | undefined
  /** True where `preview` or `problem` answers exactly what is asked now. */
  readonly isCurrent: boolean
}

const PAUSE_MS = 300

/** Asks what a request would do while it is typed, a moment after the last key. Nothing is asked before the request is complete. */
export function usePreview(wish: WishJson | undefined): PreviewStanding {
  const text = wish === undefined ? undefined : JSON.stringify(wish)
  const [asked, setAsked] = useState(text)
  useEffect(() => {
    const wait = setTimeout(() => setAsked(text), PAUSE_MS)
    return () => clearTimeout(wait)
  }, [text])
  const query = useQuery({
    queryKey: ['service-requests', 'preview', asked],
    queryFn: async ({ signal }) =>
      (await callApi<MovePreview>('/service-requests/preview', { method: 'POST', body: JSON.parse(asked ?? '{}'), signal })).body,
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 5_000,
  })
  if (wish === undefined) return { preview: undefined, problem: undefined, isCurrent: false }
  const isSettled = asked === text && !query.isPlaceholderData && !query.isFetching
  const problem = isSettled ? problemOf(query.error) : undefined
  return {
    preview: problem === undefined ? query.data : undefined,
    problem,
    isCurrent: isSettled && (query.data !== undefined || problem !== undefined),
  }
}
