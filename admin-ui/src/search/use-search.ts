import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { isSearchable } from '../../../domain/kernel/is-searchable.js'
import { callApi } from '../http.js'
import type { SearchAnswer } from './search-hit.js'

const PAUSE_MS = 120

/** Answers while typing: asks a moment after the last key and keeps the former answer on screen until the new one is there. */
export function useSearch(text: string) {
  const [asked, setAsked] = useState(text.trim())
  useEffect(() => {
    const wait = setTimeout(() => setAsked(text.trim()), PAUSE_MS)
    return () => clearTimeout(wait)
  }, [text])
  return useQuery({
    queryKey: ['search', asked],
    queryFn: async ({ signal }) => (await callApi<SearchAnswer>(`/search?q=${encodeURIComponent(asked)}`, { signal })).body,
    enabled: isSearchable(asked),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
}
