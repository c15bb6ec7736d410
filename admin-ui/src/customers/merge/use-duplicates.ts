import { useQuery } from '@tanstack/react-query'
import type { DuplicateJson } from '../../../../api/customers/merge-contract.js'
import { callApi } from '../../http.js'

/** Records that may be the same customer; asked once in a while, for they hardly change. */
export function useDuplicates(customerId: string): readonly DuplicateJson[] {
  const { data = [] } = useQuery({
    queryKey: ['customers', 'duplicates', customerId],
    queryFn: async ({ signal }) =>
      (await callApi<DuplicateJson[]>(`/customers/${encodeURIComponent(customerId)}/duplicates`, { signal })).body,
    staleTime: 60_000,
  })
  return data
}
