import { useQuery } from '@tanstack/react-query'
import { callApi } from '../http.js'

/** The kinds of processes there are, for a filter to offer. */
export function useProcessKinds(): readonly string[] {
  const { data = [] } = useQuery({
    queryKey: ['process-kinds'],
    queryFn: async ({ signal }) => (await callApi<string[]>('/process-kinds', { signal })).body,
    staleTime: 60_000,
  })
  return data
}
